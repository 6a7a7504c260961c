//! `AWS::Events::Rule`: a trigger for each of its targets.

use super::{address, filter, part, retry, settings, task, trigger};
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::model::{Origin, RunPlan, Setting, Target, Tree};
use crate::plan::properties::Properties;

/// Rules of EventBridge.
pub const KIND: Kind = Kind { name: "AWS::Events::Rule", section: "triggers", add };

/// The type of buses.
const BUS: &str = "AWS::Events::EventBus";

/// What one kind of target is told, by its name in CloudFormation.
const TARGET_SETTINGS: &[&str] = &[
    "SqsParameters",
    "KinesisParameters",
    "EcsParameters",
    "HttpParameters",
    "BatchParameters",
    "AppSyncParameters",
    "RedshiftDataParameters",
    "RunCommandParameters",
    "SageMakerPipelineParameters",
];

/// What all targets of a rule share.
struct Rule {
    bus: Option<Setting<Target>>,
    enabled: Setting<bool>,
    schedule: Option<Setting<String>>,
    pattern: Option<Tree>,
}

fn add(rule: &Planned, plan: &mut RunPlan) {
    let properties = &rule.properties;
    properties.ignore(&["Description", "Name", "RoleArn", "Tags"]);
    let pattern = filter::json(properties, "EventPattern");
    let shared = Rule {
        bus: bus(properties, pattern.is_some()),
        enabled: enabled(properties),
        schedule: properties.text("ScheduleExpression"),
        pattern,
    };
    for (index, target) in properties.children("Targets").iter().enumerate() {
        plan.triggers.push(of_target(rule, &shared, index, target));
    }
}

/// `DISABLED` is off; `ENABLED` and `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS` are on.
pub fn enabled(properties: &Properties) -> Setting<bool> {
    properties.text_or("State", "ENABLED").map(|state| state != "DISABLED")
}

/// The bus that the rule listens to. A rule without a pattern listens to none.
fn bus(properties: &Properties, has_pattern: bool) -> Option<Setting<Target>> {
    let named = properties.target_of("EventBusName", BUS);
    let default = || Target { resource: None, address: "default".to_owned() };
    has_pattern.then(|| named.unwrap_or_else(|| properties.default(default())))
}

fn of_target(rule: &Planned, shared: &Rule, index: usize, target: &Properties) -> Trigger {
    target.ignore(&["Id", "RoleArn"]);
    let kind = match shared.pattern {
        Some(_) => TriggerKind::EventPattern,
        None => TriggerKind::Schedule,
    };
    let head = part(rule, &format!("Targets/{index}"), target.place);
    let mut made = Trigger {
        source: shared.bus.clone(),
        enabled: shared.enabled.clone(),
        schedule: shared.schedule.clone(),
        filter: shared.pattern.clone(),
        input: input(target, &["Input", "InputPath", "InputTransformer"]),
        retry: Some(retry::of_event_bridge(target)),
        dead_letter: retry::dead_letter(target),
        settings: settings(target, TARGET_SETTINGS),
        ..trigger(head, kind, address::required(target, "Arn"))
    };
    task::lead_there(&mut made, target, "Arn", target.child("EcsParameters"));
    made
}

/// What the target gets in the place of the event, by the name of the property that says so.
pub fn input(properties: &Properties, names: &[&str]) -> Option<Tree> {
    let given = names.iter().filter_map(|name| Some((*name, properties.tree(name)?)));
    let given: Vec<(&str, Tree)> = given.collect();
    (!given.is_empty()).then(|| filter::map(given, Origin::template(properties.place)))
}
