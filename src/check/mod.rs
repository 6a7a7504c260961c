//! The whole check of one template: what the command line, pre-commit and editors call.
//!
//! | step | does |
//! |---|---|
//! | [`compile`](crate::compile) | parses, processes and expands; what these phases find is part of the check |
//! | [`subject`] | gathers what rules look at: resources with `Globals` merged in, references, calls |
//! | [`properties`] | compares each resource with the schema of its type, in the source, then in the expansion |
//! | [`rules`](crate::rules) | each rule looks at the subject |
//! | [`custom`](crate::custom) | so does each rule of the project |
//! | [`fix`](crate::fix) | what mends a finding becomes edits of the text |
//!
//! What is found in the expansion is reported at the user's own line, unless the source has been found
//! wrong at that place already.

mod attributes;
mod date;
pub mod dependencies;
mod files;
mod findings;
mod generated;
mod known;
mod names;
pub mod properties;
mod reach;
pub mod references;
mod scalars;
pub mod subject;
#[cfg(test)]
mod tests;
pub mod texts;
mod user_types;
pub mod uses;

use std::sync::Arc;

pub use date::Date;
pub use files::Child;
pub use findings::Findings;
pub use known::Known;
pub use reach::Reached;
pub use scalars::{Lack, Place, Scalar};
pub use subject::{Resource, Subject};

use crate::compile::{Compiled, compile};
use crate::conditions::Conditions;
use crate::custom::CustomRule;
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::evaluate::{Evaluator, no_entries};
use crate::expand::{self, Options};
use crate::fix;
use crate::host::Host;
use crate::rules;
use crate::schema::{Schemas, Tables};
use crate::source::{FileId, Source, Sources};
use crate::template::Template;
use crate::tree::Node;

/// What is known about AWS, and what the project demands; read once for all templates.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// The types of resources.
    pub schemas: Schemas,
    /// What goes beyond single types.
    pub tables: Tables,
    /// The present day, which decides what is over: nothing here reads a clock. Without it, the day on
    /// which the facts were published counts.
    pub today: Option<Date>,
    /// What the project demands beyond that.
    pub custom_rules: Vec<Arc<CustomRule>>,
}

impl Knowledge {
    /// The day that counts as the present one.
    pub fn today(&self) -> Option<Date> {
        self.today.or_else(|| Date::read(self.schemas.schema_date()))
    }
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
    let given = Given { compiled: &compiled, source: sources.get(file), options, knowledge, host };
    if let Some(template) = source_template(&compiled) {
        show(&template, &given, |subject| check_subject(subject, &mut findings));
    }
    let mut diagnostics = findings.into_sorted();
    fix::prepare(&mut diagnostics, compiled.document.as_ref(), sources.get(file), file);
    Checked { document: compiled.document, diagnostics }
}

/// Shows one of the sources as rules see it, and returns what was made of it; `None` when there is no template.
pub fn look_at<R>(
    sources: &mut Sources,
    file: FileId,
    options: &Options,
    knowledge: &Knowledge,
    host: &dyn Host,
    look: impl FnOnce(&Subject) -> R,
) -> Option<R> {
    let compiled = compile(sources, file, options, host);
    let given = Given { compiled: &compiled, source: sources.get(file), options, knowledge, host };
    Some(show(&source_template(&compiled)?, &given, look))
}

/// What the phases before found. That SAM's transform is not asked for, and what that means for
/// `Globals`, is a rule's business here; that code stands under a made-up address is none of a check's.
fn earlier_findings(compiled: &Compiled) -> Vec<Diagnostic> {
    let asks_for_sam = source_template(compiled).is_some_and(|template| template.asks_for_sam());
    let is_kept = |found: &&Diagnostic| match found.code {
        code::MISSING_TRANSFORM | code::UNPACKAGED_CODE => false,
        code::INVALID_GLOBALS => asks_for_sam,
        _ => true,
    };
    compiled.diagnostics.iter().filter(is_kept).cloned().collect()
}

/// The template as SAM saw it, when it can be seen as one at all.
fn source_template(compiled: &Compiled) -> Option<Template> {
    let map = compiled.processed.as_ref()?.as_map()?;
    Some(Template { root: map.clone(), span: compiled.processed.as_ref()?.span })
}

/// What a check is told, and what the phases before it gave.
struct Given<'t> {
    compiled: &'t Compiled,
    source: Option<&'t Source>,
    options: &'t Options,
    knowledge: &'t Knowledge,
    host: &'t dyn Host,
}

impl Given<'_> {
    fn conditions(&self, template: &Template) -> Conditions {
        let section = template.section("Conditions").unwrap_or(no_entries());
        let parameters = template.section("Parameters").unwrap_or(no_entries());
        Conditions::of(section, parameters, &self.options.parameters)
    }

    fn evaluator<'e>(&'e self, template: &'e Template, conditions: &'e Conditions) -> Evaluator<'e> {
        let parameters = template.section("Parameters").unwrap_or(no_entries());
        let mappings = template.section("Mappings").unwrap_or(no_entries());
        let options = self.options;
        Evaluator::new(parameters, mappings, conditions, &options.parameters, &options.region)
    }
}

fn show<R>(written: &Template, given: &Given, look: impl FnOnce(&Subject) -> R) -> R {
    let merged = written.asks_for_sam().then(|| expand::merge_globals(written, given.options));
    let template = merged.as_ref().unwrap_or(written);
    let conditions = given.conditions(template);
    let evaluator = given.evaluator(template, &conditions);
    let parts = subject::Parts {
        written,
        template,
        expanded: given.compiled.template.as_ref(),
        expansion: None,
        makings: &given.compiled.makings,
        evaluator: &evaluator,
        knowledge: given.knowledge,
        options: given.options,
        source: given.source,
        document: given.compiled.document.as_ref(),
        host: given.host,
    };
    match &given.compiled.template {
        None => look(&Subject::new(parts)),
        Some(expanded) => show_with_expansion(parts, expanded, given, look),
    }
}

fn show_with_expansion<R>(
    parts: subject::Parts,
    expanded: &Template,
    given: &Given,
    look: impl FnOnce(&Subject) -> R,
) -> R {
    let conditions = given.conditions(expanded);
    let evaluator = given.evaluator(expanded, &conditions);
    let after = subject::Parts { written: expanded, template: expanded, evaluator: &evaluator, ..parts };
    let expansion = Subject::new(after);
    look(&Subject::new(subject::Parts { expansion: Some(&expansion), ..parts }))
}

fn check_subject(subject: &Subject, findings: &mut Findings) {
    properties::check(subject, findings);
    for rule in rules::all() {
        rule.run(subject, findings);
    }
    for rule in &subject.knowledge.custom_rules {
        rule.check(subject, findings);
    }
    if let Some(expansion) = subject.expansion {
        generated::check(expansion, findings);
    }
}

/// The findings that are at least as bad as this.
pub fn at_least(diagnostics: Vec<Diagnostic>, severity: Severity) -> Vec<Diagnostic> {
    diagnostics.into_iter().filter(|found| found.severity >= severity).collect()
}
