//! `AWS::Lambda::EventInvokeConfig`.

use super::completed;
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::function::Asynchronous;
use crate::plan::model::{RunPlan, Setting, Target};
use crate::plan::properties::Properties;

/// What becomes of asynchronous calls.
pub const KIND: Kind = Kind { name: "AWS::Lambda::EventInvokeConfig", section: "functions", add };

/// A call waits for up to six hours and is repeated twice (Lambda Developer Guide, "Error handling for asynchronous
/// invocation").
const MAXIMUM_AGE: i64 = 21_600;
const RETRIES: i64 = 2;

fn add(config: &Planned, plan: &mut RunPlan) {
    let properties = &config.properties;
    let destinations = properties.child("DestinationConfig");
    let asynchronous = Asynchronous {
        qualifier: properties.text("Qualifier"),
        maximum_age: properties.number_or("MaximumEventAgeInSeconds", MAXIMUM_AGE),
        retries: properties.number_or("MaximumRetryAttempts", RETRIES),
        on_success: destination(destinations.as_ref(), "OnSuccess"),
        on_failure: destination(destinations.as_ref(), "OnFailure"),
    };
    let Some(function) = completed(config, plan) else { return };
    match function.asynchronous {
        None => function.asynchronous = Some(asynchronous),
        // Another one is for another alias.
        Some(_) => {
            let why = "calls of all aliases are treated alike here, as the first configuration says";
            config.context.not_emulated(&config.identity.id, KIND.name, why, config.node.span);
        }
    }
}

fn destination(config: Option<&Properties>, outcome: &str) -> Option<Setting<Target>> {
    config?.child(outcome)?.target("Destination")
}
