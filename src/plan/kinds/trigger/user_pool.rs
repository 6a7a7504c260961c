//! The triggers of `AWS::Cognito::UserPool`.

use super::{address, filter, itself, part, settings, trigger};
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::model::{Origin, RunPlan, Setting};
use crate::plan::properties::Properties;
use crate::source::Span;

/// User pools.
pub const KIND: Kind = Kind { name: "AWS::Cognito::UserPool", section: "not_emulated", add };

/// Triggers whose function stands in a map, with the version of the event that it gets.
const WITH_VERSION: &[&str] =
    &["PreTokenGenerationConfig", "CustomEmailSender", "CustomSMSSender", "InboundFederation"];

fn add(pool: &Planned, plan: &mut RunPlan) {
    let why = "nothing here signs up users or issues tokens: functions that are its triggers must be called by hand, \
               and tokens come from the pool of a deployed stack";
    pool.context.not_emulated(&pool.identity.id, KIND.name, why, pool.node.span);
    pool.properties.ignore_all();
    let Some(config) = pool.properties.child("LambdaConfig") else { return };
    config.ignore(&["KMSKeyID"]);
    for (name, span, _) in config.entries() {
        // The older name stands beside the newer one for the same function.
        let is_told_again = name == "PreTokenGeneration" && config.has("PreTokenGenerationConfig");
        if name != "KMSKeyID" && !is_told_again {
            plan.triggers.extend(of_entry(pool, &config, name, span));
        }
    }
}

fn of_entry(pool: &Planned, config: &Properties, name: &str, span: Span) -> Option<Trigger> {
    let (target, settings) = if WITH_VERSION.contains(&name) {
        let function = config.child(name)?;
        (address::function(&function, "LambdaArn"), settings(&function, &["LambdaVersion"]))
    } else {
        config.text(name)?;
        (address::function(config, name), Vec::new())
    };
    let event = Setting::Known(name.to_owned(), Origin::template(span));
    let head = part(pool, &format!("LambdaConfig/{name}"), span);
    Some(Trigger {
        source: Some(itself(pool)),
        filter: Some(filter::text(event, Origin::template(span))),
        settings,
        ..trigger(head, TriggerKind::Cognito, target)
    })
}
