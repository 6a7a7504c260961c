//! Authorizers and API keys of methods.
//!
//! While events are expanded, `NONE` and `api_key_false` stand in the `security` of methods that
//! want no authorizer or no API key although the API asks for one by default.

use super::super::super::open_api::document::{
    Edited, Route, definitions_of_mut, has_integration, invalid, method_key, scopes_of,
};
use super::super::super::open_api::{AWS_IAM, NO_AUTHORIZER};
use super::{NO_METHODS, SECURITY_DEFINITIONS, SwaggerEditor, map_section};
use crate::source::Span;
use crate::tree::{Map, Node, Text, Value};

const API_KEY: &str = "api_key";
const NO_API_KEY: &str = "api_key_false";
const OPTIONS: &str = "options";

/// The authorizer of all methods that do not name one.
#[derive(Debug, Clone)]
pub struct DefaultAuthorizer<'a> {
    /// Its name.
    pub name: Text,
    /// All authorizers of the API by name, with their `AuthorizationScopes`.
    pub authorizers: &'a [(Text, Option<Node>)],
    /// Whether `options` methods get it too.
    pub preflight: bool,
    /// The place where it is named.
    pub cause: Span,
}

/// The authorizer of one method.
#[derive(Debug, Clone)]
pub struct MethodAuthorizer<'a> {
    /// Its name; `NONE` for no authorizer.
    pub name: Text,
    /// `AuthorizationScopes` of the event.
    pub scopes: Option<Node>,
    /// `Auth.Authorizers` of the API.
    pub authorizers: Option<&'a Map>,
    /// The place where it is named.
    pub cause: Span,
}

impl SwaggerEditor {
    /// Adds definitions of authorizers: `(name, definition)`.
    pub fn add_authorizers(&mut self, definitions: Vec<(Text, Node)>) -> Edited<()> {
        let section = map_section(&mut self.security_definitions, SECURITY_DEFINITIONS)?;
        for (name, definition) in definitions {
            section.insert(name, definition);
        }
        Ok(())
    }

    /// Adds the definition of `AWS_IAM` unless it is there.
    pub fn add_aws_iam_definition(&mut self, cause: Span) -> Edited<()> {
        let definition = hashed_map!(cause;
            "x-amazon-apigateway-authtype" => "awsSigv4",
            "type" => "apiKey",
            "name" => "Authorization",
            "in" => "header",
        );
        self.add_definition(AWS_IAM, definition)
    }

    /// Adds the definition of API keys unless it is there.
    pub fn add_api_key_definition(&mut self, cause: Span) -> Edited<()> {
        let definition = hashed_map!(cause; "type" => "apiKey", "name" => "x-api-key", "in" => "header");
        self.add_definition(API_KEY, definition)
    }

    fn add_definition(&mut self, name: &str, definition: Node) -> Edited<()> {
        let section = map_section(&mut self.security_definitions, SECURITY_DEFINITIONS)?;
        if !section.contains(name) {
            // An update makes room differently from an insert, and so decides the order.
            section.update(&[(Text::made(name), definition)].into_iter().collect());
        }
        Ok(())
    }

    /// Gives the default authorizer to the methods of a path that have none.
    pub fn set_default_authorizer(&mut self, path: &str, default: &DefaultAuthorizer) -> Edited<()> {
        let mut uses_aws_iam = false;
        for (method, definition) in self.all_methods_mut(path)? {
            if *method == *OPTIONS && !default.preflight {
                continue;
            }
            let existing = security_of(definition, path, &method)?;
            let wanted = with_default_authorizer(existing, default);
            uses_aws_iam |= set_security(definition, wanted, default.cause);
        }
        if uses_aws_iam { self.add_aws_iam_definition(default.cause) } else { Ok(()) }
    }

    /// Makes the methods of a path ask for an API key unless they say otherwise; `options` methods
    /// only when `preflight` is set.
    pub fn require_api_key(&mut self, path: &str, preflight: bool, cause: Span) -> Edited<()> {
        for (method, definition) in self.all_methods_mut(path)? {
            let existing = security_of(definition, path, &method)?;
            let asks = preflight || *method != *OPTIONS;
            let wanted = with_api_key(&existing, asks, cause);
            if wanted != existing {
                definition.insert("security", Node::new(Value::List(wanted), cause));
            }
        }
        Ok(())
    }

    /// Gives one method an authorizer.
    pub fn set_method_authorizer(&mut self, route: &Route, authorizer: &MethodAuthorizer) -> Edited<()> {
        let scopes = method_scopes(authorizer)?;
        let requirement = requirement(&authorizer.name, scopes, authorizer.cause);
        let mut uses_aws_iam = false;
        for definition in self.document.integrated_mut(route)? {
            let mut security = security_of(definition, &route.path, &route.method)?;
            security.push(requirement.clone());
            uses_aws_iam |= set_security(definition, security, authorizer.cause);
        }
        if uses_aws_iam { self.add_aws_iam_definition(authorizer.cause) } else { Ok(()) }
    }

