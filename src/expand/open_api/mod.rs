//! Editing OpenAPI documents: what the bodies of REST and HTTP APIs have in common.

pub mod document;
