//! Who may call the methods of an HTTP API.

use super::super::super::open_api::document::{
    self, Document, Edited, Route, has_integration, invalid, method_key,
};
use super::{OpenApi, edit_section};
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node, Text};

const SECURITY: &str = "security";

impl OpenApi {
    /// Adds security schemes by the names of their authorizers.
    pub fn add_security_schemes(&mut self, schemes: Vec<(Text, Node)>, cause: Span) {
        if schemes.is_empty() {
            return;
        }
        edit_section(&mut self.document.root, "components", cause, |components| {
            edit_section(components, "securitySchemes", cause, |all| {
                for (name, scheme) in schemes {
                    all.insert(name, scheme);
                }
            });
        });
    }

    /// Lets the authorizer guard every method that has an integration and no security of its own,
    /// except `options`, which browsers call without credentials.
    pub fn set_default_authorizer(&mut self, security: &Node) -> Edited<()> {
        for path in self.document.paths() {
            set_default_on_path(&mut self.document, &path, security)?;
        }
        Ok(())
    }

    /// Lets an authorizer guard the route, together with what guards it already.
    pub fn add_security(&mut self, route: &Route, security: &Node) -> Edited<()> {
        for definition in self.document.integrated_mut(route)? {
            let existing = definition.get_or_insert_with(SECURITY, || list!(route.cause));
            let span = existing.span;
            let Some(existing) = existing.as_list_mut() else {
                let found = format!("`{SECURITY}` of path `{}` must be a list", route.path);
                return Err(invalid(span, found));
            };
            existing.push(security.clone());
        }
        Ok(())
    }
}

fn set_default_on_path(document: &mut Document, path: &Text, security: &Node) -> Edited<()> {
    for item in document.path_items_mut(path)? {
        let names: Vec<(Text, Span)> = item.walk().map(|(name, span, _)| (name.clone(), span)).collect();
        for (name, span) in names {
            let key = method_key(&name);
            if key == *"parameters" || key == *"options" {
                continue;
            }
            if !item.contains(&key) {
                return Err(method_in_capitals(path, &name, &key, span));
            }
            let Some(method) = item.get_mut(&name) else { continue };
            for definition in document::definitions_of_mut(method, path, &name)? {
                set_default_on_method(definition, security);
            }
        }
    }
    Ok(())
}

fn set_default_on_method(definition: &mut Map, security: &Node) {
    let guarded = definition.truthy(SECURITY).is_some();
    if has_integration(definition) && !guarded {
        definition.insert(SECURITY, vec![security.clone()].into_node(security.span));
    }
}

fn method_in_capitals(path: &str, name: &str, key: &str, span: Span) -> Box<crate::diagnostic::Diagnostic> {
    let found =
        format!("SAM does not find method `{name}` of path `{path}` under the name that OpenAPI gives it");
    Box::new(invalid(span, found).help(format!("write it as `{key}:`")))
}