    /// Makes one method ask for an API key, or not although the API does.
    pub fn set_method_api_key(&mut self, route: &Route, required: bool, cause: Span) -> Edited<()> {
        let name = Text::made(if required { API_KEY } else { NO_API_KEY });
        let definitions = self.document.integrated_mut(route)?;
        let needs_definition = required && !definitions.is_empty();
        for definition in definitions {
            let mut security = security_of(definition, &route.path, &route.method)?;
            security.push(requirement(&name, list!(cause), cause));
            definition.insert("security", Node::new(Value::List(security), cause));
        }
        if needs_definition { self.add_api_key_definition(cause) } else { Ok(()) }
    }

    /// The definitions of all methods of a path that have an integration, with their names.
    fn all_methods_mut(&mut self, path: &str) -> Edited<Vec<(Text, &mut Map)>> {
        let mut all = Vec::new();
        for item in self.document.path_items_mut(path)? {
            for (name, method) in item.iter_mut().filter(|(name, _)| !NO_METHODS.contains(&name.as_str())) {
                let definitions = definitions_of_mut(method, path, name)?;
                let integrated = definitions.into_iter().filter(|definition| has_integration(definition));
                all.extend(integrated.map(|definition| (method_key(name), definition)));
            }
        }
        Ok(all)
    }
}

/// The `security` of a method: a list of maps, at first empty.
fn security_of(definition: &Map, path: &str, method: &str) -> Edited<Vec<Node>> {
    let Some(node) = definition.get("security") else { return Ok(Vec::new()) };
    let wrong = |node: &Node, wanted: &str| {
        let found = format!("`security` of method `{method}` of path `{path}` must be a list of maps");
        invalid(node.span, format!("{found}, but {wanted} {}", node.kind()))
    };
    let items = node.as_list().ok_or_else(|| wrong(node, "it is"))?;
    match items.iter().find(|item| item.as_map().is_none()) {
        Some(item) => Err(wrong(item, "this is")),
        None => Ok(items.clone()),
    }
}

/// Sets the `security` of a method unless it is empty; returns whether it begins with `AWS_IAM`.
fn set_security(definition: &mut Map, security: Vec<Node>, cause: Span) -> bool {
    let Some(first) = security.first() else { return false };
    let uses_aws_iam = first.get(AWS_IAM).is_some();
    definition.insert("security", Node::new(Value::List(security), cause));
    uses_aws_iam
}

/// `{name: scopes}`: what a method asks for.
fn requirement(name: &Text, scopes: Node, cause: Span) -> Node {
    hashed_map!(cause; name => scopes)
}

/// What the method asks for already, and the default authorizer unless an authorizer is among it.
fn with_default_authorizer(existing: Vec<Node>, default: &DefaultAuthorizer) -> Vec<Node> {
    let names: Vec<&str> =
        default.authorizers.iter().map(|(name, _)| name.as_str()).chain([AWS_IAM]).collect();
    let (authorizers, mut others): (Vec<Node>, Vec<Node>) =
        existing.into_iter().partition(|item| names.iter().any(|name| item.get(name).is_some()));
    if let Some(none) = others.iter().position(|item| item.get(NO_AUTHORIZER).is_some()) {
        others.remove(none);
    } else if authorizers.is_empty() {
        let scopes = scopes_of(&default.name, default.authorizers, default.cause);
        others.push(requirement(&default.name, scopes, default.cause));
    } else {
        others.extend(authorizers);
    }
    others
}

/// What the method asks for already, and an API key unless it wants none.
fn with_api_key(existing: &[Node], asks: bool, cause: Span) -> Vec<Node> {
    let is_key = |item: &&Node| item.get(API_KEY).is_some() || item.get(NO_API_KEY).is_some();
    let wants_none = existing.iter().any(|item| item.get(NO_API_KEY).is_some());
    let mut wanted: Vec<Node> = existing.iter().filter(|item| !is_key(item)).cloned().collect();
    if asks && !wants_none {
        wanted.push(requirement(&Text::made(API_KEY), list!(cause), cause));
    }
    wanted
}

/// The scopes of the event, or else those of the authorizer that it names.
fn method_scopes(authorizer: &MethodAuthorizer) -> Edited<Node> {
    let none = list!(authorizer.cause);
    let known = authorizer.authorizers.and_then(|authorizers| authorizers.get(&authorizer.name));
    let Some(known) = known.filter(|node| !node.is_null() && authorizer.name != NO_AUTHORIZER) else {
        return Ok(none);
    };
    let Some(definition) = known.as_map() else {
        let found = format!("authorizer `{}` must be a map, but it is {}", authorizer.name, known.kind());
        return Err(invalid(known.span, found));
    };
    let scopes = authorizer.scopes.as_ref().or_else(|| definition.given("AuthorizationScopes"));
    Ok(scopes.cloned().unwrap_or(none))
}
