//! Properties of a function that exclude or need each other.

use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::expand::resource::SamResource;
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// Checks everything that can be told from the properties alone.
pub fn check(context: &mut Context, function: &SamResource) -> Expanded<()> {
    let pairs = check_pairs(context, function);
    let queue = check_dead_letter_queue(context, function);
    let tenancy = check_tenancy(context, function);
    pairs.and(queue).and(tenancy)
}

const EXCLUDE_EACH_OTHER: &[(&str, &str)] =
    &[("CapacityProviderConfig", "ProvisionedConcurrencyConfig"), ("CapacityProviderConfig", "VpcConfig")];

const NEEDS: &[(&str, &str)] =
    &[("FunctionScalingConfig", "CapacityProviderConfig"), ("VersionDeletionPolicy", "AutoPublishAlias")];

fn check_pairs(context: &mut Context, function: &SamResource) -> Expanded<()> {
    let mut result = Ok(());
    for (left, right) in EXCLUDE_EACH_OTHER {
        if function.get(left).is_some() && function.get(right).is_some() {
            let found = format!("`{left}` and `{right}` exclude each other");
            let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, function.key_span(right), found)
                .related(function.key_span(left), format!("`{left}` is set here"))
                .help("remove one of them");
            result = Err(context.error(problem));
        }
    }
    for (property, needed) in NEEDS {
        if function.get(property).is_some() && function.get(needed).is_none() {
            let found = format!("`{property}` works only together with `{needed}`");
            let problem = Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, function.key_span(property), found)
                .help(format!("add `{needed}`, or remove `{property}`"));
            result = Err(context.error(problem));
        }
    }
    result
}

/// What a function does with its dead-letter queue, by `Type`.
pub const DEAD_LETTER_ACTIONS: &[(&str, &str)] = &[("SQS", "sqs:SendMessage"), ("SNS", "sns:Publish")];

fn check_dead_letter_queue(context: &mut Context, function: &SamResource) -> Expanded<()> {
    let Some(queue) = function.truthy("DeadLetterQueue") else { return Ok(()) };
    let (Some(kind), Some(_)) = (queue.truthy("Type"), queue.truthy("TargetArn")) else {
        let found = "`DeadLetterQueue` needs `Type` and `TargetArn`";
        let help = "write `Type: SQS` or `Type: SNS`, and `TargetArn:` with the ARN of the queue or topic";
        let span = function.key_span("DeadLetterQueue");
        return Err(context.error(Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help)));
    };
    if kind.as_str().is_some_and(|kind| DEAD_LETTER_ACTIONS.iter().any(|(name, _)| *name == kind)) {
        return Ok(());
    }
    let found = "the `Type` of a dead-letter queue must be `SQS` or `SNS`";
    Err(context.error(Diagnostic::new(code::INVALID_VALUE, kind.span, found)))
}

/// What does not work for functions that keep their tenants apart.
fn check_tenancy(context: &mut Context, function: &SamResource) -> Expanded<()> {
    if function.truthy("TenancyConfig").is_none() {
        return Ok(());
    }
    let mut result = Ok(());
    for name in ["ProvisionedConcurrencyConfig", "FunctionUrlConfig", "SnapStart"] {
        if function.truthy(name).is_some() {
            let found = format!("`{name}` does not work for a function with `TenancyConfig`");
            let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, function.key_span(name), found)
                .related(function.key_span("TenancyConfig"), "`TenancyConfig` is set here")
                .help("remove one of them");
            result = Err(context.error(problem));
        }
    }
    let events =
        function.get("Events").filter(|events| !intrinsic::is_intrinsic(events)).and_then(Node::as_map);
    for (id, span, event) in events.into_iter().flat_map(Map::as_written) {
        let kind = event.get("Type").and_then(Node::as_str).unwrap_or("");
        if !matches!(kind, "Api" | "HttpApi") {
            let found =
                format!("event `{id}` of type `{kind}` does not work for a function with `TenancyConfig`");
            let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, span, found)
                .related(function.key_span("TenancyConfig"), "`TenancyConfig` is set here")
                .help("only `Api` and `HttpApi` events carry a tenant");
            result = Err(context.error(problem));
        }
    }
    result
}
