//! Authorizers and API keys of methods.

use super::super::super::open_api::document::{Edited, Route};
use super::SwaggerEditor;
use crate::source::Span;
use crate::tree::{Map, Node, Text};

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
    pub fn add_authorizers(&mut self, _definitions: Vec<(Text, Node)>) -> Edited<()> {
        Ok(())
    }

    /// Adds the definition of `AWS_IAM` unless it is there.
    pub fn add_aws_iam_definition(&mut self, _cause: Span) -> Edited<()> {
        Ok(())
    }

    /// Adds the definition of API keys unless it is there.
    pub fn add_api_key_definition(&mut self, _cause: Span) -> Edited<()> {
        Ok(())
    }

    /// Gives the default authorizer to the methods of a path that have none.
    pub fn set_default_authorizer(&mut self, _path: &str, _default: &DefaultAuthorizer) -> Edited<()> {
        Ok(())
    }

    /// Makes the methods of a path ask for an API key unless they say otherwise; `options` methods
    /// only when `preflight` is set.
    pub fn require_api_key(&mut self, _path: &str, _preflight: bool, _cause: Span) -> Edited<()> {
        Ok(())
    }

    /// Gives one method an authorizer.
    pub fn set_method_authorizer(&mut self, _route: &Route, _authorizer: &MethodAuthorizer) -> Edited<()> {
        Ok(())
    }

    /// Makes one method ask for an API key, or not although the API does.
    pub fn set_method_api_key(&mut self, _route: &Route, _required: bool, _cause: Span) -> Edited<()> {
        Ok(())
    }
}
