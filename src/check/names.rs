//! What names in a template stand for, with what SAM makes counted in.

use super::Subject;
use super::references::{Reference, ReferenceKind};
use crate::diagnostic::similar::{self, Near};
use crate::evaluate::pseudo;
use crate::expand::types;
use crate::source::Span;
use crate::template::SAM_PREFIX;
use crate::tree::{Map, Node};

/// What SAM makes without being asked for it by a resource of the template.
const IMPLICIT: &[&str] =
    &["ServerlessRestApi", "ServerlessHttpApi", "ServerlessDeploymentApplication", "CodeDeployServiceRole"];

impl<'t> Subject<'t> {
    /// Whether the template, or what it expands to, has something that `Ref` can name.
    pub fn is_referable(&self, name: &str) -> bool {
        self.is_known(name) || self.may_be_generated(name)
    }

    /// Whether something that `Ref` can name is there for certain.
    pub fn is_known(&self, name: &str) -> bool {
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        self.section("Parameters").contains(name)
            || self.section("Resources").contains(name)
            || self.generated(name).is_some()
            || pseudo::NAMES.contains(&name)
            || (!rest.is_empty() && self.generated_part(first, rest).is_some())
    }

    /// Whether the template, or what it expands to, has this resource; or may have it.
    pub fn is_resource(&self, name: &str) -> bool {
        self.section("Resources").contains(name)
            || self.generated(name).is_some()
            || self.may_be_generated(name)
    }

    /// A resource that only the expansion has.
    pub fn generated(&self, logical_id: &str) -> Option<&'t Node> {
        self.expanded?.section("Resources")?.get(logical_id)
    }

    /// Whether the resource may come from what cannot be looked into: a module, a macro, or an expansion
    /// that is not known because the template has errors.
    fn may_be_generated(&self, name: &str) -> bool {
        let resources = self.section("Resources");
        let is_unknown = self.is_expansion_unknown();
        let brings_more = |(end, _): (usize, char)| {
            let kind = name.get(..end).and_then(|start| resources.get(start)?.get("Type")?.as_str());
            kind.is_some_and(|kind| {
                kind.ends_with("::MODULE") || (is_unknown && kind.starts_with(SAM_PREFIX))
            })
        };
        let is_loop = |key: &crate::tree::Text| key.starts_with("Fn::");
        name.char_indices().any(brings_more)
            || (is_unknown && IMPLICIT.iter().any(|implicit| name.starts_with(implicit)))
            || resources.keys().any(is_loop)
    }

    /// Whether there may be generated resources that are not known, because the template has errors.
    pub fn is_expansion_unknown(&self) -> bool {
        self.expanded.is_none()
    }

    /// The type that a resource has once it is expanded, by its logical id.
    pub fn final_type(&self, logical_id: &str) -> Option<&'t str> {
        let written = || {
            let kind = self.resource(logical_id)?.kind;
            Some(types::find(kind).and_then(|sam_type| sam_type.becomes).unwrap_or(kind))
        };
        self.generated(logical_id).and_then(|node| node.get("Type")?.as_str()).or_else(written)
    }

    /// The type of the resource that `name` and `attribute` lead to, and what is left of the attribute:
    /// `Function` and `Alias.Arn` lead to the alias that SAM makes.
    pub fn attribute_of<'a>(&self, name: &str, attribute: &'a str) -> Option<(&'t str, &'a str)> {
        if let Some(found) = self.generated_part(name, attribute) {
            return Some(found);
        }
        Some((self.final_type(name)?, attribute))
    }

    fn generated_part<'a>(&self, name: &str, attribute: &'a str) -> Option<(&'static str, &'a str)> {
        let (part, rest) = attribute.split_once('.').unwrap_or((attribute, ""));
        let sam_type = types::find(self.resource(name)?.kind)?;
        sam_type.referable.iter().find(|(known, _)| *known == part).map(|(_, kind)| (*kind, rest))
    }

    /// The name that was probably meant by one that `Ref` cannot name.
    pub fn similar_name(&self, name: &str) -> Option<Near<'_>> {
        let names = |section: &'static str| self.section(section).keys().map(|key| key.as_str());
        let generated = self.expanded.and_then(|expanded| expanded.section("Resources"));
        let generated = generated.into_iter().flat_map(Map::keys).map(|key| key.as_str());
        let all = names("Parameters").chain(names("Resources")).chain(generated);
        similar::nearest(name, pseudo::NAMES.iter().copied().chain(all).take(similar::OF_TEMPLATE))
    }

    /// The resource that was probably meant by a name that is none.
    pub fn similar_resource(&self, name: &str) -> Option<Near<'_>> {
        let generated = self.expanded.and_then(|expanded| expanded.section("Resources"));
        let generated = generated.into_iter().flat_map(Map::keys);
        let all = self.section("Resources").keys().chain(generated);
        similar::nearest(name, all.map(|key| key.as_str()).take(similar::OF_TEMPLATE))
    }

    /// The references of this kind.
    pub fn references_by<'s>(&'s self, kind: ReferenceKind) -> impl Iterator<Item = &'s Reference<'t>> {
        self.references.iter().filter(move |reference| reference.kind == kind)
    }

    /// The place of a variable in a text of `Fn::Sub`; the whole text when it cannot be made out.
    pub fn variable_span(&self, text: Span, variable: &str) -> Span {
        self.find_variable(text, variable).unwrap_or(text)
    }

    fn find_variable(&self, text: Span, variable: &str) -> Option<Span> {
        self.document.filter(|document| document.span.file == text.file)?;
        let source = self.source?.text.get(text.start as usize..text.end as usize)?;
        for (at, _) in source.match_indices("${") {
            let Some(rest) = source.get(at + 2..) else { continue };
            let inner = rest.trim_start();
            let start = text.start as usize + at + 2 + (rest.len() - inner.len());
            let after = inner.strip_prefix(variable).and_then(|rest| rest.trim_start().chars().next());
            if matches!(after, Some('}' | '.')) {
                return Some(Span::new(text.file, start, start + variable.len()));
            }
        }
        None
    }

    /// The exact place when it is on the line of the key or item that it belongs to, else that key or item:
    /// what is wrong with a whole value is looked for there.
    pub fn on_line_of(&self, at: Span, exact: Span) -> Span {
        let line = |span: Span| self.source.map(|source| source.position(span.start).line);
        if line(at) == line(exact) { exact } else { at }
    }

    /// Whether the template asks for the functions of `AWS::LanguageExtensions`.
    pub fn has_language_extensions(&self) -> bool {
        let line = self.document.and_then(|document| document.get("Transform"));
        let is_it = |node: &Node| node.as_str() == Some("AWS::LanguageExtensions");
        line.is_some_and(|line| line.as_list().map_or(is_it(line), |list| list.iter().any(is_it)))
    }
}
