//! Showing diagnostics: one renderer per format over the same [`Report`].

pub mod github;
pub mod human;
pub mod json;
pub mod locate;
pub mod sarif;

mod excerpt;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Position, Sources, Span};
use crate::tree::Node;
pub use excerpt::visible;
use locate::{Step, locate};

/// Diagnostics with all that is needed to show them.
#[derive(Debug)]
pub struct Report<'a> {
    /// The texts that the diagnostics are about.
    pub sources: &'a Sources,
    /// The diagnostics, in the order in which they are shown.
    pub findings: Vec<Finding<'a>>,
}

/// A diagnostic and where in the document it is.
#[derive(Debug)]
pub struct Finding<'a> {
    /// What was found.
    pub diagnostic: &'a Diagnostic,
    /// The path of keys to its place; empty when the document as a whole is at fault.
    pub path: Vec<Step<'a>>,
    /// The logical id of the resource that it belongs to.
    pub resource: Option<&'a str>,
}

impl<'a> Report<'a> {
    /// A report on diagnostics about a document. Without a document, as after a syntax error, the
    /// findings have no paths.
    pub fn new(diagnostics: &'a [Diagnostic], document: Option<&'a Node>, sources: &'a Sources) -> Self {
        let findings = diagnostics.iter().map(|diagnostic| Finding::new(diagnostic, document)).collect();
        Report { sources, findings }
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.diagnostic.severity == severity).count()
    }
}

impl<'a> Finding<'a> {
    fn new(diagnostic: &'a Diagnostic, document: Option<&'a Node>) -> Self {
        let path = document.map(|document| locate(document, diagnostic.span)).unwrap_or_default();
        let resource = diagnostic.resource.as_deref().or_else(|| resource_of(&path));
        Finding { diagnostic, path, resource }
    }
}

fn resource_of<'a>(path: &[Step<'a>]) -> Option<&'a str> {
    match path {
        [Step::Key("Resources"), Step::Key(logical_id), ..] => Some(logical_id),
        _ => None,
    }
}

/// A span as people and editors count: the name of its text, its start and its end.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The name of the text.
    pub file: &'a str,
    /// The first character.
    pub start: Position,
    /// The place behind the last character.
    pub end: Position,
}

impl<'a> Place<'a> {
    /// The place of the span; `None` only for a span of other texts.
    pub fn of(span: Span, sources: &'a Sources) -> Option<Self> {
        let source = sources.get(span.file)?;
        let (start, end) = (source.position(span.start), source.position(span.end));
        Some(Place { file: &source.name, start, end })
    }
}
