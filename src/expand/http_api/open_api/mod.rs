//! Editing the bodies of HTTP APIs, which are OpenAPI 3 documents.

mod integration;
mod security;

use super::super::open_api::document::{self, Document, Edited, SERVERS, invalid};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value};

const CORS: &str = "x-amazon-apigateway-cors";
const TAG_VALUE: &str = "x-amazon-apigateway-tag-value";
const ENDPOINT_CONFIGURATION: &str = "x-amazon-apigateway-endpoint-configuration";

/// The body of an HTTP API while it is being edited.
#[derive(Debug, Clone)]
pub struct OpenApi {
    /// The document.
    pub document: Document,
}

/// Whether the body is an OpenAPI 3 document: only such ones can be edited.
pub fn is_editable(body: &Node) -> bool {
    let version = body.truthy("openapi");
    let paths = body.get("paths").and_then(Node::as_map);
    paths.is_some() && version.is_some_and(document::is_version_3)
}

impl OpenApi {
    /// A copy of the body, to edit it.
    pub fn copy_of(body: &Node) -> Edited<OpenApi> {
        let document = Document::copy_of(body).filter(|_| is_editable(body));
        let document = document.ok_or_else(|| not_editable(body))?;
        section_map(&document.root, "components")?;
        Ok(OpenApi { document })
    }

    /// The edited document as the body of an API.
    pub fn body(&self) -> Node {
        self.document.body()
    }

    /// A value below `info`, unless it is absent or null.
    pub fn info(&self, key: &str) -> Edited<Option<&Node>> {
        Ok(section_map(&self.document.root, "info")?.and_then(|info| info.given(key)))
    }

    /// Sets a value below `info`, which is a map or nothing.
    pub fn set_info(&mut self, key: &str, value: Node) {
        edit_section(&mut self.document.root, "info", value.span, |info| {
            info.insert(key, value);
        });
    }

    /// The CORS configuration, to change it.
    pub fn cors_mut(&mut self, cause: Span) -> Edited<&mut Map> {
        match self.document.root.get_or_insert_with(CORS, || map!(cause)) {
            Node { value: Value::Map(map), .. } => Ok(map),
            other => {
                let found = format!("`{CORS}` must be a map, but it is {}", other.kind());
                Err(invalid(other.span, found))
            }
        }
    }

    /// Turns the API's own address off, or on, on all servers.
    pub fn set_disable_execute_api_endpoint(&mut self, value: &Node) -> Edited<()> {
        let cause = value.span;
        let servers = self.document.root.get_or_insert_with(SERVERS, || list!(cause; map!(cause)));
        let span = servers.span;
        let Some(servers) = servers.as_list_mut() else {
            return Err(invalid(span, format!("`{SERVERS}` must be a list of maps")));
        };
        for server in servers {
            let span = server.span;
            let configuration = server
                .as_map_mut()
                .map(|server| server.get_or_insert_with(ENDPOINT_CONFIGURATION, || map!(cause)))
                .and_then(Node::as_map_mut);
            let Some(configuration) = configuration else {
                let found =
                    format!("each of the `{SERVERS}`, and its `{ENDPOINT_CONFIGURATION}`, must be a map");
                return Err(invalid(span, found));
            };
            configuration.insert("disableExecuteApiEndpoint", value.clone());
        }
        Ok(())
    }

    /// Sets the values of tags, and adds those that are not there.
    pub fn add_tags(&mut self, tags: &Map, cause: Span) -> Edited<()> {
        let list = self.document.root.get_or_insert_with("tags", || list!(cause));
        if !list.is_truthy() {
            *list = list!(cause);
        }
        let (span, kind) = (list.span, list.kind());
        let Some(list) = list.as_list_mut() else {
            let found = format!("`tags` of an OpenAPI document must be a list, but it is {kind}");
            return Err(Box::new(invalid(span, found).help("write each tag as `- name: …`")));
        };
        for (name, span, value) in tags.walk() {
            set_tag(list, name, span, value);
        }
        Ok(())
    }
}

fn set_tag(list: &mut Vec<Node>, name: &Text, span: Span, value: &Node) {
    let existing = list.iter_mut().find(|tag| tag.get("name").and_then(Node::as_str) == Some(name));
    match existing.and_then(Node::as_map_mut) {
        Some(tag) => {
            tag.insert(TAG_VALUE, value.clone());
        }
        None => list.push(map!(span; "name" => name, TAG_VALUE => value)),
    }
}

/// A section that must be a map when it is there.
fn section_map<'a>(root: &'a Map, name: &str) -> Edited<Option<&'a Map>> {
    let Some(node) = root.truthy(name) else { return Ok(None) };
    let found = || format!("`{name}` of an OpenAPI document must be a map, but it is {}", node.kind());
    node.as_map().map(Some).ok_or_else(|| invalid(node.span, found()))
}

/// Changes a section that has been found to be a map or nothing.
fn edit_section(root: &mut Map, name: &str, cause: Span, edit: impl FnOnce(&mut Map)) {
    let present = root.get(name);
    let span = present.map_or(cause, |node| node.span);
    let mut section = present.and_then(Node::as_map).cloned().unwrap_or_default();
    edit(&mut section);
    root.insert(name, section.into_node(span));
}

/// What to say about a body that SAM should edit but cannot.
pub fn not_editable(body: &Node) -> Box<Diagnostic> {
    let (reason, help) = flaw(body);
    Box::new(invalid(body.span, format!("SAM cannot edit this definition: {reason}")).help(help))
}

/// Why SAM cannot edit a body, and what to do about it.
pub fn flaw(body: &Node) -> (String, &'static str) {
    if let Some(function) = intrinsic::function_name(body) {
        let help = "write the document out here, or write this into the document itself";
        (format!("it does not see what `{function}` brings"), help)
    } else if body.get("swagger").is_some() {
        let reason = "it is for REST APIs, and HTTP APIs take OpenAPI 3";
        (reason.to_owned(), "write `openapi: '3.0.1'` in place of `swagger`")
    } else {
        let reason = "it is not a complete OpenAPI 3 document";
        (reason.to_owned(), "give it `openapi: '3.0.1'`, and a map of `paths`")
    }
}

/// A body without any paths.
pub fn skeleton(cause: Span) -> Node {
    map!(cause;
        "openapi" => "3.0.1",
        "info" => map!(cause;
            "version" => "1.0",
            "title" => intrinsic::reference("AWS::StackName", cause),
        ),
        "paths" => map!(cause),
    )
}
