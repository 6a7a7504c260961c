//! CORS: the `options` method that answers preflight requests.

use std::collections::BTreeSet;

use super::super::super::open_api::document::{ANY_METHOD, Edited, INTEGRATION};
use super::SwaggerEditor;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::tree::{Map, Node};

const OPTIONS: &str = "options";

/// What a method of any name may be called with.
const ALL_METHODS: &str = "'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'";

/// What an API allows other origins.
#[derive(Debug, Clone)]
pub struct Cors {
    /// `AllowOrigin`, or the `Cors` value itself when it is no map.
    pub origin: Option<Node>,
    /// `AllowHeaders`.
    pub headers: Option<Node>,
    /// `AllowMethods`.
    pub methods: Option<Node>,
    /// `MaxAge`.
    pub max_age: Option<Node>,
    /// `AllowCredentials`.
    pub credentials: Option<Node>,
    /// The place of the `Cors` property.
    pub span: Span,
}

impl SwaggerEditor {
    /// Adds an `options` method to the path unless it has one.
    pub fn add_cors(&mut self, path: &str, cors: &Cors) -> Edited<()> {
        let origin = cors.origin.as_ref().filter(|origin| origin.is_truthy());
        // What is made up for the first branch of a conditional path holds for the others.
        let mut methods = cors.methods.clone().filter(Node::is_truthy);
        for item in self.document.path_items_mut(path)? {
            if item.contains(OPTIONS) {
                continue;
            }
            let origin = origin.ok_or_else(|| no_origin(cors.span))?;
            let methods = methods.get_or_insert_with(|| Node::made(methods_of(item), cors.span));
            item.insert(OPTIONS, preflight(cors, origin, methods));
        }
        Ok(())
    }
}

fn no_origin(span: Span) -> Box<Diagnostic> {
    let found = "`Cors` does not say which origins it allows";
    let help = "add `AllowOrigin: \"'https://example.com'\"`: single quotes inside double ones";
    Box::new(Diagnostic::new(code::INVALID_CORS, span, found).help(help))
}

/// The methods of a path as the header lists them, in quotes.
fn methods_of(item: &Map) -> String {
    if item.contains(ANY_METHOD) {
        return ALL_METHODS.to_owned();
    }
    let names = item.keys().map(|name| name.to_uppercase());
    let names: BTreeSet<String> = names.chain([OPTIONS.to_uppercase()]).collect();
    format!("'{}'", names.into_iter().collect::<Vec<_>>().join(","))
}

/// The definition of an `options` method that answers by itself.
fn preflight(cors: &Cors, origin: &Node, methods: &Node) -> Node {
    let cause = cors.span;
    let (parameters, headers) = response_headers(cors, origin, methods);
    hashed_map!(cause;
        "summary" => "CORS support",
        "consumes" => list!(cause; "application/json"),
        "produces" => list!(cause; "application/json"),
        INTEGRATION => hashed_map!(cause;
            "type" => "mock",
            "requestTemplates" => map!(cause; "application/json" => "{\n  \"statusCode\" : 200\n}\n"),
            "responses" => hashed_map!(cause;
                "default" => hashed_map!(cause;
                    "statusCode" => "200",
                    "responseParameters" => parameters,
                    "responseTemplates" => map!(cause; "application/json" => "{}\n"),
                ),
            ),
        ),
        "responses" => hashed_map!(cause;
            "200" => hashed_map!(cause;
                "description" => "Default response for CORS method",
                "headers" => headers,
            ),
        ),
    )
}

/// The values of the response's headers, and their types.
fn response_headers(cors: &Cors, origin: &Node, methods: &Node) -> (Map, Map) {
    let headers = cors.headers.as_ref().filter(|headers| headers.is_truthy());
    let max_age = cors.max_age.as_ref().filter(|age| !age.is_null());
    let credentials = cors.credentials.as_ref().filter(|node| node.as_bool() == Some(true));
    let credentials = credentials.map(|node| Node::made("'true'", node.span));
    let all = [
        ("Access-Control-Allow-Origin", "string", Some(origin)),
        ("Access-Control-Allow-Headers", "string", headers),
        ("Access-Control-Allow-Methods", "string", Some(methods)),
        ("Access-Control-Max-Age", "integer", max_age),
        ("Access-Control-Allow-Credentials", "string", credentials.as_ref()),
    ];
    let (mut values, mut types) = (Map::hash_ordered(), Map::hash_ordered());
    for (name, kind, value) in all {
        let Some(value) = value else { continue };
        values.insert(format!("method.response.header.{name}"), value.clone());
        types.insert(name, map!(cors.span; "type" => kind));
    }
    (values, types)
}
