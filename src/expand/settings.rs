//! Settings below the properties of a resource, where the table of properties does not reach.

use super::context::{Context, Expanded};
use super::resource::SamResource;
use crate::diagnostic::{Code, Diagnostic, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// Settings that stand in a map, with the words that messages use for it.
#[derive(Debug, Clone)]
pub struct Settings<'a> {
    /// Its path below the resource's properties, such as `Domain.Route53`.
    pub path: String,
    /// Where its key stands.
    pub key: Span,
    /// The map as a node.
    pub node: &'a Node,
    /// Its entries.
    pub map: &'a Map,
}

impl<'a> Settings<'a> {
    /// The settings in a property of a resource; an error when the value is not a map.
    pub fn of_property(
        context: &mut Context,
        resource: &SamResource,
        property: &str,
        node: &'a Node,
    ) -> Expanded<Self> {
        Self::at(context, property.to_owned(), resource.key_span(property), node)
    }

    /// The settings in `node`, which stands under `key` among these; an error when it is not a map.
    pub fn below(&self, context: &mut Context, key: &str, node: &'a Node) -> Expanded<Self> {
        let span = self.map.key_span(key).unwrap_or(node.span);
        Self::at(context, format!("{}.{key}", self.path), span, node)
    }

    /// The settings at `path` when the place of the key is not known.
    pub fn new(context: &mut Context, path: impl Into<String>, node: &'a Node) -> Expanded<Self> {
        Self::at(context, path.into(), node.span, node)
    }

    fn at(context: &mut Context, path: String, key: Span, node: &'a Node) -> Expanded<Self> {
        match node.as_map() {
            Some(map) => Ok(Settings { path, key, node, map }),
            None => Err(context.error(wrong_type(&path, "a map", node))),
        }
    }

    /// One setting, unless it is absent or null.
    pub fn given(&self, key: &str) -> Option<&'a Node> {
        self.map.given(key)
    }

    /// One setting that the reference takes for "given": neither absent nor null, false, zero or empty.
    pub fn truthy(&self, key: &str) -> Option<&'a Node> {
        self.map.get(key).filter(|node| node.is_truthy())
    }

    /// Where the key of a setting stands, or else that of all of them. What is made because of a
    /// setting points here: its value may be that of a parameter, which stands elsewhere.
    pub fn key_span(&self, key: &str) -> Span {
        self.map.key_span(key).unwrap_or(self.key)
    }

    /// Where `value` stands, which came from the setting `key`: itself, or the key when the value is
    /// a parameter's.
    pub fn place_of(&self, key: &str, value: &Node) -> Span {
        if self.node.span.contains(value.span) { value.span } else { self.key_span(key) }
    }

    /// A setting that must be there.
    pub fn required(&self, context: &mut Context, key: &str, code: Code) -> Expanded<&'a Node> {
        self.given(key).ok_or_else(|| {
            let found = format!("`{}` needs `{key}`", self.path);
            let help = format!("add `{key}:` below `{}`", self.name());
            context.error(Diagnostic::new(code, self.key_span(key), found).help(help))
        })
    }

    /// Reports every key that is not one of `allowed`.
    pub fn only(&self, context: &mut Context, allowed: &[&str], code: Code) -> Expanded<()> {
        let mut result = Ok(());
        for (key, span, _) in self.map.as_written().filter(|(key, ..)| !allowed.contains(&key.as_str())) {
            let found = format!("`{}` has no setting `{key}`", self.path);
            let help = match similar::closest(key, allowed.iter().copied()) {
                Some(close) => format!("did you mean `{close}`?"),
                None if intrinsic::is_intrinsic(self.node) => {
                    "SAM needs to know these settings while expanding: write them out, without an intrinsic function"
                        .to_owned()
                }
                None => format!("`{}` takes: {}", self.name(), listed(allowed)),
            };
            result = Err(context.error(Diagnostic::new(code, span, found).label("not known").help(help)));
        }
        result
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or(&self.path)
    }
}

/// What to say about a value that is not `wanted`, such as "a map".
pub fn wrong_type(path: &str, wanted: &str, node: &Node) -> Diagnostic {
    let found = format!("`{path}` takes {wanted}, but this is {}", node.kind());
    Diagnostic::new(code::WRONG_TYPE, node.span, found).label(format!("expected {wanted}"))
}

/// The items, each in backticks.
pub fn listed(items: &[&str]) -> String {
    items.iter().map(|item| format!("`{item}`")).collect::<Vec<_>>().join(", ")
}
