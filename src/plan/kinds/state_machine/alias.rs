//! `AWS::StepFunctions::StateMachineAlias`.

use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::RunPlan;

/// Names for versions of state machines.
pub const KIND: Kind = Kind { name: "AWS::StepFunctions::StateMachineAlias", section: "none_needed", add };

/// Its ARN leads to the state machine, of which there is one version here.
fn add(alias: &Planned, _: &mut RunPlan) {
    let properties = &alias.properties;
    if properties.items("RoutingConfiguration").len() > 1 {
        properties.not_emulated("RoutingConfiguration", "there is one version here, which gets all calls");
    }
    properties.ignore_all();
}
