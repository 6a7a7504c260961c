//! What the template makes use of: the parameters, mappings and conditions that something names.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::subject::Parts;
use crate::evaluate::substitute::{Part, arguments, parts};
use crate::tree::{Map, Node, Value};

type Names<'t> = HashSet<&'t str, RandomState>;

/// The names that are used anywhere: in the text, with loops expanded and files put in, or in what it
/// expands to.
#[derive(Debug, Default)]
pub struct Uses<'t> {
    referred: Names<'t>,
    mappings: Names<'t>,
    conditions: Names<'t>,
    /// Whether a `Fn::FindInMap` has the name of its mapping from a function.
    is_any_mapping: bool,
    /// Whether a macro gets to see the template, which may use anything.
    is_macro_there: bool,
}

/// Transforms whose work is known here.
const KNOWN_TRANSFORMS: [&str; 3] =
    [crate::template::SAM_TRANSFORM, "AWS::LanguageExtensions", "AWS::Include"];

impl<'t> Uses<'t> {
    /// Gathers the uses.
    pub(super) fn of(parts: &Parts<'t>) -> Self {
        let mut uses = Uses::default();
        let document = parts.document.and_then(Node::as_map);
        for root in document.into_iter().chain([&parts.written.root]).chain(parts.expanded.map(|it| &it.root))
        {
            uses.gather(root);
        }
        uses
    }

    /// Whether something refers to this parameter, or a macro may.
    pub fn is_referred(&self, name: &str) -> bool {
        self.is_macro_there || self.referred.contains(name)
    }

    /// Whether something looks this mapping up, or may.
    pub fn is_looked_up(&self, name: &str) -> bool {
        self.is_macro_there || self.is_any_mapping || self.mappings.contains(name)
    }

    /// Whether something depends on this condition, or a macro may.
    pub fn is_depended_on(&self, name: &str) -> bool {
        self.is_macro_there || self.conditions.contains(name)
    }

    fn gather(&mut self, root: &'t Map) {
        for (section, _, node) in root.as_written() {
            match section.as_str() {
                "Transform" => self.transform(node),
                "Resources" | "Outputs" => self.attributes(node),
                "Conditions" => self.named_conditions(node),
                _ => {}
            }
            self.node(node);
        }
    }

    fn transform(&mut self, node: &'t Node) {
        let items = node.as_list().map_or(std::slice::from_ref(node), Vec::as_slice);
        let name = |item: &'t Node| item.get("Name").unwrap_or(item).as_str();
        let is_known = |item| name(item).is_none_or(|name| KNOWN_TRANSFORMS.contains(&name));
        self.is_macro_there |= !items.iter().all(is_known);
    }

    fn attributes(&mut self, section: &'t Node) {
        let entries = section.as_map().into_iter().flat_map(Map::values);
        self.conditions.extend(entries.filter_map(|entry| entry.get("Condition")?.as_str()));
    }

    /// Conditions that others are made of.
    fn named_conditions(&mut self, node: &'t Node) {
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| self.named_conditions(item)),
            Value::Map(map) => {
                self.conditions.extend(map.get("Condition").and_then(Node::as_str));
                map.values().for_each(|value| self.named_conditions(value));
            }
            _ => {}
        }
    }

    fn node(&mut self, node: &'t Node) {
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| self.node(item)),
            Value::Map(map) => {
                for (key, _, value) in map.as_written() {
                    self.entry(key, value);
                    self.node(value);
                }
            }
            _ => {}
        }
    }

    fn entry(&mut self, key: &str, argument: &'t Node) {
        let first = || argument.as_list().and_then(|items| items.first());
        match key {
            "Ref" => self.referred.extend(argument.as_str()),
            // Functions of `Rules`, whose first argument is the name of a parameter.
            "Fn::ValueOf" => self.referred.extend(first().and_then(Node::as_str)),
            "Fn::Sub" => self.variables(argument),
            "Fn::If" => self.conditions.extend(first().and_then(Node::as_str)),
            "Fn::FindInMap" => match first().map(Node::as_str) {
                Some(Some(name)) => self.mappings.extend([name]),
                Some(None) => self.is_any_mapping = true,
                None => {}
            },
            "Fn::Transform" => self.transform(argument),
            _ => {}
        }
    }

    fn variables(&mut self, argument: &'t Node) {
        let text = arguments(argument).and_then(|(text, _)| text.as_str()).unwrap_or("");
        for part in parts(text) {
            if let Part::Variable(name, _) = part {
                self.referred.insert(name.split_once('.').map_or(name, |(name, _)| name));
            }
        }
    }
}
