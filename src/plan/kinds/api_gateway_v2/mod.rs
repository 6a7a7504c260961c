//! HTTP and WebSocket APIs: the types of `AWS::ApiGatewayV2`.

pub mod api;
pub mod api_mapping;
pub mod authorizer;
pub mod domain_name;
pub mod integration;
pub mod integration_response;
pub mod route;
pub mod stage;

use super::Kind;
use super::api_gateway::without_effect;

/// A state of an API; stages show the newest.
pub const DEPLOYMENT: Kind = without_effect("AWS::ApiGatewayV2::Deployment");
/// What a message looks like.
pub const MODEL: Kind = without_effect("AWS::ApiGatewayV2::Model");
/// What the answer to a message looks like; whether there is one, the route says.
pub const ROUTE_RESPONSE: Kind = without_effect("AWS::ApiGatewayV2::RouteResponse");
