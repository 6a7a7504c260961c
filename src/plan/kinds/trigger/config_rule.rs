//! `AWS::Config::ConfigRule`, as far as a function decides it.

use super::event_rule::input;
use super::{address, settings, trigger};
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::RunPlan;
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::properties::Properties;

/// Rules of AWS Config.
pub const KIND: Kind = Kind { name: "AWS::Config::ConfigRule", section: "triggers", add };

fn add(rule: &Planned, plan: &mut RunPlan) {
    let properties = &rule.properties;
    properties.ignore(&["ConfigRuleName", "Description"]);
    let source = properties.child("Source");
    let is_function = |source: &Properties| {
        source.text("Owner").is_some_and(|owner| owner.known().is_some_and(|owner| owner == "CUSTOM_LAMBDA"))
    };
    let Some(function) = source.as_ref().filter(|source| is_function(source)) else {
        properties.ignore_all();
        source.iter().for_each(Properties::ignore_all);
        let why = "AWS Config itself decides this rule";
        return rule.context.not_emulated(&rule.identity.id, KIND.name, why, rule.node.span);
    };
    let mut more = settings(properties, &["Scope", "EvaluationModes"]);
    more.extend(settings(function, &["SourceDetails"]));
    plan.triggers.push(Trigger {
        schedule: properties.text("MaximumExecutionFrequency"),
        input: input(properties, &["InputParameters"]),
        settings: more,
        ..trigger(rule.head(), TriggerKind::ConfigRule, address::function(function, "SourceIdentifier"))
    });
}
