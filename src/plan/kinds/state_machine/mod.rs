//! `AWS::StepFunctions::StateMachine`.

mod calls;
mod definition;
mod substitution;

use super::{Kind, Planned};
use crate::plan::model::store::Substitution;
use crate::plan::model::{RunPlan, Setting, StateMachine};
use crate::plan::properties::Properties;
use definition::Definition;

/// State machines.
pub const KIND: Kind = Kind { name: "AWS::StepFunctions::StateMachine", section: "state_machines", add };

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] = &[
    "EncryptionConfiguration",
    "LoggingConfiguration",
    "RoleArn",
    "StateMachineName",
    "Tags",
    "TracingConfiguration",
];

fn add(machine: &Planned, plan: &mut RunPlan) {
    let properties = &machine.properties;
    properties.ignore(WITHOUT_EFFECT);
    let substitutions = substitutions(properties);
    let Definition { tree, file } = definition::of(machine, &substitutions);
    plan.state_machines.push(StateMachine {
        head: machine.head(),
        kind: properties.text_or("StateMachineType", "STANDARD"),
        calls: match tree.as_ref().filter(|tree| !tree.value.is_null()) {
            Some(tree) => calls::of(machine.context, tree),
            None => calls::of_substitutions(machine.context, &substitutions),
        },
        definition: tree,
        definition_file: file,
        substitutions,
    });
}

fn substitutions(properties: &Properties) -> Vec<Substitution> {
    let declared = properties.child("DefinitionSubstitutions");
    let substitution = |(name, _, node)| {
        let value: Setting<String> = properties.context.text(&properties.stack, node)?;
        Some(Substitution { name: str::to_owned(name), value })
    };
    declared.iter().flat_map(Properties::entries).filter_map(substitution).collect()
}
