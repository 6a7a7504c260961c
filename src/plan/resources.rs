//! Every resource of every stack: left out, planned, a stack itself, without need of anything, or without counterpart.

use std::rc::Rc;

use super::context::Context;
use super::kinds::without::{self, Without};
use super::kinds::{self, Planned, layer};
use super::model::Origin;
use super::model::{Output, Parameter, PlannedResource, RunPlan, Setting, Stack as PlannedStack};
use super::properties::Properties;
use super::world::stacks::NESTED_STACK;
use super::world::{Identity, Stack};
use crate::language::values::as_text;
use crate::tree::{Map, Node, Value};

/// Adds the stacks and all their resources.
pub fn add_all(context: &Context, plan: &mut RunPlan) {
    let world = context.world;
    plan.region = world.region.clone();
    plan.account = world.account.clone();
    plan.partition = world.partition().to_owned();
    let mut completing = Vec::new();
    for stack in world.stacks() {
        if stack.path.is_empty() {
            plan.stack = stack.name.clone();
            plan.template = stack.file_name.clone();
        }
        plan.stacks.push(planned_stack(context, &stack));
        for (logical_id, _, node) in stack.template.resources() {
            if add(context, &stack, logical_id, node, plan) {
                completing.push((stack.clone(), logical_id.clone(), node.clone()));
            }
        }
    }
    for (stack, logical_id, node) in &completing {
        add_planned(context, stack, logical_id, node, plan);
    }
    layer::connect(context, plan);
}

fn planned_stack(context: &Context, stack: &Rc<Stack>) -> PlannedStack {
    let parameters = stack.parameters.iter().map(|(name, parameter)| {
        let value = match &parameter.value {
            Ok(node) => Setting::Known(text_of(node), Origin { kind: parameter.kind, place: node.span }),
            Err(why) => Setting::Unknown(context.unknown(why.clone())),
        };
        Parameter { name: name.clone(), value, secret: parameter.secret }
    });
    let outputs = stack.template.section("Outputs").into_iter().flat_map(Map::as_written);
    let output = |(name, _, node): (&crate::tree::Text, _, &Node)| {
        let is_out =
            node.get("Condition").is_some_and(|condition| context.world.holds(stack, condition) == Ok(false));
        let value = node.get("Value").filter(|_| !is_out)?;
        let value = context.text(stack, value)?;
        let export = node.at(&["Export", "Name"]).and_then(|name| context.text(stack, name));
        Some(Output { name: name.to_string(), value, export })
    };
    PlannedStack {
        id: stack.path.clone(),
        name: stack.name.clone(),
        template: stack.file_name.clone(),
        parameters: parameters.collect(),
        outputs: outputs.filter_map(output).collect(),
    }
}

/// The text of a parameter's value.
fn text_of(node: &Node) -> String {
    match &node.value {
        Value::List(items) => items.iter().map(text_of).collect::<Vec<_>>().join(","),
        _ => as_text(node).map(|text| text.to_string()).unwrap_or_default(),
    }
}

/// Adds a resource. Whether it says more of others, and so has yet to be planned.
fn add(context: &Context, stack: &Rc<Stack>, logical_id: &str, node: &Node, plan: &mut RunPlan) -> bool {
    let Some(identity) = context.world.identity_of(stack, logical_id) else { return false };
    let Presence { left_out_by, perhaps_left_out_by } = Presence::of(context, stack, &identity.id, node);
    let kind = identity.kind.clone();
    let head = identity.head(node);
    let (section, because) = match (&left_out_by, kinds::of(&kind)) {
        (Some(_), _) => (NONE_NEEDED, None),
        (None, Some(found)) => (found.section, why_needless(found)),
        (None, None) if is_loaded(context, &identity) => ("stacks", None),
        (None, None) => without(context, stack, &identity, node),
    };
    let is_completing = left_out_by.is_none() && kinds::COMPLETING.contains(&kind.as_str());
    if left_out_by.is_none() && !is_completing {
        add_planned(context, stack, logical_id, node, plan);
    }
    plan.resources.push(PlannedResource { head, kind, section, because, left_out_by, perhaps_left_out_by });
    is_completing
}

/// Why a resource needs nothing, when its maker says that most of its type do not.
fn why_needless(kind: &kinds::Kind) -> Option<&'static str> {
    match without::of(kind.name) {
        Without::NoneNeeded(needless) if kind.section == NONE_NEEDED => Some(needless.reason),
        _ => None,
    }
}

const NONE_NEEDED: &str = "none_needed";

/// Whether it is a nested stack whose template lies on this machine.
fn is_loaded(context: &Context, identity: &Identity) -> bool {
    identity.kind == NESTED_STACK && context.world.stack(&identity.id).is_some()
}

/// Tells of a resource that no maker puts into the plan: its section, and why it needs nothing.
fn without(
    context: &Context,
    stack: &Rc<Stack>,
    identity: &Identity,
    node: &Node,
) -> (&'static str, Option<&'static str>) {
    let Identity { id, kind, .. } = identity;
    match without::of(kind) {
        Without::NoneNeeded(needless) => {
            let properties = Properties::of(context, stack, id, node);
            for (property, why) in needless.lacking {
                properties.not_emulated(property, why);
            }
            (NONE_NEEDED, Some(needless.reason))
        }
        Without::NotEmulated(why) => {
            context.not_emulated(id, kind.as_str(), why, node.span);
            ("not_emulated", None)
        }
    }
}

fn add_planned(context: &Context, stack: &Rc<Stack>, logical_id: &str, node: &Node, plan: &mut RunPlan) {
    let Some(identity) = context.world.identity_of(stack, logical_id) else { return };
    let Some(kind) = kinds::of(&identity.kind) else { return };
    if let Some(why) = &identity.unknown {
        context.unknown(why.clone());
    }
    let properties = Properties::of(context, stack, &identity.id, node);
    let planned = Planned { context, stack: stack.clone(), identity, logical_id, node, properties };
    (kind.add)(&planned, plan);
    planned.properties.tell_unread();
}

/// What a condition makes of a resource.
#[derive(Default)]
struct Presence {
    left_out_by: Option<String>,
    perhaps_left_out_by: Option<String>,
}

impl Presence {
    /// The condition that keeps a resource out of the stack. One that is not known keeps nothing out.
    fn of(context: &Context, stack: &Stack, id: &str, node: &Node) -> Self {
        let Some(condition) = node.get("Condition") else { return Presence::default() };
        let name = condition.as_str().map(str::to_owned);
        match context.world.holds(stack, condition) {
            Ok(true) => Presence::default(),
            Ok(false) => Presence { left_out_by: name, ..Presence::default() },
            Err(why) => {
                context.unknown_resource(why, id);
                Presence { perhaps_left_out_by: name, ..Presence::default() }
            }
        }
    }
}
