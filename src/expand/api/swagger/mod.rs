//! Editing the bodies of REST APIs.
//!
//! Deployment ids hash the printed body, so what is put in when, and into which kind of map,
//! follows the SAM service to the letter; see [`crate::tree::Map::hash_ordered`].

mod cors;
mod integration;
mod request;
mod resource_policy;
mod security;
#[cfg(test)]
mod tests;

pub use cors::Cors;
pub use integration::{LambdaIntegration, StateMachineIntegration};
pub use request::{RequestModel, RequestParameter};
pub use resource_policy::path_pattern;
pub use security::{DefaultAuthorizer, MethodAuthorizer};

use super::super::open_api::document::{Document, Edited, SERVERS, invalid, is_version_3};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text, Value};

const SECURITY_DEFINITIONS: &str = "securityDefinitions";
const GATEWAY_RESPONSES: &str = "x-amazon-apigateway-gateway-responses";
const DEFINITIONS: &str = "definitions";
const BINARY_MEDIA_TYPES: &str = "x-amazon-apigateway-binary-media-types";
const ENDPOINT_CONFIGURATION: &str = "x-amazon-apigateway-endpoint-configuration";
const DISABLE_ENDPOINT: &str = "disableExecuteApiEndpoint";

/// Keys of a path item that are no methods.
const NO_METHODS: &[&str] = &["summary", "description", "parameters"];

/// The body of a REST API while it is being edited.
///
/// Three sections are kept beside the document until the end, because the service puts them in
/// last, and only when there is something in them.
#[derive(Debug, Clone)]
pub struct SwaggerEditor {
    /// The document without what is kept beside it.
    pub document: Document,
    security_definitions: Node,
    gateway_responses: Node,
    definitions: Node,
}

impl SwaggerEditor {
    /// An editor on a copy of the body.
    pub fn new(body: &Node) -> Edited<Self> {
        let document = Document::copy_of(body).filter(|_| is_valid(body));
        let Some(document) = document else { return Err(not_editable(body)) };
        document.check_paths()?;
        let section = |name| {
            let section = document.root.truthy(name);
            section.cloned().unwrap_or_else(|| hashed_map!(body.span))
        };
        let security_definitions = section(SECURITY_DEFINITIONS);
        let gateway_responses = section(GATEWAY_RESPONSES);
        let definitions = section(DEFINITIONS);
        Ok(SwaggerEditor { document, security_definitions, gateway_responses, definitions })
    }

    /// The edited body: what the reference calls `editor.swagger`.
    pub fn into_body(mut self) -> Node {
        let sections = [
            (SECURITY_DEFINITIONS, self.security_definitions),
            (GATEWAY_RESPONSES, self.gateway_responses),
            (DEFINITIONS, self.definitions),
        ];
        for (name, section) in sections {
            if section.is_truthy() {
                self.document.root.insert(name, section);
            }
        }
        self.document.body()
    }

    /// Turns the default endpoint off, or on.
    pub fn set_disable_execute_api_endpoint(&mut self, value: Node) -> Edited<()> {
        if !self.document.root.get("openapi").is_some_and(is_version_3) {
            return set_disable_endpoint(&mut self.document.root, value);
        }
        let cause = value.span;
        let mut servers = match self.document.root.get(SERVERS) {
            Some(servers) => servers.clone(),
            None => list!(cause; hashed_map!(cause)),
        };
        let span = servers.span;
        let Some(items) = servers.as_list_mut() else {
            return Err(invalid(span, format!("`{SERVERS}` must be a list, but it is {}", servers.kind())));
        };
        for item in items {
            let Value::Map(server) = &mut item.value else {
                let found = format!("each of the `{SERVERS}` must be a map, but this is {}", item.kind());
                return Err(invalid(item.span, found));
            };
            set_disable_endpoint(server, value.clone())?;
        }
        self.document.root.insert(SERVERS, servers);
        Ok(())
    }

    /// Sets the media types that are passed through as they are. `~1` stands for a slash in them.
    pub fn set_binary_media_types(&mut self, types: &Node) {
        self.document.root.insert(BINARY_MEDIA_TYPES, with_slashes(types));
    }

