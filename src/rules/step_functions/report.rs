//! What is found in a definition.

use super::definitions::Definition;
use super::wrong_definition::RULE;
use crate::diagnostic::{Advice, Code, Diagnostic, similar};
use crate::source::Span;

/// How much is told about one definition; more would bury the rest.
const MOST: usize = 200;

/// Collects what is found in one definition, at the places of the template.
pub struct Report<'d> {
    definition: &'d Definition<'d, 'd>,
    /// What was found so far.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'d> Report<'d> {
    /// Nothing found yet.
    pub fn new(definition: &'d Definition<'d, 'd>) -> Self {
        Report { definition, diagnostics: Vec::new() }
    }

    /// Something that Step Functions refuses.
    pub fn wrong(&mut self, span: Span, found: impl Into<String>, help: impl Into<Advice>) {
        self.add(RULE.code, span, found, help);
    }

    /// Something of another kind.
    pub fn add(&mut self, code: Code, span: Span, found: impl Into<String>, help: impl Into<Advice>) {
        let found = self.diagnostic(code, span, found).help(help);
        self.push(found);
    }

    /// Something with a second place that explains it.
    pub fn wrong_beside(
        &mut self,
        span: Span,
        found: impl Into<String>,
        help: impl Into<Advice>,
        (other, words): (Span, &str),
    ) {
        let (other, _) = self.definition.placement.place(other);
        let mut found = self.diagnostic(RULE.code, span, found).help(help);
        if other != found.span {
            found = found.related(other, words);
        }
        self.push(found);
    }

    fn push(&mut self, found: Diagnostic) {
        if self.diagnostics.len() < MOST {
            self.diagnostics.push(found);
        }
    }

    fn diagnostic(&self, code: Code, span: Span, found: impl Into<String>) -> Diagnostic {
        let (span, elsewhere) = self.definition.placement.place(span);
        let found = found.into();
        let found = elsewhere.map_or(found.clone(), |line| format!("{found} ({line})"));
        Diagnostic::new(code, span, found).resource(self.definition.resource.logical_id.as_str())
    }
}

/// Which of the names was meant, or else what to do.
pub fn did_you_mean<'a>(word: &str, names: impl IntoIterator<Item = &'a str>, otherwise: &str) -> Advice {
    similar::nearest(word, names).map_or_else(|| otherwise.into(), |near| near.instead_of(word))
}

/// Names as an enumeration: `` `A`, `B` or `C` ``.
pub fn either(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
