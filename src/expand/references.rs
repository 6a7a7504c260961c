//! References to generated resources.
//!
//! A template may name what SAM generates: `!Ref Function.Version`, `${Api.Stage}`; and some
//! resources change their logical id on the way (layers). Both are rewritten everywhere at the end.

use indexmap::IndexMap;

use super::resource::Resource;
use super::types::SamType;
use crate::template::intrinsic;
use crate::template::parameters::{sub_text_mut, sub_variables};
use crate::tree::{Map, Node, Text, Value};

/// What references in the template stand for.
#[derive(Debug, Default)]
pub struct References {
    /// Logical id of the SAM resource, then name of the generated one, to its logical id.
    generated: IndexMap<Text, IndexMap<&'static str, Text>>,
    renamed: IndexMap<Text, Text>,
}

impl References {
    /// Notes what a SAM resource became.
    pub fn note(&mut self, logical_id: &Text, sam_type: &SamType, resources: &[Resource]) {
        for (name, kind) in sam_type.referable {
            if let Some(resource) = resources.iter().rev().find(|resource| resource.kind == *kind) {
                let names = self.generated.entry(logical_id.clone()).or_default();
                names.insert(name, resource.logical_id.clone());
            }
        }
        let successor = resources.iter().find(|resource| Some(resource.kind) == sam_type.becomes);
        if let Some(renamed) = successor.filter(|successor| successor.logical_id != *logical_id) {
            self.renamed.insert(logical_id.clone(), renamed.logical_id.clone());
        }
    }

    /// Rewrites all references in the document.
    pub fn rewrite(&self, root: &mut Map) {
        if self.generated.is_empty() && self.renamed.is_empty() {
            return;
        }
        for node in root.values_mut() {
            self.rewrite_node(node);
        }
    }

    fn rewrite_node(&self, node: &mut Node) {
        if let Some(text) = sub_text_mut(node) {
            self.rewrite_sub(text);
        }
        if intrinsic::is_intrinsic(node) {
            self.rewrite_ref(node);
            self.rewrite_get_att(node);
        }
        match &mut node.value {
            Value::List(items) => items.iter_mut().for_each(|item| self.rewrite_node(item)),
            Value::Map(map) => {
                if let Some(depends_on) = map.get_mut("DependsOn") {
                    self.rewrite_depends_on(depends_on);
                }
                map.values_mut().for_each(|value| self.rewrite_node(value));
            }
            _ => {}
        }
    }

    fn rewrite_depends_on(&self, node: &mut Node) {
        let single = std::slice::from_mut(node);
        let items = match single {
            [Node { value: Value::List(items), .. }] => items.as_mut_slice(),
            single => single,
        };
        for item in items {
            if let Some(new) = item.as_str().and_then(|id| self.renamed.get(id)) {
                item.value = Value::String(new.clone());
            }
        }
    }

    fn rewrite_ref(&self, node: &mut Node) {
        let Some(target) = node.get_mut("Ref") else { return };
        let Some(name) = target.as_str() else { return };
        let new = match name.split_once('.') {
            None => self.renamed.get(name),
            Some((logical_id, property)) => self.generated_id(logical_id, property),
        };
        if let Some(new) = new {
            target.value = Value::String(new.clone());
        }
    }

    /// `Fn::GetAtt: [Function.Alias, Arn]` and `[Function, Alias, Arn]` both name the alias.
    fn rewrite_get_att(&self, node: &mut Node) {
        let Some(Value::List(items)) = node.get_mut("Fn::GetAtt").map(|node| &mut node.value) else { return };
        let Some(parts) = items.iter().map(Node::as_str).collect::<Option<Vec<_>>>() else { return };
        if parts.len() < 2 {
            return;
        }
        let joined = parts.join(".");
        let parts: Vec<&str> = joined.split('.').collect();
        let (new, rest) = match parts.as_slice() {
            [logical_id, rest @ ..] if self.renamed.contains_key(*logical_id) => {
                (self.renamed.get(*logical_id), rest)
            }
            [logical_id, property, rest @ ..] => (self.generated_id(logical_id, property), rest),
            _ => return,
        };
        let (Some(new), Some(span)) = (new, items.first().map(|item| item.span)) else { return };
        let rest = rest.iter().map(|part| Node::made(*part, span));
        *items = std::iter::once(Node::made(new.clone(), span)).chain(rest).collect();
    }

    fn rewrite_sub(&self, node: &mut Node) {
        let Some(text) = node.as_text().cloned() else { return };
        let mut rewritten = text.to_string();
        for name in sub_variables(&text) {
            if let Some(new) = self.rewrite_variable(name) {
                rewritten = rewritten.replacen(&format!("${{{name}}}"), &format!("${{{new}}}"), 1);
            }
        }
        node.value = Value::String(text.derive(rewritten));
    }

    fn rewrite_variable(&self, name: &str) -> Option<String> {
        let (logical_id, rest) = name.split_once('.').unwrap_or((name, ""));
        if let Some(new) = self.renamed.get(logical_id) {
            return Some(name.replace(logical_id, new));
        }
        let property = rest.split('.').next()?;
        let new = self.generated_id(logical_id, property)?;
        Some(name.replace(&format!("{logical_id}.{property}"), new))
    }

    fn generated_id(&self, logical_id: &str, property: &str) -> Option<&Text> {
        self.generated.get(logical_id)?.get(property)
    }
}
