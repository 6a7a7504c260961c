//! `AWS::StepFunctions::Activity`.

use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::RunPlan;

/// Activities.
pub const KIND: Kind = Kind { name: "AWS::StepFunctions::Activity", section: "not_emulated", add };

fn add(activity: &Planned, _: &mut RunPlan) {
    activity.properties.ignore_all();
    let why =
        "whoever runs the state machines here must create the activity, for workers to ask for its tasks";
    activity.context.not_emulated(&activity.identity.id, KIND.name, why, activity.node.span);
}
