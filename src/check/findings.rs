//! What rules find.

use std::collections::HashSet;

use crate::diagnostic::{Advice, Diagnostic, Diagnostics, Severity};
use crate::rules::Rule;
use crate::source::Span;

/// The findings of a check, as they come up.
#[derive(Debug, Default)]
pub struct Findings {
    diagnostics: Diagnostics,
}

impl Findings {
    /// Begins with what was found before.
    pub fn new(earlier: Vec<Diagnostic>) -> Self {
        let mut diagnostics = Diagnostics::new();
        earlier.into_iter().for_each(|found| diagnostics.push(found));
        Findings { diagnostics }
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds findings.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|found| self.push(found));
    }

    /// Adds what a rule found at a place.
    pub fn report(&mut self, rule: &Rule, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::new(rule.code, span, message));
    }

    /// Adds what a rule found at a place, with what to write instead.
    pub fn suggest(&mut self, rule: &Rule, span: Span, message: impl Into<String>, help: impl Into<Advice>) {
        self.push(Diagnostic::new(rule.code, span, message).help(help));
    }

    /// Whether something with this code was found within a place, or around it.
    pub fn has_within(&self, span: Span, code: &str) -> bool {
        let overlap = |found: Span| span.contains(found) || found.contains(span);
        self.diagnostics.iter().any(|found| found.code.id == code && overlap(found.span))
    }

    /// The errors so far.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|found| found.severity == Severity::Error)
    }

    /// Whether an error was found at exactly this place.
    pub fn has_error_at(&self, span: Span) -> bool {
        let mut errors = self.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        errors.any(|found| found.span == span)
    }

    /// The findings so far.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// The findings by place, the worst first at the same place. What is found in each iteration of a loop, or in
    /// each resource that has a section of `Globals`, is told once.
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut told: HashSet<(Span, &str, String)> = HashSet::new();
        let mut sorted = self.diagnostics.into_sorted();
        sorted.retain(|found| told.insert((found.span, found.code.id, found.message.clone())));
        sorted
    }
}
