//! Which resource needs which, over all stacks.

use indexmap::IndexMap;

use super::reason;
use super::uses::{self, Use};
use crate::plan::context::Context;
use crate::plan::model::{PlannedResource, RunPlan};
use crate::plan::world::Stack;
use crate::source::Span;

/// That a resource needs another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The position of the other one.
    pub to: usize,
    /// Why.
    pub because: String,
    /// Where the template says so.
    pub place: Span,
}

/// Which resource needs which, by their position in [`RunPlan::resources`].
#[derive(Debug)]
pub struct Graph {
    /// What each resource needs.
    pub needs: Vec<Vec<Need>>,
}

/// A name that is followed to the resource that it stands for.
struct Step<'a> {
    stack: &'a Stack,
    named: Use,
}

/// How many names are followed from one place: through parameters and outputs of nested stacks.
const MOST_STEPS: usize = 200;

/// The graph of all resources that are not left out.
pub fn of(context: &Context, plan: &RunPlan) -> Graph {
    let positions: IndexMap<&str, usize> =
        plan.resources.iter().enumerate().map(|(at, resource)| (resource.head.id.as_str(), at)).collect();
    let stacks = context.world.stacks();
    let builder = Builder { context, stacks: stacks.iter().map(|stack| stack.as_ref()).collect(), positions };
    Graph { needs: plan.resources.iter().map(|resource| builder.needs(resource)).collect() }
}

struct Builder<'a> {
    context: &'a Context<'a>,
    stacks: Vec<&'a Stack>,
    positions: IndexMap<&'a str, usize>,
}

impl<'a> Builder<'a> {
    fn stack(&self, path: &str) -> Option<&'a Stack> {
        self.stacks.iter().find(|stack| stack.path == path).copied()
    }

    fn needs(&self, resource: &PlannedResource) -> Vec<Need> {
        let (path, logical_id) = resource.head.id.rsplit_once('/').unwrap_or(("", &resource.head.id));
        let node = self.stack(path).and_then(|stack| Some((stack, stack.resource(logical_id)?)));
        let Some((stack, node)) = node.filter(|_| resource.left_out_by.is_none()) else { return Vec::new() };
        let mut needs: Vec<Need> = Vec::new();
        for named in uses::of_resource(self.context, stack, node) {
            let (place, because) = (named.place, reason::of(&named.path));
            for to in self.resources_of(Step { stack, named }) {
                if !needs.iter().any(|need| need.to == to && need.because == because) {
                    needs.push(Need { to, because: because.clone(), place });
                }
            }
        }
        needs
    }

    /// The resources that a name stands for: one of the same stack; what a parent gives for a parameter; what a nested
    /// stack puts out.
    fn resources_of(&self, first: Step<'a>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut waiting = vec![first];
        for _ in 0..MOST_STEPS {
            let Some(Step { stack, named }) = waiting.pop() else { break };
            if stack.parameters.contains_key(&named.target) {
                waiting.extend(self.given_for(stack, &named.target));
                continue;
            }
            let id = stack.id_of(&named.target);
            let output = named.attribute.as_deref().and_then(|attribute| attribute.strip_prefix("Outputs."));
            match (self.stack(&id), output) {
                (Some(nested), Some(output)) => waiting.extend(self.put_out(nested, output)),
                _ => found.extend(self.positions.get(id.as_str()).filter(|at| !found.contains(*at)).copied()),
            }
        }
        found
    }

    /// The names in what the parent of a stack gives for one of its parameters.
    fn given_for(&self, stack: &Stack, parameter: &str) -> Vec<Step<'a>> {
        let (parent, logical_id) = stack.path.rsplit_once('/').unwrap_or(("", &stack.path));
        let parent = self.stack(parent).filter(|_| !stack.path.is_empty());
        let given = parent.and_then(|parent| {
            let node = parent.resource(logical_id)?.at(&["Properties", "Parameters", parameter])?;
            Some((parent, uses::of_node(self.context, parent, node)))
        });
        let steps = given
            .into_iter()
            .flat_map(|(stack, uses)| uses.into_iter().map(move |named| Step { stack, named }));
        steps.collect()
    }

    /// The names in an output of a stack.
    fn put_out(&self, nested: &'a Stack, output: &str) -> Vec<Step<'a>> {
        let value = nested.template.section("Outputs").and_then(|outputs| outputs.get(output)?.get("Value"));
        let uses = value.map(|value| uses::of_node(self.context, nested, value)).unwrap_or_default();
        uses.into_iter().map(|named| Step { stack: nested, named }).collect()
    }
}
