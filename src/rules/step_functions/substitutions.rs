//! What is put into a definition for `${Name}`, and what is not.

use std::collections::HashSet;

use super::definitions::{Definition, Definitions};
use super::{missing_substitution, unused_substitution};
use crate::check::{Findings, Subject};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

/// How many variables of one definition are told.
const MOST: usize = 100;

/// A `${Name}`.
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Where it stands in the template.
    pub span: Span,
    /// Where it stands in another file, in words.
    pub elsewhere: Option<String>,
}

/// Compares the variables of definitions with the substitutions that are given.
pub fn check(subject: &Subject, machines: &[Definitions], findings: &mut Findings) {
    for machine in machines {
        let given = subject.reach(machine.resource, &["DefinitionSubstitutions"]);
        let maps: Option<Vec<&Map>> =
            given.iter().map(|at| at.node.as_map().filter(|map| !is_unknown(map))).collect();
        let Some(maps) = maps else { continue };
        let is_given = |name: &str| maps.iter().any(|map| map.contains(name));
        for definition in &machine.known {
            let mut told = HashSet::new();
            let all = variables(subject, definition).into_iter();
            let missing =
                all.filter(|variable| !is_given(&variable.name) && told.insert(variable.name.clone()));
            missing.take(MOST).for_each(|one| missing_substitution::report(machine.resource, &one, findings));
        }
        if machine.are_all && !machine.known.is_empty() {
            let used: HashSet<String> = machine.known.iter().flat_map(used).collect();
            maps.iter().for_each(|map| unused_substitution::report(machine.resource, map, &used, findings));
        }
    }
}

/// Whether there can be more in a map than is written in it.
fn is_unknown(map: &Map) -> bool {
    map.keys().any(|key| crate::evaluate::is_function(key))
}

/// The variables that Step Functions would find.
fn variables(subject: &Subject, definition: &Definition) -> Vec<Variable> {
    if let Some(text) = &definition.text {
        let all = text.as_str().into_iter().flat_map(named);
        let left = all.filter(|(_, is_escaped, _)| !definition.is_sub || *is_escaped);
        let variable = |(name, _, at): (&str, bool, usize)| {
            let span = Span::new(text.span.file, at, at + name.len());
            let (span, elsewhere) = definition.placement.place(span);
            Variable { name: name.to_owned(), span, elsewhere }
        };
        return left.map(variable).collect();
    }
    let texts = definition.root.iter().flat_map(|root| texts(root, false));
    texts
        .flat_map(|(text, span)| named(text).map(move |(name, ..)| (name, span)))
        .map(|(name, span)| Variable {
            name: name.to_owned(),
            span: subject.variable_span(span, name),
            elsewhere: None,
        })
        .collect()
}

/// The names that a definition uses in any way.
fn used(definition: &Definition) -> Vec<String> {
    let own = definition.text.iter().filter_map(Node::as_str);
    let texts = definition.root.iter().flat_map(|root| texts(root, true)).map(|(text, _)| text);
    own.chain(texts).flat_map(named).map(|(name, ..)| name.to_owned()).collect()
}

/// The texts below a node; those in functions only when asked for.
fn texts(root: &Node, with_functions: bool) -> Vec<(&str, Span)> {
    let (mut texts, mut waiting) = (Vec::new(), vec![root]);
    while let Some(node) = waiting.pop() {
        match &node.value {
            Value::String(text) => texts.push((text.as_str(), node.span)),
            Value::List(items) => waiting.extend(items),
            Value::Map(_) if intrinsic::is_intrinsic(node) && !with_functions => {}
            Value::Map(map) => {
                texts.extend(map.as_written().map(|(key, span, _)| (key.as_str(), span)));
                waiting.extend(map.values());
            }
            _ => {}
        }
    }
    texts
}

/// The names of `${Name}` and `${!Name}` in a text, whether there is a `!`, and where the name begins.
fn named(text: &str) -> impl Iterator<Item = (&str, bool, usize)> {
    text.match_indices("${").filter_map(move |(at, _)| {
        let inner = text.get(at + 2..)?.split_once('}')?.0;
        let name = inner.strip_prefix('!').unwrap_or(inner);
        let is_name =
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
        is_name.then_some((name, inner.len() > name.len(), at + 2 + inner.len() - name.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_other_text() {
        let found: Vec<_> = named("a ${One} ${!Two} ${} ${not a name} ${?} ${Three").collect();
        assert_eq!(found, [("One", false, 4), ("Two", true, 12)]);
    }
}
