//! Showing diagnostics: one renderer per format over the same [`Report`].

pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
pub mod junit;
pub mod locate;
pub mod sarif;
pub mod statistics;

mod excerpt;
mod fingerprint;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Position, Sources, Span};
use crate::tree::Node;
pub use excerpt::visible;
use locate::{Step, locate};

/// Diagnostics with all that is needed to show them.
#[derive(Debug, Default)]
pub struct Report<'a> {
    /// The diagnostics, in the order in which they are shown.
    pub findings: Vec<Finding<'a>>,
    /// The names of the templates that were checked; none where that is not worth telling.
    pub templates: Vec<&'a str>,
    /// What was fixed, and what could be, where that is worth telling.
    pub fixing: Option<Fixing>,
}

/// How many findings were fixed, and how many more could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fixing {
    /// What was fixed.
    pub fixed: usize,
    /// What `--fix` would fix.
    pub safe: usize,
    /// What `--unsafe-fixes` would fix besides.
    pub risky: usize,
}

impl Fixing {
    /// "2 can be fixed with --fix, 3 more with --unsafe-fixes".
    pub fn words(&self) -> Option<String> {
        match (self.safe, self.risky) {
            (0, 0) => None,
            (safe, 0) => Some(format!("{safe} can be fixed with --fix")),
            (0, risky) => Some(format!("{risky} can be fixed with --fix --unsafe-fixes")),
            (safe, risky) => {
                Some(format!("{safe} can be fixed with --fix, {risky} more with --unsafe-fixes"))
            }
        }
    }
}

/// A diagnostic and where in the document it is.
#[derive(Debug)]
pub struct Finding<'a> {
    /// What was found.
    pub diagnostic: &'a Diagnostic,
    /// The texts that it is about.
    pub sources: &'a Sources,
    /// The path of keys to its place; empty when the document as a whole is at fault.
    pub path: Vec<Step<'a>>,
    /// The logical id of the resource that it belongs to.
    pub resource: Option<&'a str>,
    /// The number of its template in the report, from 0.
    pub template: usize,
}

impl<'a> Report<'a> {
    /// A report on diagnostics about a document. Without a document, as after a syntax error, the
    /// findings have no paths.
    pub fn new(diagnostics: &'a [Diagnostic], document: Option<&'a Node>, sources: &'a Sources) -> Self {
        let mut report = Report::default();
        report.add(diagnostics, document, sources);
        report
    }

    /// Adds the findings in a template that was checked.
    pub fn add_template(
        &mut self,
        name: &'a str,
        diagnostics: &'a [Diagnostic],
        document: Option<&'a Node>,
        sources: &'a Sources,
    ) {
        self.add(diagnostics, document, sources);
        self.templates.push(name);
    }

    fn add(&mut self, diagnostics: &'a [Diagnostic], document: Option<&'a Node>, sources: &'a Sources) {
        let template = self.templates.len();
        let finding = |diagnostic| Finding::new(diagnostic, document, sources, template);
        self.findings.extend(diagnostics.iter().map(finding));
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.diagnostic.severity == severity).count()
    }

    /// How many templates have findings.
    pub fn templates_with_findings(&self) -> usize {
        let mut templates: Vec<usize> = self.findings.iter().map(|finding| finding.template).collect();
        templates.dedup();
        templates.len()
    }
}

impl<'a> Finding<'a> {
    fn new(
        diagnostic: &'a Diagnostic,
        document: Option<&'a Node>,
        sources: &'a Sources,
        template: usize,
    ) -> Self {
        let path = document.map(|document| locate(document, diagnostic.span)).unwrap_or_default();
        let resource = diagnostic.resource.as_deref().or_else(|| resource_of(&path));
        Finding { diagnostic, sources, path, resource, template }
    }

    /// The place, as people and editors count.
    pub fn place(&self) -> Option<Place<'a>> {
        Place::of(self.diagnostic.span, self.sources)
    }

    /// The path in the words of the template: `Resources.Fn.Events.0`.
    pub fn dotted_path(&self) -> String {
        let step = |step: &Step| match step {
            Step::Key(key) => (*key).to_owned(),
            Step::Index(index) => index.to_string(),
        };
        self.path.iter().map(step).collect::<Vec<_>>().join(".")
    }

    /// What was found, and what to write instead on a line of its own.
    pub fn text(&self) -> String {
        match &self.diagnostic.help {
            Some(help) => format!("{}\n{help}", self.diagnostic.message),
            None => self.diagnostic.message.clone(),
        }
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
