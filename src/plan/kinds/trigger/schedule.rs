//! `AWS::Scheduler::Schedule`.

use serde_json::Value as Json;

use super::event_rule::{enabled, input};
use super::{address, retry, settings, task, trigger};
use crate::plan::context::Context;
use crate::plan::kinds::called;
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::model::{Head, RunPlan, Target, Tree};
use crate::plan::properties::Properties;

/// Schedules of the EventBridge Scheduler.
pub const KIND: Kind = Kind { name: "AWS::Scheduler::Schedule", section: "triggers", add };

/// What one kind of target is told, by its name in CloudFormation.
const TARGET_SETTINGS: &[&str] = &[
    "SqsParameters",
    "KinesisParameters",
    "EcsParameters",
    "EventBridgeParameters",
    "SageMakerPipelineParameters",
];

fn add(schedule: &Planned, plan: &mut RunPlan) {
    let properties = &schedule.properties;
    properties.ignore(&["Description", "KmsKeyArn", "Name"]);
    let when = settings(properties, &["StartDate", "EndDate", "FlexibleTimeWindow", "GroupName"]);
    let target = properties.child("Target");
    let made = match &target {
        Some(target) => of_target(schedule.head(), target),
        None => trigger(schedule.head(), TriggerKind::Schedule, address::not_set(properties, "Target")),
    };
    plan.triggers.push(Trigger {
        enabled: enabled(properties),
        schedule: properties.text("ScheduleExpression"),
        time_zone: Some(properties.text_or("ScheduleExpressionTimezone", "UTC")),
        settings: when.into_iter().chain(made.settings).collect(),
        ..made
    });
}

fn of_target(head: Head, target: &Properties) -> Trigger {
    target.ignore(&["RoleArn"]);
    let input = input(target, &["Input"]);
    let called = address::required(target, "Arn");
    let called = called.map(|called| universal(target.context, called, input.as_ref()));
    let mut made = Trigger {
        input,
        retry: Some(retry::of_event_bridge(target)),
        dead_letter: retry::dead_letter(target),
        settings: settings(target, TARGET_SETTINGS),
        ..trigger(head, TriggerKind::Schedule, called)
    };
    task::lead_there(&mut made, target, "Arn", target.child("EcsParameters"));
    made
}

/// A universal target (`arn:aws:scheduler:::aws-sdk:sqs:sendMessage`) is a call of AWS's API: what it is about stands
/// in the input.
fn universal(context: &Context, called: Target, input: Option<&Tree>) -> Target {
    if !called.address.contains(":scheduler:::aws-sdk:") {
        return called;
    }
    let input = input.and_then(|input| input.value.get("Input")?.as_str());
    let arguments: Option<Json> = input.and_then(|input| serde_json::from_str(input).ok());
    let named = arguments.iter().flat_map(|arguments| called::named(context, arguments));
    let resource = named.filter_map(|target| target.resource).next();
    Target { resource, ..called }
}
