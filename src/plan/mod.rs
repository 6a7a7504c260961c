//! What the application is on this machine: from expanded templates to a [`RunPlan`].
//!
//! | step | does |
//! |---|---|
//! | [`world::stacks`] | loads the nested stacks that lie on this machine, each with the values that its parent gives it |
//! | [`world::identity`] | gives every resource its local name and ARN |
//! | [`kinds`] | each type of resource adds its part to the plan, reading [`properties`] |
//! | [`api`] | joins what resources say of APIs that others declare |
//! | [`order`] | what is started before what |
//! | [`findings`] | what is missing, each thing once |
//! | [`document`], [`format`] | the plan as JSON, Compose file, picture and table |
//!
//! Values are worked out when they are read. One that cannot be is an [`Unknown`](model::Unknown) with the line that
//! would supply it; what no maker reads is told to have no counterpart here.

pub mod api;
mod context;
pub mod document;
pub mod findings;
pub mod format;
pub mod given;
pub mod kinds;
pub mod model;
pub mod names;
pub mod order;
mod partial;
pub mod picture;
mod properties;
mod resources;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod schema;
mod supply;
pub mod world;

use std::rc::Rc;

use indexmap::IndexMap;

pub use context::Context;
pub use model::RunPlan;

use crate::diagnostic::Diagnostic;
use crate::expand;
use crate::host::Host;
use crate::source::{FileId, Sources};
use crate::tree::Node;
use given::Given;
use world::World;
use world::stacks::Loader;

/// The JSON Schema of a plan's [`document`], field by field.
pub const SCHEMA: &str = include_str!("../../schemas/run-plan.schema.json");

/// The account on this machine, when nothing says another: the one of AWS's documentation.
pub const ACCOUNT: &str = "123456789012";

/// What a plan depends on besides the template.
#[derive(Debug, Clone)]
pub struct Options {
    /// What the template is expanded with.
    pub expand: expand::Options,
    /// The name of the stack.
    pub stack: String,
    /// What the user says in the place of AWS.
    pub given: Given,
}

/// What became of a template.
#[derive(Debug)]
pub struct Planned {
    /// The plan, unless the template has errors.
    pub plan: Option<RunPlan>,
    /// The trees of the template and of the nested ones. Reports work out paths from them.
    pub documents: Vec<Node>,
    /// What was found, by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes the plan of one of the sources. Files that it names come through the host, and are added to the sources.
pub fn plan(sources: &mut Sources, file: FileId, options: &Options, host: &dyn Host) -> Planned {
    let account = options.expand.parameters.get("AWS::AccountId").and_then(Node::scalar_text);
    let account = account.unwrap_or_else(|| ACCOUNT.to_owned());
    let world = World::new(options.expand.region.clone(), account, options.given.clone());
    let mut loader = Loader::new(&world, sources, &options.expand, host);
    let loaded = loader.load(file, &options.stack);
    let (mut diagnostics, documents) = (loader.diagnostics, loader.documents);
    let plan = loaded.map(|()| {
        let (plan, found) = of_world(&world, &options.expand.parameters, sources, host);
        diagnostics.extend(found);
        plan
    });
    Planned { plan, documents, diagnostics }
}

/// The plan of an application whose stacks are loaded.
fn of_world(
    world: &Rc<World>,
    parameters: &IndexMap<String, Node>,
    sources: &mut Sources,
    host: &dyn Host,
) -> (RunPlan, Vec<Diagnostic>) {
    let context = Context::new(world, world::identity::index(world), host, std::mem::take(sources));
    let mut plan = RunPlan { version: model::VERSION, ..RunPlan::default() };
    resources::add_all(&context, &mut plan);
    kinds::balancing::gather(&context, &mut plan);
    api::complete(&context, &mut plan);
    order::add(&context, &mut plan);
    for problem in given::unknown_names::find(&world.given, parameters, &plan) {
        context.report(problem);
    }
    plan.concealed = world.concealed();
    let (unknown, not_emulated, diagnostics, read) = context.into_parts();
    *sources = read;
    plan.unknown = unknown;
    plan.not_emulated = not_emulated;
    (plan, diagnostics.into_sorted())
}
