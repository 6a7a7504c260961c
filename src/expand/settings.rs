//! Settings below the properties of a resource, where the table of properties does not reach.

use super::context::{Context, Expanded};
use super::resource::SamResource;
use crate::diagnostic::{Advice, Code, Diagnostic, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text};

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
        self.map.truthy(key)
    }

    /// Where `value` stands, which came from the setting `key`: itself, or the key when the value is
    /// a parameter's.
    pub fn place_of(&self, key: &str, value: &Node) -> Span {
        if self.node.span.contains(value.span) { value.span } else { self.key_span(key) }
    }

    /// A setting that must be there.
    pub fn required(&self, context: &mut Context, key: &str, code: Code) -> Expanded<&'a Node> {
        self.given(key).ok_or_else(|| {
            let missing = || {
                let found = format!("`{}` needs `{key}`", self.path);
                let help = format!("add `{key}:` below `{}`", self.name());
                Diagnostic::new(code, self.key_span(key), found).help(help)
            };
            context.error(self.misspelt(key, code).unwrap_or_else(missing))
        })
    }

    /// The strings that are listed under `key`, each with its place; none when it is not given.
    pub fn strings(&self, context: &mut Context, key: &str) -> Expanded<Vec<(&'a Text, Span)>> {
        let Some(node) = self.truthy(key) else { return Ok(Vec::new()) };
        let strings = match node.as_list() {
            Some(items) => items.iter().map(|item| Ok((item.as_text().ok_or(item)?, item.span))).collect(),
            None => Err(node),
        };
        strings.map_err(|wrong| {
            context.error(wrong_type(&format!("{}.{key}", self.path), "a list of strings", wrong))
        })
    }

    /// What to say about a setting that is not there because its key is misspelt or cut short.
    pub fn misspelt(&self, wanted: &str, code: Code) -> Option<Diagnostic> {
        let stands_for_it = |key: &str| wanted.starts_with(key) || similar::closest(key, [wanted]).is_some();
        let (key, span, _) =
            self.map.as_written().find(|(key, ..)| **key != *wanted && stands_for_it(key))?;
        let found = format!("`{}` has no setting `{key}`", self.path);
        let problem = Diagnostic::new(code, span, found).label("not known");
        Some(problem.help(format!("did you mean `{wanted}`?")))
    }

    /// Reports every key that is not one of `allowed`.
    pub fn only(&self, context: &mut Context, allowed: &[&str], code: Code) -> Expanded<()> {
        let mut result = Ok(());
        for (key, span) in self.others(allowed) {
            let found = format!("`{}` has no setting `{key}`", self.path);
            let problem = Diagnostic::new(code, span, found).label("not known");
            result = Err(context.error(problem.help(self.other_than(key, allowed))));
        }
        result
    }

    /// Warns of every key that is not one of `used`, where SAM passes over those without a word.
    pub fn warn_of_others(&self, context: &mut Context, used: &[&str]) {
        for (key, span) in self.others(used) {
            let found = format!("`{}` has no setting `{key}`, so SAM ignores it", self.path);
            let problem = Diagnostic::new(code::IGNORED_BY_SAM, span, found).label("not known");
            context.report(problem.help(self.other_than(key, used).risky()));
        }
    }

    fn others(&self, known: &[&str]) -> impl Iterator<Item = (&'a Text, Span)> {
        let entries = self.map.as_written().filter(|(key, ..)| !known.contains(&key.as_str()));
        entries.map(|(key, span, _)| (key, span))
    }

    /// What to write in place of a key that is not one of `known`.
    fn other_than(&self, key: &str, known: &[&str]) -> Advice {
        match similar::nearest(key, known.iter().copied()) {
            Some(near) => near.instead_of(key),
            None if intrinsic::is_intrinsic(self.node) => {
                "SAM needs to know these settings while expanding: write them out, without an intrinsic function"
                    .into()
            }
            None => format!("`{}` takes: {}", self.name(), listed(known)).into(),
        }
    }

    /// Where the key of a setting stands, or else that of the settings.
    pub fn key_span(&self, key: &str) -> Span {
        self.map.key_span(key).unwrap_or(self.key)
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
