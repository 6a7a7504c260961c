//! Editing OpenAPI documents: what the bodies of REST and HTTP APIs have in common.

pub mod document;

/// The authorizer of signed requests, which needs no definition.
pub const AWS_IAM: &str = "AWS_IAM";

/// The name under which an event does without the API's default authorizer.
pub const NO_AUTHORIZER: &str = "NONE";
