//! What HTTP APIs and WebSocket APIs have in common: both are made of `AWS::ApiGatewayV2`.

pub mod domain;
mod mapping;
pub mod stage;
pub mod tags;

/// What templates may refer to of an API.
pub const REFERABLE: &[(&str, &str)] =
    &[("Stage", "AWS::ApiGatewayV2::Stage"), ("DomainName", "AWS::ApiGatewayV2::DomainName")];
