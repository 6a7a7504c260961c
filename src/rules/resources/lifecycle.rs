//! Services that are going away.

use crate::check::{Findings, Subject};
use crate::diagnostic::Diagnostic;
use crate::rules::Rule;
use crate::schema::{Lifecycle, LifecycleStatus};

pub(super) fn check(subject: &Subject, findings: &mut Findings, rule: &Rule, status: LifecycleStatus) {
    for resource in &subject.resources {
        let known = subject.resource_type(resource.kind);
        let lifecycle = known.and_then(|known| known.lifecycle.as_ref());
        let Some(lifecycle) = lifecycle.filter(|lifecycle| lifecycle.status == status) else { continue };
        let span = resource.attribute_span("Properties");
        let problem = Diagnostic::new(rule.code, span, message(resource.kind, lifecycle));
        let problem = problem.help("use the service that AWS recommends in its place");
        findings.push(problem.resource(resource.logical_id.as_str()));
    }
}

fn message(kind: &str, lifecycle: &Lifecycle) -> String {
    let date = lifecycle.date.as_deref();
    let (what, when) = match lifecycle.status {
        LifecycleStatus::Maintenance => ("only maintained", "since"),
        LifecycleStatus::Sunset => ("going to be shut down", "on"),
        LifecycleStatus::Shutdown => ("shut down", "since"),
    };
    match date {
        Some(date) => format!("the service behind `{kind}` is {what}, {when} {date}"),
        None => format!("the service behind `{kind}` is {what}"),
    }
}
