//! Functions whose value follows from their arguments.

use super::{Evaluator, MOST_VALUES, Possible, function_value};
use crate::conditions::Scope;
use crate::tree::{Map, Node, Value};

impl Evaluator<'_> {
    /// `Fn::FindInMap`: the entries of all maps and keys that it can name.
    pub(super) fn found_in_map(&self, argument: &Node, scope: &Scope, call: &Node) -> Vec<Possible> {
        let Some([map, top, second, ..]) = argument.as_list().map(Vec::as_slice) else { return Vec::new() };
        let mut found = Vec::new();
        for (map, scope) in self.texts(map, scope) {
            let Some(map) = self.mappings.get(&map).and_then(Node::as_map) else { continue };
            for (top, scope) in self.texts(top, &scope) {
                let Some(entries) = map.get(&top).and_then(Node::as_map) else { continue };
                for (second, scope) in self.texts(second, &scope) {
                    found.extend(entry(entries, &second, &scope, call));
                }
            }
        }
        found
    }

    /// The texts that a node can be, with their scopes.
    pub(super) fn texts(&self, node: &Node, scope: &Scope) -> Vec<(String, Scope)> {
        let values = self.values(node, scope).into_iter();
        values.filter_map(|value| Some((value.node.scalar_text()?, value.scope))).collect()
    }

    /// `Fn::Join` of items that are all known.
    pub(super) fn joined(&self, argument: &Node, scope: &Scope, call: &Node) -> Vec<Possible> {
        let Some([delimiter, items]) = argument.as_list().map(Vec::as_slice) else { return Vec::new() };
        let Some(delimiter) = delimiter.as_str() else { return Vec::new() };
        let mut texts = Vec::new();
        for list in self.values(items, scope) {
            let Some(items) = list.node.as_list() else { continue };
            let mut joined: Vec<(Vec<String>, Scope)> = vec![(Vec::new(), list.scope.clone())];
            for item in items {
                joined = self.each_with(joined, item);
            }
            texts.extend(joined.into_iter().map(|(parts, scope)| (parts.join(delimiter), scope)));
        }
        made_texts("Fn::Join", texts, call)
    }

    /// Each of the beginnings with each value of the next item. Without a value there is no end.
    fn each_with(&self, beginnings: Vec<(Vec<String>, Scope)>, item: &Node) -> Vec<(Vec<String>, Scope)> {
        let mut longer = Vec::new();
        for (parts, scope) in beginnings {
            for (text, scope) in self.texts(item, &scope) {
                let mut parts = parts.clone();
                parts.push(text);
                longer.push((parts, scope));
            }
        }
        longer.truncate(MOST_VALUES);
        longer
    }

    /// `Fn::Select` with a known index and list.
    pub(super) fn selected(&self, argument: &Node, scope: &Scope, _call: &Node) -> Vec<Possible> {
        let Some([index, list]) = argument.as_list().map(Vec::as_slice) else { return Vec::new() };
        let mut selected = Vec::new();
        for (index, scope) in self.texts(index, scope) {
            let Ok(index) = index.parse::<usize>() else { continue };
            for list in self.values(list, &scope) {
                let Some(item) = list.node.as_list().and_then(|items| items.get(index)) else { continue };
                let values = self.values(item, &list.scope).into_iter();
                selected.extend(values.map(|value| function_value("Fn::Select", value.node, &value.scope)));
            }
        }
        selected
    }

    /// `Fn::Split` of a known text.
    pub(super) fn split(&self, argument: &Node, scope: &Scope, call: &Node) -> Vec<Possible> {
        let Some([delimiter, text]) = argument.as_list().map(Vec::as_slice) else { return Vec::new() };
        let Some(delimiter) = delimiter.as_str().filter(|delimiter| !delimiter.is_empty()) else {
            return Vec::new();
        };
        let texts = self.texts(text, scope).into_iter();
        let split = texts.map(|(text, scope)| {
            let items = text.split(delimiter).map(|part| Node::made(part, call.span)).collect();
            function_value("Fn::Split", Node::new(Value::List(items), call.span), &scope)
        });
        split.collect()
    }

    /// `Fn::GetAZs`: every region has at least the zones a, b and c, as far as samc knows.
    pub(super) fn zones(&self, argument: &Node, scope: &Scope, call: &Node) -> Vec<Possible> {
        let regions = self.texts(argument, scope).into_iter();
        let zones = regions.map(|(region, scope)| {
            let region = if region.is_empty() { self.region.to_owned() } else { region };
            let zones = ["a", "b", "c"].iter().map(|zone| Node::made(format!("{region}{zone}"), call.span));
            function_value("Fn::GetAZs", Node::new(Value::List(zones.collect()), call.span), &scope)
        });
        zones.collect()
    }
}

fn entry(entries: &Map, key: &str, scope: &Scope, call: &Node) -> Option<Possible> {
    let value = entries.get(key)?.clone();
    Some(function_value("Fn::FindInMap", Node::new(value.value, call.span), scope))
}

pub(super) fn made_texts(function: &'static str, texts: Vec<(String, Scope)>, call: &Node) -> Vec<Possible> {
    let texts = texts.into_iter();
    texts.map(|(text, scope)| function_value(function, Node::made(text, call.span), &scope)).collect()
}
