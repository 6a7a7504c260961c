//! What `samc plan` says of all that was found.

use std::io::{self, Write};

use serde_json::Value;

use super::request::Request;
use crate::cli::expand::MessageFormat;
use crate::cli::terminal;
use crate::diagnostic::{Code, Diagnostic, Severity, code};
use crate::plan::findings::unknown_values;
use crate::plan::model::RunPlan;
use crate::report::Report;
use crate::rules;
use crate::settings::Settings;
use crate::source::{FileId, Sources};
use crate::tree::Node;

/// What is shown: what was found of the template and the files with values, and what is missing.
pub fn all(
    request: &Request,
    diagnostics: Vec<Diagnostic>,
    plan: Option<(&RunPlan, &Value)>,
    documents: &[Node],
) -> Vec<Diagnostic> {
    let missing = plan.map(|(plan, document)| unknown_values(plan, document)).unwrap_or_default();
    let found = [diagnostics, missing, request.findings.clone()].concat();
    let (own, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| is_of_plan(found.code));
    let mut own = apply(own, &request.settings, documents, &request.sources, request.file);
    if request.strict {
        own.iter_mut().filter(|found| found.code == code::UNKNOWN_VALUE).for_each(as_error);
    }
    let mut found = [others, own].concat();
    found.sort_by_key(|found| (found.span.file, found.span.start));
    found
}

fn as_error(found: &mut Diagnostic) {
    found.severity = Severity::Error;
}

/// Whether a plan finds it, and not the expansion: what is wrong there is always told, since without it there is no plan.
fn is_of_plan(code: Code) -> bool {
    rules::plan::RULES.iter().any(|rule| rule.code == code)
}

/// What the settings and the comments of all templates leave of what a plan finds.
fn apply(
    mut found: Vec<Diagnostic>,
    settings: &Settings,
    documents: &[Node],
    sources: &Sources,
    file: FileId,
) -> Vec<Diagnostic> {
    let texts = documents.iter().map(|document| (Some(document), document.span.file));
    for (document, file) in texts.chain(documents.is_empty().then_some((None, file))) {
        found = settings.apply(found, document, sources, file);
        // Whether suppressions are of use is for the check to say, which looks for all that they can be about.
        found.retain(|found| is_of_plan(found.code));
    }
    found
}

/// Whether any of it is an error.
pub fn has_errors(found: &[Diagnostic]) -> bool {
    found.iter().any(|found| found.severity == Severity::Error)
}

/// Shows what was found.
pub fn tell(request: &Request, found: &[Diagnostic], documents: &[Node]) {
    let mut report = Report::default();
    let name = request.sources.get(request.file).map_or("", |source| &source.name);
    report.add_template(name, found, documents.first(), &request.sources);
    if request.message_format == MessageFormat::Human {
        report.templates.clear(); // Everybody knows that it is one.
    }
    let text = request.message_format.render(&report, &terminal::style());
    // The exit status tells the same to whoever does not listen.
    let _ = io::stderr().write_all(text.as_bytes());
}
