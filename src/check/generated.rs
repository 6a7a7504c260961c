//! Checking what the template expands to.
//!
//! Only resources that SAM made, or made something else of, are looked at: the others were checked as
//! they are written. A finding stands at the user's own line, since all that SAM makes carries the place
//! of what caused it.

use super::properties::{diagnostic, violations};
use super::{Findings, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::evaluate::Origin;
use crate::rules;

/// Compares the generated resources with the schemas of their types. Only errors count: what is merely
/// unusual about a generated resource is SAM's doing, not the user's.
pub(super) fn check(expansion: &Subject, findings: &mut Findings) {
    let declared = expansion.template.root.get("Parameters");
    let is_generated = |logical_id: &str| expansion.makings.contains_key(logical_id);
    for resource in expansion.resources.iter().filter(|resource| is_generated(resource.logical_id)) {
        let Some(resource_type) = expansion.resource_type(resource.kind) else { continue };
        for mut violation in violations(expansion, resource, resource_type) {
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
    found.fix = None; // What would mend the generated resource is not what the user wrote.
    found.help = Some(match found.help.take() {
        Some(help) => format!("{help}; {made}"),
        None => made,
    });
    found
}
