//! What a value can be, as far as the template tells.
//!
//! A parameter has its given value, or any that is allowed, or its default; `Fn::If` has two
//! branches; a mapping is looked up. So a value is a few [`Possible`] ones, each in the scope of
//! conditions in which it holds, or none when only AWS knows it. Nothing here reports anything.

mod compared;
mod functions;
pub mod parameter_value;
pub mod pseudo;
pub mod substitute;
#[cfg(test)]
mod tests;

use indexmap::IndexMap;

use crate::conditions::{Conditions, Scope};
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

/// A value that something can have.
#[derive(Debug, Clone)]
pub struct Possible {
    /// The value. Functions inside of lists and maps are left as they are.
    pub node: Node,
    /// The conditions under which it is this one.
    pub scope: Scope,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a possible value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It is written where it is used, perhaps in a branch of `Fn::If`.
    Written,
    /// It is a value of the parameter that is referred to; the node's span is in its declaration.
    Parameter,
    /// The outermost function that made it, such as `Fn::Sub`.
    Function(&'static str),
}

/// How many values something may have before the rest is not looked at.
const MOST_VALUES: usize = 64;

/// What is known of a template's values.
#[derive(Debug)]
pub struct Evaluator<'t> {
    parameters: &'t Map,
    mappings: &'t Map,
    given: &'t IndexMap<String, Node>,
    region: &'t str,
    /// The conditions of the template.
    pub conditions: &'t Conditions,
}

/// A map without entries, for sections that are not there.
pub fn no_entries() -> &'static Map {
    static NONE: std::sync::LazyLock<Map> = std::sync::LazyLock::new(Map::new);
    &NONE
}

impl<'t> Evaluator<'t> {
    /// For a template with these sections, given parameters and region.
    pub fn new(
        parameters: &'t Map,
        mappings: &'t Map,
        conditions: &'t Conditions,
        given: &'t IndexMap<String, Node>,
        region: &'t str,
    ) -> Self {
        Evaluator { parameters, mappings, given, region, conditions }
    }

    /// The values that a node can have in a scope. None: it is `AWS::NoValue`, or nobody knows.
    pub fn values(&self, node: &Node, scope: &Scope) -> Vec<Possible> {
        let mut values = self.possible(node, scope);
        values.truncate(MOST_VALUES);
        values
    }

    /// The only value that a node can have whatever the conditions are.
    pub fn sole_value(&self, node: &Node, scope: &Scope) -> Option<Node> {
        match self.values(node, scope).as_slice() {
            [only] => Some(only.node.clone()),
            _ => None,
        }
    }

    fn possible(&self, node: &Node, scope: &Scope) -> Vec<Possible> {
        let Some((function, argument)) = call(node) else {
            return vec![Possible { node: node.clone(), scope: scope.clone(), origin: Origin::Written }];
        };
        match function {
            "Ref" => self.referenced(argument, scope, node),
            "Fn::If" => self.branches(node, scope),
            "Fn::FindInMap" => self.found_in_map(argument, scope, node),
            "Fn::Sub" => self.substituted(argument, scope, node),
            "Fn::Join" => self.joined(argument, scope, node),
            "Fn::Select" => self.selected(argument, scope, node),
            "Fn::Split" => self.split(argument, scope, node),
            "Fn::GetAZs" => self.zones(argument, scope, node),
            _ => Vec::new(),
        }
    }

