//! Rules of EventBridge, which start functions and state machines alike.

use super::super::context::{Context, Expanded};
use super::super::resource::{Attributes, Resource};
use super::dead_letters::{self, DeadLetterQueue};
use super::permission::{Scope, permission};
use super::queue_policy::{Sending, queue_policy};
use super::{Event, Target};
use crate::diagnostic::{Diagnostic, code};
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

/// EventBridge does not take longer target ids.
const LONGEST_TARGET_ID: usize = 64;

/// The service that calls on behalf of a rule.
const PRINCIPAL: &str = "events.amazonaws.com";

/// What a rule starts.
pub struct RuleTarget {
    /// Its ARN.
    pub arn: Node,
    /// The role in which EventBridge starts it; functions need none, they grant a permission.
    pub role_arn: Option<Node>,
    /// What the ids of such targets end in, after the event's logical id.
    pub id_suffix: &'static str,
    /// The attributes for everything that is made.
    pub attributes: Attributes,
}

impl RuleTarget {
    /// A function, or the alias that stands for it.
    pub fn function(event: &Event, target: &Target) -> Self {
        RuleTarget {
            arn: target.arn(event.span),
            role_arn: None,
            id_suffix: "LambdaTarget",
            attributes: target.attributes.passed_on(),
        }
    }
}

/// The rule of a `Schedule` event, and its dead-letter queue with policy if it has SAM make one.
pub fn scheduled_rule(context: &mut Context, event: &Event, target: RuleTarget) -> Expanded<Vec<Resource>> {
    const PROPERTIES: &[(&str, &str)] =
        &[("ScheduleExpression", "Schedule"), ("Name", "Name"), ("Description", "Description")];
    rule(context, event, target, PROPERTIES)
}

/// The rule of a `CloudWatchEvent` or `EventBridgeRule` event, and its dead-letter queue with
/// policy if it has SAM make one.
pub fn pattern_rule(context: &mut Context, event: &Event, target: RuleTarget) -> Expanded<Vec<Resource>> {
    const PROPERTIES: &[(&str, &str)] =
        &[("EventBusName", "EventBusName"), ("EventPattern", "Pattern"), ("Name", "RuleName")];
    rule(context, event, target, PROPERTIES)
}

/// The right of the event's rule to invoke the function.
pub fn rule_permission(context: &mut Context, event: &Event, target: &Target) -> Expanded<Resource> {
    let scope = Scope { source_arn: Some(rule_arn(event)), ..Scope::default() };
    permission(context, target, PRINCIPAL, &event.logical_id, "", scope, event.span)
}

fn rule_arn(event: &Event) -> Node {
    intrinsic::get_att(&event.logical_id, "Arn", event.span)
}

/// `properties` are names in the rule, each with its name in the event.
fn rule(
    context: &mut Context,
    event: &Event,
    target: RuleTarget,
    properties: &[(&str, &str)],
) -> Expanded<Vec<Resource>> {
    let state = state(context, event);
    let dead_letters = dead_letters::queue(context, event, &target.attributes);
    let (state, dead_letters) = (state?, dead_letters?);
    let attributes = target.attributes.clone();
    let mut rule = Resource::new(context, &event.logical_id, "AWS::Events::Rule", attributes, event.span)?;
    for (name, source) in properties {
        rule.set_some(name, event.get(source));
    }
    rule.set_some("State", state);
    rule.set("Targets", vec![rule_target(event, &target, dead_letters.as_ref())]);
    let mut resources = vec![rule];
    if let Some(queue) = dead_letters.and_then(|queue| queue.made) {
        let policy = dead_letter_policy(context, event, &queue, target.attributes)?;
        resources.extend([queue, policy]);
    }
    Ok(resources)
}

/// `State`, or what `Enabled` means in its terms.
fn state(context: &mut Context, event: &Event) -> Expanded<Option<Node>> {
    let state = event.truthy("State");
    let Some(enabled) = event.get("Enabled") else { return Ok(state.cloned()) };
    if state.is_some() {
        let found = "`State` and `Enabled` are both set";
        let diagnostic = Diagnostic::new(code::CONFLICTING_PROPERTIES, event.key_span("Enabled"), found)
            .related(event.key_span("State"), "`State` is set here")
            .help("keep only `State`, which takes `ENABLED` and `DISABLED`, and intrinsic functions too");
        return Err(context.error(diagnostic));
    }
    if intrinsic::is_intrinsic(enabled) {
        let found = "SAM takes an intrinsic function for true here, whatever its value will be";
        let help = "use `State` with `ENABLED` or `DISABLED` in its place: it takes intrinsic functions";
        context.report(Diagnostic::new(code::IGNORED_BY_SAM, enabled.span, found).help(help));
    }
    let state = if enabled.is_truthy() { "ENABLED" } else { "DISABLED" };
    Ok(Some(Node::made(state, enabled.span)))
}

/// The entry of the rule's `Targets`.
fn rule_target(event: &Event, target: &RuleTarget, dead_letters: Option<&DeadLetterQueue>) -> Node {
    let cause = event.span;
    let mut entry = Map::new();
    entry.insert("Arn", target.arn.clone());
    entry.insert("Id", target_id(event, target.id_suffix));
    entry.insert_some("RoleArn", target.role_arn.clone());
    for name in ["Input", "InputPath", "RetryPolicy", "InputTransformer"] {
        entry.insert_some(name, event.get(name).cloned());
    }
    if let Some(queue) = dead_letters {
        entry.insert("DeadLetterConfig", map!(cause; "Arn" => &queue.arn));
    }
    Node::new(Value::Map(entry), cause)
}

/// The id that the user wrote under `Target`, else the event's logical id with the suffix, cut to
/// the length that EventBridge takes.
fn target_id(event: &Event, suffix: &str) -> Node {
    if let Some(id) = event.get("Target").and_then(|target| target.get("Id")) {
        return id.clone();
    }
    let room = LONGEST_TARGET_ID.saturating_sub(suffix.len());
    let start: String = event.logical_id.chars().take(room).collect();
    Node::made(format!("{start}{suffix}"), event.span)
}

fn dead_letter_policy(
    context: &mut Context,
    event: &Event,
    queue: &Resource,
    attributes: Attributes,
) -> Expanded<Resource> {
    let cause = queue.cause;
    let sending = Sending {
        principal: map!(cause; "Service" => PRINCIPAL),
        source_arn: rule_arn(event),
        queue_arn: queue.get_att("Arn"),
        queue_url: queue.reference(),
    };
    queue_policy(context, format!("{}QueuePolicy", event.logical_id), sending, attributes, cause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};
    use crate::tree::Text;

    fn event(logical_id: &str) -> Event {
        let span = Span::new(Sources::new().add("test", ""), 0, 0);
        Event { id: Text::made("Nightly"), logical_id: Text::made(logical_id), properties: Map::new(), span }
    }

    #[test]
    fn target_ids_are_cut_to_64_characters() {
        let short = target_id(&event("ReportNightly"), "LambdaTarget");
        assert_eq!(short.as_str(), Some("ReportNightlyLambdaTarget"));
        let exact = target_id(&event(&"a".repeat(52)), "LambdaTarget");
        assert_eq!(exact.as_str(), Some(format!("{}LambdaTarget", "a".repeat(52)).as_str()));
        let long = target_id(&event(&"a".repeat(90)), "LambdaTarget");
        assert_eq!(long.as_str(), exact.as_str());
    }
}
