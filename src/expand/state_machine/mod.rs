//! `AWS::Serverless::StateMachine`: the state machine, its role, version and alias, and what its
//! events make.

mod alias;
mod definition;
mod definition_text;
pub mod events;
mod role;

use super::context::{Context, Expanded};
use super::events as event_sources;
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Resource, SamResource};
use super::types::{Phase, SamType};
use super::{policy, tags};
use crate::tree::Node;

/// `AWS::Serverless::StateMachine`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::StateMachine",
    becomes: Some("AWS::StepFunctions::StateMachine"),
    phase: Phase::StateMachines,
    properties: PROPERTIES,
    referable: &[],
    prepare: policy::expand_templates,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::optional("Definition", Shape::Map),
    Property::optional("DefinitionUri", STRING_OR_MAP),
    Property::optional("Logging", Shape::Map),
    Property::optional("Role", Shape::String),
    Property::optional("RolePath", Shape::Any),
    Property::optional("DefinitionSubstitutions", Shape::Map),
    Property::optional("Events", Shape::MapOf(&Shape::Map)),
    Property::optional("Name", Shape::String),
    Property::optional("Type", Shape::String),
    Property::optional("Tags", Shape::Map),
    Property::optional("PropagateTags", Shape::Bool),
    Property::optional("Policies", Shape::OneOf(&[Shape::String, Shape::ListOf(&STRING_OR_MAP)])),
    Property::optional("Tracing", Shape::Map),
    Property::optional("PermissionsBoundary", Shape::String),
    Property::optional("AutoPublishAlias", Shape::Any),
    Property::optional("DeploymentPreference", Shape::Any),
    Property::optional("UseAliasAsEventTarget", Shape::Bool).literal(),
];

fn expand(context: &mut Context, machine: SamResource) -> Expanded<Vec<Resource>> {
    let events_checked = event_sources::check_all(context, &machine, events::ALL);
    let role_checked = role::check(context, &machine);
    let alias_checked = alias::check(context, &machine);
    let definition = definition::read(context, &machine);
    events_checked.and(role_checked).and(alias_checked)?;
    let mut state_machine = plain_properties(context, &machine)?;
    definition?.put_into(&mut state_machine);
    let role = role::make(context, &machine)?;
    let made_arn = role.as_ref().map(|role| role.get_att("Arn"));
    state_machine.set_some("RoleArn", made_arn.or_else(|| machine.get("Role").cloned()));
    let published = alias::publish(context, &machine)?;
    let mut event_resources = expand_events(context, &machine)?;

    let mut resources = vec![state_machine];
    resources.extend(role);
    resources.extend(published);
    resources.append(&mut event_resources);
    tags::propagate(&machine, &mut resources);
    Ok(resources)
}

/// The state machine with what it takes over unchanged.
fn plain_properties(context: &mut Context, machine: &SamResource) -> Expanded<Resource> {
    let (logical_id, attributes) = (machine.logical_id.clone(), machine.attributes.clone());
    let kind = "AWS::StepFunctions::StateMachine";
    let mut state_machine = Resource::new(context, logical_id, kind, attributes, machine.span)?;
    state_machine.set_some("StateMachineName", machine.get("Name"));
    state_machine.set_some("StateMachineType", machine.get("Type"));
    state_machine.set_some("LoggingConfiguration", machine.get("Logging"));
    state_machine.set_some("TracingConfiguration", machine.get("Tracing"));
    state_machine.set("Tags", marked_tags(machine));
    Ok(state_machine)
}

/// SAM's own mark, then the user's tags.
fn marked_tags(machine: &SamResource) -> Vec<Node> {
    let cause = machine.span;
    let mark = map!(cause; "Key" => "stateMachine:createdBy", "Value" => "SAM");
    let user = machine.get("Tags").and_then(Node::as_map).map(tags::tag_list).unwrap_or_default();
    std::iter::once(mark).chain(user).collect()
}

fn expand_events(context: &mut Context, machine: &SamResource) -> Expanded<Vec<Resource>> {
    let Some(entries) = machine.truthy("Events").and_then(Node::as_map) else { return Ok(Vec::new()) };
    let mut target = events::Target::of(machine);
    let owner_id = &machine.logical_id;
    event_sources::expand_entries(context, owner_id, entries.walk(), events::ALL, &mut target)
}
