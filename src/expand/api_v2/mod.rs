//! What HTTP APIs and WebSocket APIs have in common: both are made of `AWS::ApiGatewayV2`.

pub mod domain;
mod mapping;
pub mod stage;
pub mod tags;
