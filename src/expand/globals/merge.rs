//! How a global value and a resource's own become one.

use crate::template::intrinsic;
use crate::tree::{Key, Map, Node, Value};

/// What differs from the usual merging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// The resource's own value stands alone.
    Replace,
    /// Of a global map only the keys that the resource names are taken.
    PruneAndMerge,
}

/// Paths with a rule of their own (reference behaviour: `CUSTOM_STRATEGIES`).
const RULES: &[(&str, Rule)] = &[
    ("Function.Architectures", Rule::Replace),
    ("CapacityProvider.InstanceRequirements.Architectures", Rule::Replace),
    ("CapacityProvider.ManagedResourceTags", Rule::PruneAndMerge),
];

/// Maps are united and lists joined, the global items first; of all else, intrinsic functions
/// among them, and of values of different kinds the resource's own stands. `path` is the section
/// and the keys down to here.
pub fn merge_maps(global: &Map, own: &Map, path: &str) -> Map {
    // The reference copies the global dictionary and puts the resource's keys in: the order counts.
    let mut merged = global.copy();
    for (key, span, value) in own.walk() {
        let value = merge_entry(global, key, value, path);
        merged.insert_key(Key { text: key.clone(), span }, value);
        merged.set_key_span(key, span);
    }
    merged
}

fn merge_entry(global: &Map, key: &str, own: &Node, path: &str) -> Node {
    match global.get(key) {
        Some(global) => merge(global, own, &format!("{path}.{key}")),
        None => own.clone(),
    }
}

fn merge(global: &Node, own: &Node, path: &str) -> Node {
    let rule = RULES.iter().find(|(place, _)| *place == path).map(|(_, rule)| *rule);
    let is_call = intrinsic::is_intrinsic(global) || intrinsic::is_intrinsic(own);
    if is_call || rule == Some(Rule::Replace) {
        return own.clone();
    }
    let value = match (&global.value, &own.value) {
        (Value::Map(global), Value::Map(own)) if rule.is_some() && !own.is_empty() => {
            Value::Map(prune_and_merge(global, own, path))
        }
        (Value::Map(global), Value::Map(own)) => Value::Map(merge_maps(global, own, path)),
        (Value::List(global), Value::List(own)) => Value::List(global.iter().chain(own).cloned().collect()),
        _ => return own.clone(),
    };
    Node::new(value, own.span)
}

fn prune_and_merge(global: &Map, own: &Map, path: &str) -> Map {
    let mut merged = Map::new();
    for (key, span, value) in own.walk() {
        merged.insert_key(Key { text: key.clone(), span }, merge_entry(global, key, value, path));
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};

    fn node(text: &str) -> Node {
        let mut sources = Sources::new();
        let file = sources.add("test", text);
        crate::syntax::parse(&sources, file, &mut crate::diagnostic::Diagnostics::new()).unwrap()
    }

    fn merged(global: &str, own: &str, section: &str) -> Node {
        let (global, own) = (node(global), node(own));
        let map = merge_maps(global.as_map().unwrap(), own.as_map().unwrap(), section);
        Node::new(Value::Map(map), own.span)
    }

    #[test]
    fn unites_maps_joins_lists_and_prefers_the_resource() {
        let global = "{Timeout: 3, Layers: [a, b], Environment: {Variables: {A: 1, B: 2}}}";
        let own = "{Timeout: 9, Layers: [b], Environment: {Variables: {B: 3}}}";
        let want = "{Timeout: 9, Layers: [a, b, b], Environment: {Variables: {A: 1, B: 3}}}";
        assert_eq!(merged(global, own, "Function"), node(want));
    }

    #[test]
    fn an_intrinsic_function_is_not_a_map_to_merge_with() {
        let global = "{Tags: {a: 1}, Environment: {'Fn::If': [c, {}, {}]}, VpcConfig: {SubnetIds: [x]}}";
        let own = "{Tags: {Ref: T}, Environment: {Variables: {}}, VpcConfig: null}";
        assert_eq!(merged(global, own, "Function"), node(own));
    }

    #[test]
    fn some_paths_have_rules_of_their_own() {
        let lists = ("{Architectures: [arm64]}", "{Architectures: [x86_64]}");
        assert_eq!(merged(lists.0, lists.1, "Function"), node(lists.1));
        assert_eq!(merged(lists.0, lists.1, "Other"), node("{Architectures: [arm64, x86_64]}"));
        let global = "{ManagedResourceTags: {a: {x: 1}, b: {y: 2}}}";
        let pruned = merged(global, "{ManagedResourceTags: {a: {z: 3}}}", "CapacityProvider");
        assert_eq!(pruned, node("{ManagedResourceTags: {a: {x: 1, z: 3}}}"));
        assert_eq!(merged(global, "{ManagedResourceTags: {}}", "CapacityProvider"), node(global));
    }

    #[test]
    fn merged_values_stand_where_they_were_written() {
        let global = node("{Timeout: 3, Handler: h}");
        let own = node("          {Timeout: 9}");
        let map = merge_maps(global.as_map().unwrap(), own.as_map().unwrap(), "Function");
        let place = |map: &Map, key: &str| -> (Span, Span) {
            (map.key_span(key).unwrap(), map.get(key).unwrap().span)
        };
        assert_eq!(place(&map, "Timeout"), place(own.as_map().unwrap(), "Timeout"));
        assert_eq!(place(&map, "Handler"), place(global.as_map().unwrap(), "Handler"));
    }
}
