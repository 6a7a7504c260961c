//! What is wrong with a policy document, before a rule gives it its code.

use super::policy_documents::{self, Kind, PolicyDocument};
use super::{conditions, document, principals, statements};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Diagnostic, similar};
use crate::rules::Rule;
use crate::source::Span;

/// Something wrong in a policy document.
#[derive(Debug)]
pub struct Problem {
    /// The key or value at fault.
    pub span: Span,
    found: String,
    help: Option<String>,
    related: Option<(Span, &'static str)>,
}

impl Problem {
    /// What was found at a place.
    pub fn new(span: Span, found: impl Into<String>) -> Self {
        Problem { span, found: found.into(), help: None, related: None }
    }

    /// What to write instead.
    pub fn help(self, help: impl Into<String>) -> Self {
        Problem { help: Some(help.into()), ..self }
    }

    /// "Did you mean …?", where one of the words is near; else another help.
    pub fn closest(self, word: &str, words: &[&str], otherwise: impl Into<String>) -> Self {
        match similar::closest(word, words.iter().copied()) {
            Some(close) => self.help(format!("did you mean `{close}`?")),
            None => self.help(otherwise),
        }
    }

    /// A second place that explains it.
    pub fn related(self, span: Span, message: &'static str) -> Self {
        Problem { related: Some((span, message)), ..self }
    }

    /// The same as a finding of a rule.
    pub fn diagnostic(self, rule: &Rule, logical_id: &str) -> Diagnostic {
        let mut found = Diagnostic::new(rule.code, self.span, self.found).resource(logical_id);
        found.help = self.help;
        match self.related.filter(|(span, _)| *span != self.span) {
            Some((span, message)) => found.related(span, message),
            None => found,
        }
    }
}

/// Reports what is wrong with the form of the documents of a kind, unless another rule said so.
pub fn report(rule: &Rule, kind: Kind, subject: &Subject, findings: &mut Findings) {
    for document in policy_documents::of_kind(subject, kind) {
        let mut problems = in_document(subject, &document);
        let is_said =
            |span| findings.errors().any(|found| found.span == span && found.code.id != rule.code.id);
        problems.retain(|problem| !is_said(problem.span));
        let logical_id = document.resource.logical_id.as_str();
        findings.extend(problems.into_iter().map(|problem| problem.diagnostic(rule, logical_id)));
    }
}

fn in_document(subject: &Subject, policy: &PolicyDocument) -> Vec<Problem> {
    let mut problems = document::problems(subject, policy);
    for statement in policy.statements(subject).iter().filter(|statement| statement.node.as_map().is_some()) {
        problems.extend(statements::problems(subject, policy, statement));
        problems.extend(principals::problems(subject, policy, statement));
        problems.extend(conditions::problems(subject, statement));
    }
    problems
}
