//! What scalars are in the end, and what maps lack. For rules that compare one value with another: they find
//! something only where every value that a parameter or function can give is wrong.

use super::reach::Reached;
use super::subject::{Resource, Subject};
use crate::conditions::Scope;
use crate::evaluate::Origin;
use crate::source::Span;
use crate::template::intrinsic::{self, is_looked_up};
use crate::tree::Node;

/// A scalar that a path leads to, with all that it can be.
#[derive(Debug, Clone)]
pub struct Scalar {
    /// The texts that it can be, functions and parameters looked up; at least one. Numbers and booleans as text.
    pub texts: Vec<String>,
    /// What holds where it is.
    pub scope: Scope,
    /// Whether a parameter gives it, so that a default may only stand in for what is given in the end.
    pub is_given: bool,
    /// Where it is written.
    pub span: Span,
}

/// A key that a map does not have.
#[derive(Debug, Clone)]
pub struct Lack {
    /// What holds where it is not there.
    pub scope: Scope,
    /// The place of the key, if it is there at other times; else that of the map.
    pub span: Span,
}

/// A type of resources, and a path below their properties.
pub type Place = (&'static str, &'static [&'static str]);

impl<'t> Subject<'t> {
    /// What paths lead to in the resources of their types, in the order of the text.
    pub fn reach_all<'s>(&'s self, places: &[Place]) -> Vec<(&'s Resource<'t>, Reached<'s>)> {
        let kinds: Vec<&str> = places.iter().map(|(kind, _)| *kind).collect();
        let reached = self.resources_of_any(&kinds).flat_map(|resource| {
            let paths = places.iter().filter(|(kind, _)| *kind == resource.kind);
            let reached = paths.flat_map(|(_, path)| self.reach(resource, path));
            reached.map(move |at| (resource, at))
        });
        reached.collect()
    }

    /// What a path leads to from something that another path led to.
    pub fn from<'n>(&self, at: &Reached<'n>, path: &[&str]) -> Vec<Reached<'n>> {
        self.below(at.node, (&at.scope, at.span), path)
    }

    /// The scalars that a path leads to; those that only AWS knows are left out.
    pub fn scalars(&self, at: &Reached, path: &[&str]) -> Vec<Scalar> {
        self.from(at, path).iter().filter_map(|at| self.scalar(at)).collect()
    }

    /// All that a value can be; none when that is not known, or when it is a list or a map.
    pub fn scalar(&self, at: &Reached) -> Option<Scalar> {
        let values = self.evaluator.values(at.node, &at.scope);
        let texts: Option<Vec<String>> = values.iter().map(|value| known_text(&value.node)).collect();
        let texts = texts.filter(|texts| !texts.is_empty())?;
        let is_given = values.iter().any(|value| value.origin == Origin::Parameter);
        Some(Scalar { texts, scope: at.scope.clone(), is_given, span: at.node.span })
    }

    /// Where a map does not have a key; none where it always has it, or is a function.
    pub fn lack(&self, at: &Reached, key: &str) -> Option<Lack> {
        let map = at.node.as_map().filter(|map| !map.contains("Fn::Transform"))?;
        let Some(node) = map.get(key) else {
            let is_map = !intrinsic::is_intrinsic(at.node);
            return is_map.then(|| Lack { scope: at.scope.clone(), span: at.span });
        };
        let alternatives = self.evaluator.alternatives(node, &at.scope).into_iter();
        let mut absent = alternatives.filter(|(node, _)| node.is_null() || intrinsic::is_no_value(node));
        absent.next().map(|(_, scope)| Lack { scope, span: map.key_span(key).unwrap_or(at.span) })
    }
}

/// The text of a scalar that stands in the template.
fn known_text(node: &Node) -> Option<String> {
    node.scalar_text().filter(|text| !is_looked_up(text))
}

impl Scalar {
    /// Whether something is so whatever it is.
    pub fn all(&self, is_so: impl Fn(&str) -> bool) -> bool {
        self.texts.iter().all(|text| is_so(text))
    }

    /// Whether it is this text, and no other.
    pub fn is(&self, text: &str) -> bool {
        self.all(|own| own == text)
    }

    /// Whether it is true, and nothing else.
    pub fn is_true(&self) -> bool {
        self.all(|text| text.eq_ignore_ascii_case("true"))
    }

    /// The first text that it can be.
    pub fn text(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }

    /// Whether it is the same as another one, whatever the two are.
    pub fn equals(&self, other: &Scalar) -> bool {
        self.all_with(other, |one, other| one == other)
    }

    /// Whether it is never the same as another one.
    pub fn differs_from(&self, other: &Scalar) -> bool {
        self.all_with(other, |one, other| one != other)
    }

    /// Whether something is so of each pair of texts that this and another one can be.
    pub fn all_with(&self, other: &Scalar, is_so: impl Fn(&str, &str) -> bool) -> bool {
        self.all(|one| other.all(|another| is_so(one, another)))
    }
}

impl<'n> Reached<'n> {
    /// The same where more holds.
    pub fn in_scope(&self, scope: &Scope) -> Reached<'n> {
        Reached { scope: scope.clone(), ..*self }
    }
}
