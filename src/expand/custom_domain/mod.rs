//! What custom domains of REST, HTTP and WebSocket APIs have in common.

pub mod record_set;
mod truststore;

pub use truststore::truststore;
