//! What was given for something that the plan does not have: probably a slip.

use indexmap::IndexMap;

use super::Given;
use super::environment_file::ALL;
use crate::diagnostic::{Diagnostic, Diagnostics, code, similar};
use crate::plan::model::RunPlan;
use crate::source::Span;
use crate::tree::Node;

/// Where environment variables can go.
const RUNNABLE: [&str; 2] = ["AWS::Lambda::Function", "AWS::ECS::TaskDefinition"];

/// The findings about what was given, by place; `parameters` are those given for the template.
pub fn find(given: &Given, parameters: &IndexMap<String, Node>, plan: &RunPlan) -> Vec<Diagnostic> {
    let mut found = Diagnostics::new();
    pseudo_parameters(parameters, &mut found);
    environment(given, plan, &mut found);
    attributes(given, plan, &mut found);
    found.into_sorted()
}

/// Of the pseudo parameters only the account can be given like others.
fn pseudo_parameters(parameters: &IndexMap<String, Node>, found: &mut Diagnostics) {
    for (name, node) in parameters.iter().filter(|(name, _)| name.starts_with("AWS::")) {
        let help = match name.as_str() {
            "AWS::AccountId" => continue,
            "AWS::Region" | "AWS::Partition" | "AWS::URLSuffix" => "name the region: --region …",
            "AWS::StackName" | "AWS::StackId" => "name the stack: --stack-name …",
            _ => "leave it out",
        };
        let what = format!("a value for `{name}` has no effect on a plan");
        found.push(Diagnostic::new(code::UNKNOWN_NAME, node.span, what).help(help));
    }
}

fn environment(given: &Given, plan: &RunPlan, found: &mut Diagnostics) {
    let known = names_of_runnable(plan);
    for (scope, variables) in given.environment.iter().filter(|(scope, _)| *scope != ALL) {
        let Some(place) = variables.values().next().map(|node| node.span) else { continue };
        if !known.contains(&scope.as_str()) {
            let what =
                format!("environment variables are given for `{scope}`, which is no function of the plan");
            found.push(problem(what, place, scope, &known, "there are no functions"));
        }
    }
}

fn attributes(given: &Given, plan: &RunPlan, found: &mut Diagnostics) {
    let known: Vec<&str> = plan.resources.iter().map(|resource| resource.head.id.as_str()).collect();
    for (name, node) in &given.attributes {
        let id = name.split_once('.').map_or(name.as_str(), |(id, _)| id);
        if !known.contains(&id) {
            let what = format!("a value is given for `{name}`, but the plan has no resource `{id}`");
            found.push(problem(what, node.span, id, &known, "there are no resources"));
        }
    }
}

fn problem(what: String, place: Span, name: &str, known: &[&str], none: &str) -> Diagnostic {
    let near = similar::closest(name, known.iter().copied().take(similar::OF_TEMPLATE));
    let help = match near {
        Some(close) => format!("did you mean `{close}`?"),
        None => listed(known).unwrap_or_else(|| none.to_owned()),
    };
    Diagnostic::new(code::UNKNOWN_NAME, place, what).help(help)
}

/// A few of the names that there are.
fn listed(known: &[&str]) -> Option<String> {
    const MOST: usize = 10;
    let shown = known.get(..MOST).unwrap_or(known);
    let names = shown.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let more = if known.len() > MOST { format!(" and {} more", known.len() - MOST) } else { String::new() };
    (!known.is_empty()).then(|| format!("there are {names}{more}"))
}

/// The ids, logical ids and names of functions and containers, those that a condition leaves out among them.
fn names_of_runnable(plan: &RunPlan) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let runnable = plan.resources.iter().filter(|resource| RUNNABLE.contains(&resource.kind.as_str()));
    for resource in runnable {
        let id = resource.head.id.as_str();
        names.extend([id, id.rsplit('/').next().unwrap_or(id), resource.head.name.as_str()]);
    }
    let containers = plan.task_definitions.iter().flat_map(|task| &task.containers);
    names.extend(containers.filter_map(|container| container.name.known()).map(String::as_str));
    let mut seen = indexmap::IndexSet::new();
    names.retain(|name| seen.insert(*name));
    names
}