    /// Both branches of a `Fn::If`, each where its condition can have that outcome.
    pub fn branches_of<'n>(&self, node: &'n Node, scope: &Scope) -> Vec<(&'n Node, Scope)> {
        let Some((condition, then, otherwise)) = intrinsic::if_arguments(node) else { return Vec::new() };
        let Some(condition) = condition.as_str() else { return Vec::new() };
        let branches = [(then, true), (otherwise, false)].into_iter();
        branches
            .filter_map(|(branch, holds)| Some((branch, self.conditions.assume(scope, condition, holds)?)))
            .collect()
    }

    /// What a node can be, as it is written: the branches of `Fn::If` that can come about, down to what is
    /// no `Fn::If`. `AWS::NoValue` is among them.
    pub fn alternatives<'n>(&self, node: &'n Node, scope: &Scope) -> Vec<(&'n Node, Scope)> {
        let mut alternatives = Vec::new();
        let mut waiting = vec![(node, scope.clone())];
        while let Some((node, scope)) = waiting.pop() {
            match self.branches_of(node, &scope) {
                branches if branches.is_empty() => alternatives.push((node, scope)),
                branches => waiting.extend(branches.into_iter().rev()),
            }
            if alternatives.len() == MOST_VALUES {
                break;
            }
        }
        alternatives
    }

    fn branches(&self, node: &Node, scope: &Scope) -> Vec<Possible> {
        let branches = self.branches_of(node, scope).into_iter();
        branches.flat_map(|(branch, scope)| self.possible(branch, &scope)).take(MOST_VALUES).collect()
    }

    fn referenced(&self, target: &Node, scope: &Scope, call: &Node) -> Vec<Possible> {
        let Some(name) = target.as_str() else { return Vec::new() };
        if let Some(parameter) = self.parameters.get(name) {
            let values = self.parameter_values(name, parameter).into_iter();
            let values = values.filter(|value| self.is_possible(name, value, scope));
            let possible = |node| Possible { node, scope: scope.clone(), origin: Origin::Parameter };
            return values.map(possible).collect();
        }
        let value = pseudo::value(name, self.region, call.span);
        value.into_iter().map(|node| function_value("Ref", node, scope)).collect()
    }

    /// Whether a parameter can have a value in a scope: conditions are mostly about what it is.
    pub fn is_possible(&self, parameter: &str, value: &Node, scope: &Scope) -> bool {
        scope.is_empty()
            || compared::forms(parameter, value)
                .iter()
                .all(|(printed, text)| self.conditions.allows(scope, printed, text))
    }

    /// The values that a parameter can have: the given one, those that are allowed, or the default.
    /// Parameters whose values AWS looks up have none.
    pub fn parameter_values(&self, name: &str, parameter: &Node) -> Vec<Node> {
        let kind = parameter.get("Type").and_then(Node::as_str).unwrap_or("");
        if kind.starts_with("AWS::SSM::Parameter::") {
            return Vec::new();
        }
        let values: Vec<Node> = if let Some(given) = self.given.get(name) {
            vec![given.clone()]
        } else if let Some(allowed) = parameter.get("AllowedValues").and_then(Node::as_list) {
            allowed.clone()
        } else {
            parameter.get("Default").cloned().into_iter().collect()
        };
        if is_list_type(kind) { values.into_iter().map(split_list).collect() } else { values }
    }
}

/// Whether a parameter of this type is a list of texts, written as one text with commas, or stored as one in the
/// parameter store.
pub fn is_list_type(kind: &str) -> bool {
    let inner = kind.strip_prefix("AWS::SSM::Parameter::Value<").unwrap_or(kind);
    inner.starts_with("CommaDelimitedList") || inner.starts_with("List<") || inner.contains("::List<")
}

fn split_list(node: Node) -> Node {
    let Some(text) = node.as_str() else { return node };
    let items = text.split(',').map(|item| Node::made(item.trim(), node.span)).collect();
    Node::new(Value::List(items), node.span)
}

/// The function that a node is a call of, and its argument.
pub fn call(node: &Node) -> Option<(&str, &Node)> {
    let (key, argument) = node.as_map()?.sole_entry()?;
    is_function(key).then_some((key.as_str(), argument))
}

/// Whether a key is the name of a function.
pub fn is_function(key: &str) -> bool {
    key == "Ref" || key.starts_with("Fn::")
}

fn function_value(function: &'static str, node: Node, scope: &Scope) -> Possible {
    Possible { node, scope: scope.clone(), origin: Origin::Function(function) }
}
