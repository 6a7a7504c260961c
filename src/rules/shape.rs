//! Comparing parts of the template with small schemas of our own.

use crate::check::{Findings, Subject};
use crate::conditions::Scope;
use crate::diagnostic::Diagnostic;
use crate::rules::Rule;
use crate::schema::Document;
use crate::source::Span;
use crate::tree::Node;
use crate::validate::{Keyword, Place, Validator, Violation};

/// Reads a schema. `None` when it cannot be read, which the tests of the rules would show.
pub fn read(json: &str) -> Option<Document> {
    Document::read(&serde_json::from_str(json).ok()?, &|_| None).ok()
}

/// What a value does that a schema does not allow. It is called by this name in messages.
pub fn violations(
    subject: &Subject,
    document: Option<&Document>,
    (name, span, node): (&str, Span, &Node),
    scope: &Scope,
) -> Vec<Violation> {
    let Some(document) = document else { return Vec::new() };
    let result_types = |function: &str, argument: &Node| subject.result_types(function, argument);
    let mut validator = Validator::new(document, subject.evaluator, &result_types, span);
    validator.value(node, document.root(), &Place::start(name, span), scope);
    validator.into_violations()
}

/// Reports the violations of these keywords.
pub fn report(rule: &Rule, keywords: &[Keyword], violations: Vec<Violation>, findings: &mut Findings) {
    for violation in violations.into_iter().filter(|violation| keywords.contains(&violation.keyword)) {
        findings.push(diagnostic(rule, violation));
    }
}

/// Reports all violations.
pub fn report_all(rule: &Rule, violations: Vec<Violation>, findings: &mut Findings) {
    for violation in violations {
        findings.push(diagnostic(rule, violation));
    }
}

fn diagnostic(rule: &Rule, violation: Violation) -> Diagnostic {
    let mut found = Diagnostic::new(rule.code, violation.span, violation.message);
    if let Some(help) = violation.help {
        found = found.help(help);
    }
    found
}
