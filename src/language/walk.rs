//! Going through a section of the template and working out what `AWS::LanguageExtensions` adds to
//! the language.

use super::iteration::{self, Iteration, Made};
use super::values::{Known, Values};
use super::{find_in_map, for_each, length, policies, to_json_string};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, code};
use crate::tree::{IntoNode, Key, Map, Node, Value};

/// What the keys of a map are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Logical ids of resources.
    Resources,
    /// Names of outputs or conditions.
    Names,
    /// Anything further within.
    Within,
}

/// The state of the walk.
pub struct Walk<'a> {
    /// What is known of the template's values.
    pub values: Values,
    /// The resources that loops made.
    pub made: Made,
    /// Whether something is left that only CloudFormation can work out.
    pub is_left: bool,
    /// Whether all loops were expanded.
    pub is_complete: bool,
    /// The iterations that the walk is in, the outermost first.
    pub(super) iterations: Vec<Iteration>,
    diagnostics: &'a mut Diagnostics,
}

/// A function of the language extensions: what can be wrong with its argument, and its value.
struct Function {
    check: fn(&Node) -> Option<Diagnostic>,
    value: fn(&mut Values, &Node) -> Known,
}

impl<'a> Walk<'a> {
    /// The state at the start.
    pub fn new(values: Values, diagnostics: &'a mut Diagnostics) -> Self {
        let (made, iterations) = (Made::default(), Vec::new());
        Walk { values, made, is_left: false, is_complete: true, iterations, diagnostics }
    }

    /// Reports an error, with the iteration in which it was found.
    pub(super) fn error(&mut self, problem: Diagnostic) -> Reported {
        self.diagnostics.error(iteration::name(problem, &self.iterations))
    }

    /// A section, or anything in it, with all loops expanded and all known functions worked out.
    pub fn node(&mut self, node: Node, place: Place) -> Node {
        let span = node.span;
        match node.value {
            Value::List(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.node(item, Place::Within)).collect();
                items.into_node(span)
            }
            Value::Map(map) => {
                let map = self.map(map, place).into_node(span);
                self.function(map)
            }
            _ => node,
        }
    }

    fn map(&mut self, map: Map, place: Place) -> Map {
        let mut target = Map::new();
        for (key, node) in map.into_entries() {
            if for_each::loop_name(&key.text).is_some() {
                let done = self.run(&key, &node, &mut target, place);
                self.is_complete &= done.is_ok();
            } else if let Some(made) = target.key_span(&key.text) {
                self.error(made_before(&key, made));
            } else {
                self.put(&mut target, key, node, place);
            }
        }
        target
    }

    /// Works out a value and puts it under its key.
    pub(super) fn put(&mut self, target: &mut Map, key: Key, node: Node, place: Place) {
        let body = key.span.to(node.span);
        let mut node = self.node(node, Place::Within);
        if place == Place::Resources {
            self.made.note(&key.text, body, &self.iterations);
            self.work_out_policies(&mut node);
        }
        target.insert_key(key, node);
    }

    fn work_out_policies(&mut self, resource: &mut Node) {
        let Some(resource) = resource.as_map_mut() else { return };
        for attribute in policies::ATTRIBUTES {
            match policies::work_out(&mut self.values, resource, attribute) {
                Ok(is_known) => self.is_left |= !is_known,
                Err(problem) => {
                    self.error(*problem);
                }
            }
        }
    }

    /// The value of a call, or the call itself when its value is not known.
    fn function(&mut self, node: Node) -> Node {
        let Some((name, argument)) = node.as_map().and_then(Map::sole_entry) else { return node };
        let function = match name.as_str() {
            "Fn::Length" => Function { check: length::check, value: length::evaluate },
            "Fn::ToJsonString" => Function { check: to_json_string::check, value: to_json_string::evaluate },
            "Fn::FindInMap" if find_in_map::is_extended(argument) => {
                Function { check: find_in_map::check, value: find_in_map::replacement }
            }
            _ => return node,
        };
        if let Some(problem) = (function.check)(argument) {
            self.error(problem);
            return node;
        }
        (function.value)(&mut self.values, argument).unwrap_or_else(|_| {
            self.is_left = true;
            node
        })
    }
}

fn made_before(key: &Key, made: crate::source::Span) -> Diagnostic {
    let found = format!("`{}` is made by a loop, too", key.text);
    let problem = Diagnostic::new(code::INVALID_LOOP, key.span, found);
    problem.related(made, "the loop makes it here").help("rename one of them")
}
