//! Schedules of EventBridge Scheduler (`ScheduleV2`), which start functions and state machines alike.

use super::super::context::{Context, Expanded};
use super::super::policy::statements;
use super::super::property::{Property, Shape};
use super::super::resource::{Attributes, Resource};
use super::Event;
use super::dead_letters::{self, DeadLetterQueue};
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{Map, Node, Value};

/// The properties of a `ScheduleV2` event of functions and state machines.
pub const PROPERTIES: &[Property] = &[
    Property::optional("PermissionsBoundary", Shape::String),
    Property::required("ScheduleExpression", Shape::String),
    Property::optional("FlexibleTimeWindow", Shape::Map),
    Property::optional("Name", Shape::String),
    Property::optional("State", Shape::String),
    Property::optional("Description", Shape::String),
    Property::optional("StartDate", Shape::String),
    Property::optional("EndDate", Shape::String),
    Property::optional("ScheduleExpressionTimezone", Shape::String),
    Property::optional("GroupName", Shape::String),
    Property::optional("KmsKeyArn", Shape::String),
    Property::optional("Input", Shape::String),
    Property::optional("RoleArn", Shape::String),
    Property::optional("DeadLetterConfig", Shape::Map),
    Property::optional("RetryPolicy", Shape::Map),
    Property::optional("OmitName", Shape::Bool).literal(),
];

/// What a schedule starts.
pub struct ScheduleTarget {
    /// Its ARN.
    pub arn: Node,
    /// The named policy that allows to start it, for the schedule's role.
    pub policy: Node,
    /// The attributes for everything that is made.
    pub attributes: Attributes,
}

/// The schedule, its dead-letter queue if it has SAM make one, and its role unless it names one.
pub fn schedule(context: &mut Context, event: &Event, target: ScheduleTarget) -> Expanded<Vec<Resource>> {
    let name = name(context, event);
    let dead_letters = dead_letters::queue(context, event, &target.attributes);
    let (name, dead_letters) = (name?, dead_letters?);
    let mut schedule = untargeted(context, event, &target)?;
    schedule.set_some("Name", name);
    let role = role(context, event, &target, dead_letters.as_ref())?;
    let role_arn = match (event.truthy("RoleArn"), &role) {
        (None, Some(role)) => Some(role.get_att("Arn")),
        (given, _) => given.cloned(),
    };
    schedule.set("Target", schedule_target(event, &target, role_arn, dead_letters.as_ref()));
    let queue = dead_letters.and_then(|queue| queue.made);
    Ok([Some(schedule), queue, role].into_iter().flatten().collect())
}

/// `Name`, or the event's logical id unless `OmitName` leaves the choice to CloudFormation.
fn name(context: &mut Context, event: &Event) -> Expanded<Option<Node>> {
    let name = event.truthy("Name");
    if event.truthy("OmitName").is_none() {
        return Ok(Some(name.cloned().unwrap_or_else(|| Node::made(&event.logical_id, event.span))));
    }
    if name.is_none() {
        return Ok(None);
    }
    let found = "`Name` is set, and `OmitName` asks for a schedule without one";
    let diagnostic = Diagnostic::new(code::CONFLICTING_PROPERTIES, event.key_span("Name"), found)
        .related(event.key_span("OmitName"), "`OmitName` is set here")
        .help("remove one of the two");
    Err(context.error(diagnostic))
}

fn untargeted(context: &mut Context, event: &Event, target: &ScheduleTarget) -> Expanded<Resource> {
    let (id, attributes) = (&event.logical_id, target.attributes.clone());
    let mut schedule = Resource::new(context, id, "AWS::Scheduler::Schedule", attributes, event.span)?;
    schedule.set_some("State", event.truthy("State"));
    let window = event.truthy("FlexibleTimeWindow").cloned();
    schedule.set("FlexibleTimeWindow", window.unwrap_or_else(|| map!(event.span; "Mode" => "OFF")));
    schedule.copy_from(
        &event.properties,
        &[
            "ScheduleExpression",
            "Description",
            "StartDate",
            "EndDate",
            "ScheduleExpressionTimezone",
            "GroupName",
            "KmsKeyArn",
        ],
    );
    Ok(schedule)
}

/// The role in which the scheduler starts the target, unless the event has one.
fn role(
    context: &mut Context,
    event: &Event,
    target: &ScheduleTarget,
    dead_letters: Option<&DeadLetterQueue>,
) -> Expanded<Option<Resource>> {
    if event.truthy("RoleArn").is_some() {
        return Ok(None);
    }
    let (id, attributes) = (format!("{}Role", event.logical_id), target.attributes.clone());
    let mut role = Resource::new(context, id, "AWS::IAM::Role", attributes, event.span)?;
    role.set("AssumeRolePolicyDocument", statements::assume_role("scheduler.amazonaws.com", event.span));
    let mut policies = vec![target.policy.clone()];
    if let Some(queue) = dead_letters.filter(|queue| queue.arn.is_truthy()) {
        policies.push(statements::send_to_queue(queue.arn.clone(), &event.logical_id, queue.arn.span));
    }
    role.set("Policies", policies);
    role.set_some("PermissionsBoundary", event.truthy("PermissionsBoundary"));
    Ok(Some(role))
}

fn schedule_target(
    event: &Event,
    target: &ScheduleTarget,
    role_arn: Option<Node>,
    dead_letters: Option<&DeadLetterQueue>,
) -> Node {
    let mut entry = Map::new();
    entry.insert("Arn", target.arn.clone());
    entry.insert_some("RoleArn", role_arn);
    for name in ["Input", "RetryPolicy"] {
        entry.insert_some(name, event.get(name).cloned());
    }
    if let Some(queue) = dead_letters {
        entry.insert("DeadLetterConfig", map!(event.span; "Arn" => &queue.arn));
    }
    Node::new(Value::Map(entry), event.span)
}