    /// Adds definitions of gateway responses: `(response type, definition)`.
    pub fn add_gateway_responses(&mut self, responses: Vec<(Text, Node)>) -> Edited<()> {
        let section = map_section(&mut self.gateway_responses, GATEWAY_RESPONSES)?;
        for (response_type, definition) in responses {
            section.insert(response_type, definition);
        }
        Ok(())
    }

    /// Adds schemas of models, by the names of the models in lower case.
    pub fn add_models(&mut self, models: &Map) -> Edited<()> {
        let section = map_section(&mut self.definitions, DEFINITIONS)?;
        for (name, span, schema) in models.walk() {
            if schema.truthy("type").is_none() {
                let found = format!("the schema of model `{name}` has no `type`");
                return Err(Box::new(
                    invalid(span, found).help("add `type: object`, or whichever type it is"),
                ));
            }
            section.insert(name.derive(name.to_lowercase()), schema.clone());
        }
        Ok(())
    }
}

/// Whether SAM can edit the body: a map with `paths`, and a version of Swagger or OpenAPI 3.
pub fn is_valid(body: &Node) -> bool {
    let versioned = body.truthy("swagger").is_some() || body.truthy("openapi").is_some_and(is_version_3);
    versioned && body.get("paths").is_some_and(|paths| paths.as_map().is_some())
}

/// A body without any paths.
pub fn skeleton(cause: Span) -> Node {
    hashed_map!(cause;
        "swagger" => "2.0",
        "info" => hashed_map!(cause;
            "version" => "1.0",
            "title" => intrinsic::reference("AWS::StackName", cause),
        ),
        "paths" => hashed_map!(cause),
    )
}

fn not_editable(body: &Node) -> Box<crate::diagnostic::Diagnostic> {
    let (span, found, help) = match body.as_map() {
        None => {
            (body.span, format!("the body of an API must be a map, but it is {}", body.kind()), PATHS_HELP)
        }
        Some(map) => match map.get("paths") {
            None => (body.span, "this body of an API has no `paths`".to_owned(), PATHS_HELP),
            Some(paths) if paths.as_map().is_none() => {
                (paths.span, format!("`paths` must be a map, but it is {}", paths.kind()), PATHS_HELP)
            }
            Some(_) => match map.get("openapi") {
                Some(version) => {
                    (version.span, "SAM edits OpenAPI documents of version 3 only".into(), VERSION_HELP)
                }
                None => (body.span, "this body of an API does not say its version".into(), VERSION_HELP),
            },
        },
    };
    Box::new(invalid(span, found).help(help))
}

const PATHS_HELP: &str = "write `paths:` with the paths below it; `paths: {}` when events add them all";
const VERSION_HELP: &str = "write `openapi: '3.0.1'` or `swagger: '2.0'`, in quotes, at the top of the body";

fn set_disable_endpoint(map: &mut Map, value: Node) -> Edited<()> {
    let cause = value.span;
    let configuration = map.get_or_insert_with(ENDPOINT_CONFIGURATION, || map!(cause));
    let Value::Map(configuration) = &mut configuration.value else {
        let found = format!("`{ENDPOINT_CONFIGURATION}` must be a map, but it is {}", configuration.kind());
        return Err(invalid(configuration.span, found));
    };
    configuration.insert(DISABLE_ENDPOINT, value);
    Ok(())
}

fn with_slashes(types: &Node) -> Node {
    let value = match &types.value {
        Value::Map(map) => {
            let mut replaced = Map::hash_ordered();
            for (key, value) in map.iter() {
                replaced.insert(Text::written(key.replace("~1", "/")), with_slashes(value));
            }
            Value::Map(replaced)
        }
        Value::List(items) => Value::List(items.iter().map(with_slashes).collect()),
        Value::String(text) => Value::String(Text::written(text.replace("~1", "/"))),
        other => other.clone(),
    };
    Node::new(value, types.span)
}

/// A section that must be a map.
fn map_section<'a>(section: &'a mut Node, name: &str) -> Edited<&'a mut Map> {
    match section {
        Node { value: Value::Map(map), .. } => Ok(map),
        other => {
            let found = format!("`{name}` of the body must be a map, but it is {}", other.kind());
            Err(invalid(other.span, found))
        }
    }
}
