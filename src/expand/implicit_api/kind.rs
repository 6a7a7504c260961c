//! The two kinds of APIs that events imply.

use super::super::api::{self, swagger};
use super::super::events;
use super::super::http_api::{self, open_api};
use super::super::property::Property;
use super::{BODY, MANAGED};
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node};

/// What sets REST APIs and HTTP APIs apart here.
pub struct Kind {
    /// The type of the events that add routes.
    pub event_type: &'static str,
    /// The properties of those events.
    pub event_properties: &'static [Property],
    /// The property by which an event names its API.
    pub api_property: &'static str,
    /// The type of the APIs.
    pub api_type: &'static str,
    /// The logical id of the implicit API.
    pub implicit_id: &'static str,
    /// Whether an event without path and method is the catch-all route.
    pub has_default_route: bool,
    /// Whether events may bring settings of their routes.
    pub has_route_settings: bool,
    /// A body without paths.
    pub skeleton: fn(Span) -> Node,
    /// The name of the implicit API's stage, where it has none by default.
    stage_name: Option<&'static str>,
}

/// `AWS::Serverless::Api`.
pub const REST: Kind = Kind {
    event_type: events::api::SOURCE.name,
    event_properties: events::api::SOURCE.properties,
    api_property: "RestApiId",
    api_type: api::TYPE.name,
    implicit_id: "ServerlessRestApi",
    has_default_route: false,
    has_route_settings: false,
    skeleton: swagger::skeleton,
    stage_name: Some("Prod"),
};

/// `AWS::Serverless::HttpApi`.
pub const HTTP: Kind = Kind {
    event_type: events::http_api::SOURCE.name,
    event_properties: events::http_api::SOURCE.properties,
    api_property: "ApiId",
    api_type: http_api::TYPE.name,
    implicit_id: "ServerlessHttpApi",
    has_default_route: true,
    has_route_settings: true,
    skeleton: open_api::skeleton,
    stage_name: None,
};

impl Kind {
    /// The implicit API without paths.
    pub fn implicit_api(&self, cause: Span) -> Node {
        let mut properties = Map::new();
        properties.insert_some("StageName", self.stage_name.map(|name| name.into_node(cause)));
        properties.insert(BODY, (self.skeleton)(cause));
        properties.insert(MANAGED, true.into_node(cause));
        map!(cause; "Type" => self.api_type, "Properties" => properties)
    }
}
