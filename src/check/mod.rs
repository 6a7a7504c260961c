//! The whole check of one template: what the command line, pre-commit and editors call.
//!
//! | step | does |
//! |---|---|
//! | [`compile`](crate::compile) | parses, processes and expands; what these phases find is part of the check |
//! | [`subject`] | gathers what rules look at: resources with `Globals` merged in, references, calls |
//! | [`properties`] | compares each resource with the schema of its type, in the source, then in the expansion |
//! | [`rules`](crate::rules) | each rule looks at the subject |
//!
//! What is found in the expansion is reported at the user's own line, unless the source has been found
//! wrong at that place already.

mod attributes;
mod findings;
mod generated;
mod names;
pub mod properties;
pub mod references;
pub mod subject;
#[cfg(test)]
mod tests;
pub mod texts;
pub mod uses;

pub use findings::Findings;
pub use subject::{Resource, Subject};

use crate::compile::{Compiled, compile};
use crate::conditions::Conditions;
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::evaluate::{Evaluator, no_entries};
use crate::expand::{self, Options};
use crate::host::Host;
use crate::rules;
use crate::schema::{Schemas, Tables};
use crate::source::{FileId, Sources};
use crate::template::Template;
use crate::tree::Node;

/// What is known about AWS; read once for all templates.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// The types of resources.
    pub schemas: Schemas,
    /// What goes beyond single types.
    pub tables: Tables,
}

/// What became of a check.
#[derive(Debug)]
pub struct Checked {
    /// The tree of the text, when it has one. Reports work out paths from it.
    pub document: Option<Node>,
    /// What was found, by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks one of the sources. Files that it names come through the host, and are added to the sources.
pub fn check(
    sources: &mut Sources,
    file: FileId,
    options: &Options,
    knowledge: &Knowledge,
    host: &dyn Host,
) -> Checked {
    let compiled = compile(sources, file, options, host);
    let mut findings = Findings::new(earlier_findings(&compiled));
    if let Some(template) = source_template(&compiled) {
        check_template(template, &compiled, sources, file, options, knowledge, &mut findings);
    }
    Checked { document: compiled.document, diagnostics: findings.into_sorted() }
}

/// What the phases before found. That SAM's transform is not asked for is a rule's business here; that
/// code stands under a made-up address is none of a check's.
fn earlier_findings(compiled: &Compiled) -> Vec<Diagnostic> {
    let is_left_out =
        |found: &&Diagnostic| found.code != code::MISSING_TRANSFORM && found.code != code::UNPACKAGED_CODE;
    compiled.diagnostics.iter().filter(is_left_out).cloned().collect()
}

/// The template as SAM saw it, when it can be seen as one at all.
fn source_template(compiled: &Compiled) -> Option<Template> {
    let map = compiled.processed.as_ref()?.as_map()?;
    Some(Template { root: map.clone(), span: compiled.processed.as_ref()?.span })
}

fn check_template(
    template: Template,
    compiled: &Compiled,
    sources: &Sources,
    file: FileId,
    options: &Options,
    knowledge: &Knowledge,
    findings: &mut Findings,
) {
    let written = template.clone();
    let template = if template.asks_for_sam() { expand::merge_globals(&template, options) } else { template };
    let parameters = template.section("Parameters").unwrap_or(no_entries());
    let mappings = template.section("Mappings").unwrap_or(no_entries());
    let section = template.section("Conditions").unwrap_or(no_entries());
    let conditions = Conditions::of(section, parameters, &options.parameters);
    let evaluator = Evaluator::new(parameters, mappings, &conditions, &options.parameters, &options.region);
    let subject = Subject::new(subject::Parts {
        written: &written,
        template: &template,
        expanded: compiled.template.as_ref(),
        makings: &compiled.makings,
        evaluator: &evaluator,
        knowledge,
        options,
        source: sources.get(file),
        document: compiled.document.as_ref(),
    });
    properties::check(&subject, findings);
    for rule in rules::all() {
        rule.run(&subject, findings);
    }
    if let Some(expanded) = &compiled.template {
        generated::check(&subject, expanded, &compiled.makings, options, findings);
    }
}

/// The findings that are at least as bad as this.
pub fn at_least(diagnostics: Vec<Diagnostic>, severity: Severity) -> Vec<Diagnostic> {
    diagnostics.into_iter().filter(|found| found.severity >= severity).collect()
}
