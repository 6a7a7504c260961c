//! How far on their way out the runtimes of functions are.

use crate::check::{Date, Findings, Resource, Subject};
use crate::diagnostic::{Advice, Change, Diagnostic, Fix};
use crate::evaluate::{Origin, Possible};
use crate::rules::Rule;
use crate::schema::LambdaRuntime;

/// The types of functions.
pub(super) const FUNCTIONS: &[&str] = &["AWS::Lambda::Function", "AWS::Serverless::Function"];

/// How far on its way out a runtime is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// It gets no updates.
    Deprecated,
    /// Nor can functions be made with it.
    NotCreatable,
    /// Nor can functions with it be changed.
    NotUpdatable,
}

/// Reports the runtimes that are at a stage.
pub(super) fn check(subject: &Subject, findings: &mut Findings, rule: &Rule, stage: Stage) {
    let Some(today) = subject.today() else { return };
    for resource in subject.resources_of_any(FUNCTIONS) {
        let Some(node) = resource.property("Runtime") else { continue };
        for value in subject.evaluator.values(node, &resource.scope) {
            let name = value.node.as_str();
            let runtime = name.and_then(|name| subject.knowledge.tables.lambda_runtime(name));
            if let Some(runtime) = runtime.filter(|runtime| stage_of(runtime, today) == Some(stage)) {
                findings.push(finding(rule, &runtime, &value, resource));
            }
        }
    }
}

fn stage_of(runtime: &LambdaRuntime, today: Date) -> Option<Stage> {
    let is_over = |date: Option<&str>| date.and_then(Date::read).is_some_and(|date| date <= today);
    if is_over(runtime.update_block) {
        Some(Stage::NotUpdatable)
    } else if is_over(runtime.create_block) {
        Some(Stage::NotCreatable)
    } else {
        is_over(Some(runtime.deprecated)).then_some(Stage::Deprecated)
    }
}

fn finding(rule: &Rule, runtime: &LambdaRuntime, value: &Possible, resource: &Resource) -> Diagnostic {
    let finding = Diagnostic::new(rule.code, value.node.span, message(runtime));
    let finding = match runtime.successor {
        Some(successor) => {
            finding.help(Advice::with(format!("use `{successor}`"), upgrade(runtime, successor)))
        }
        None => finding,
    };
    match value.origin {
        Origin::Parameter => finding.related(resource.property_span("Runtime"), "it is used here"),
        // What `Globals` says is said once, not for each function.
        _ if !resource.node.span.contains(value.node.span) => finding,
        _ => finding.resource(resource.logical_id.as_str()),
    }
}

/// Code need not run with another version: whoever changes it has to try.
fn upgrade(runtime: &LambdaRuntime, successor: &str) -> Fix {
    let change = Change::Word { written: runtime.name.to_owned(), meant: successor.to_owned() };
    Fix::risky(format!("write `{successor}`"), change)
}

fn message(runtime: &LambdaRuntime) -> String {
    let mut message = format!("the runtime `{}` is deprecated since {}", runtime.name, runtime.deprecated);
    if let Some(date) = runtime.create_block {
        message.push_str(&format!("; functions cannot be created with it from {date} on"));
    }
    if let Some(date) = runtime.update_block {
        message.push_str(&format!(", and not be updated from {date} on"));
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Tables;

    #[test]
    fn stages_follow_the_date() {
        let tables = Tables::new();
        let stage =
            |name: &str, day: &str| stage_of(&tables.lambda_runtime(name).unwrap(), Date::read(day).unwrap());
        assert_eq!(stage("dotnet6", "2024-12-19"), None);
        assert_eq!(stage("dotnet6", "2024-12-20"), Some(Stage::Deprecated));
        assert_eq!(stage("dotnet6", "2027-02-01"), Some(Stage::NotCreatable));
        assert_eq!(stage("dotnet6", "2027-03-03"), Some(Stage::NotUpdatable));
        // Without dates for the rest it stays deprecated.
        assert_eq!(stage("dotnet9", "2099-01-01"), Some(Stage::Deprecated));
    }
}
