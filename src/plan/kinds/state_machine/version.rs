//! `AWS::StepFunctions::StateMachineVersion`.

use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::RunPlan;

/// Versions of state machines.
pub const KIND: Kind = Kind { name: "AWS::StepFunctions::StateMachineVersion", section: "none_needed", add };

/// Its ARN leads to the state machine, of which there is one version here.
fn add(version: &Planned, _: &mut RunPlan) {
    version.properties.ignore_all();
}
