//! The two kinds of APIs that events imply.

use super::{BODY, MANAGED};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Value};

/// What sets REST APIs and HTTP APIs apart here.
pub struct Kind {
    /// The type of the events that add routes.
    pub event_type: &'static str,
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
    /// The key and value by which a body says what version it is written in.
    version: (&'static str, &'static str),
    /// The name of the implicit API's stage, where it has none by default.
    stage_name: Option<&'static str>,
}

/// `AWS::Serverless::Api`.
pub const REST: Kind = Kind {
    event_type: "Api",
    api_property: "RestApiId",
    api_type: "AWS::Serverless::Api",
    implicit_id: "ServerlessRestApi",
    has_default_route: false,
    has_route_settings: false,
    version: ("swagger", "2.0"),
    stage_name: Some("Prod"),
};

/// `AWS::Serverless::HttpApi`.
pub const HTTP: Kind = Kind {
    event_type: "HttpApi",
    api_property: "ApiId",
    api_type: "AWS::Serverless::HttpApi",
    implicit_id: "ServerlessHttpApi",
    has_default_route: true,
    has_route_settings: true,
    version: ("openapi", "3.0.1"),
    stage_name: None,
};

impl Kind {
    /// A body without paths.
    pub fn skeleton(&self, cause: Span) -> Node {
        let title = intrinsic::reference("AWS::StackName", cause);
        let info = hash_ordered(cause, [("version", Node::made("1.0", cause)), ("title", title)]);
        let version = Node::made(self.version.1, cause);
        let paths = hash_ordered(cause, []);
        hash_ordered(cause, [(self.version.0, version), ("info", info), ("paths", paths)])
    }

    /// The implicit API without paths.
    pub fn implicit_api(&self, cause: Span) -> Node {
        let mut properties = Map::new();
        properties.insert_some("StageName", self.stage_name.map(|name| name.into_node(cause)));
        properties.insert(BODY, self.skeleton(cause));
        properties.insert(MANAGED, true.into_node(cause));
        map!(cause; "Type" => self.api_type, "Properties" => properties)
    }
}

fn hash_ordered<const N: usize>(cause: Span, entries: [(&str, Node); N]) -> Node {
    let mut map = Map::hash_ordered();
    for (key, node) in entries {
        map.insert(key, node);
    }
    Node::new(Value::Map(map), cause)
}
