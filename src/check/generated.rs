//! Checking what the template expands to.
//!
//! Only resources that SAM made, or made something else of, are looked at: the others were checked as
//! they are written. A finding stands at the user's own line, since all that SAM makes carries the place
//! of what caused it.

use super::properties::{diagnostic, violations};
use super::{Findings, Subject, subject};
use crate::conditions::Conditions;
use crate::diagnostic::{Diagnostic, Severity};
use crate::evaluate::{Evaluator, Origin, no_entries};
use crate::expand::Options;
use crate::expand::recipe::Makings;
use crate::rules;
use crate::template::Template;

/// Compares the generated resources with the schemas of their types. Only errors count: what is merely
/// unusual about a generated resource is SAM's doing, not the user's.
pub(super) fn check(
    source: &Subject,
    expanded: &Template,
    makings: &Makings,
    options: &Options,
    findings: &mut Findings,
) {
    let parameters = expanded.section("Parameters").unwrap_or(no_entries());
    let mappings = expanded.section("Mappings").unwrap_or(no_entries());
    let section = expanded.section("Conditions").unwrap_or(no_entries());
    let conditions = Conditions::of(section, parameters, &options.parameters);
    let evaluator = Evaluator::new(parameters, mappings, &conditions, &options.parameters, &options.region);
    let parts = subject::Parts { written: expanded, template: expanded, evaluator: &evaluator, ..**source };
    let subject = Subject::new(parts);
    let declared = source.template.root.get("Parameters");
    for resource in subject.resources.iter().filter(|resource| makings.contains_key(resource.logical_id)) {
        let Some(resource_type) = subject.resource_type(resource.kind) else { continue };
        for mut violation in violations(&subject, resource, resource_type) {
            if declared.is_some_and(|declared| declared.span.contains(violation.span)) {
                violation.origin = Origin::Parameter; // SAM put the value in the place of the reference.
            }
            let Some(rule) = rules::for_violation(&violation) else { continue };
            if rule.code.severity == Severity::Error && !is_known(&violation.span, findings) {
                let made = format!("SAM makes the `{}` `{}` of this", resource.kind, resource.logical_id);
                findings.push(explained(diagnostic(violation, rule, resource), made));
            }
        }
    }
}

/// Whether something is wrong at the place already: then the expansion suffers from the same.
fn is_known(span: &crate::source::Span, findings: &Findings) -> bool {
    findings.iter().any(|found| {
        found.severity == Severity::Error && (found.span.contains(*span) || span.contains(found.span))
    })
}

fn explained(mut found: Diagnostic, made: String) -> Diagnostic {
    found.help = Some(match found.help.take() {
        Some(help) => format!("{help}; {made}"),
        None => made,
    });
    found
}
