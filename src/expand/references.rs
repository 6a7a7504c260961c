//! References to generated resources.
//!
//! A template may name what SAM generates: `!Ref Function.Version`, `${Api.Stage}`; and some
//! resources change their logical id on the way (layers). Both are rewritten everywhere at the end.

use indexmap::IndexMap;

use super::resource::Resource;
use super::types::SamType;
use crate::template::parameters::sub_variables;
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

    /// Rewrites all references in the document. What has none is not copied.
    pub fn rewrite(&self, root: &mut Map) {
        if self.generated.is_empty() && self.renamed.is_empty() {
            return;
        }
        if let Some(rewritten) = self.rewritten_map(root) {
            *root = rewritten;
        }
    }

    /// The node with its references rewritten, or `None` when it has none.
    fn rewritten(&self, node: &Node) -> Option<Node> {
        let value = match &node.value {
            Value::Map(map) => Value::Map(self.rewritten_map(map)?),
            Value::List(items) => Value::List(rewritten_items(items, |item| self.rewritten(item))?),
            _ => return None,
        };
        Some(Node::new(value, node.span))
    }

    fn rewritten_map(&self, map: &Map) -> Option<Map> {
        let is_call = map.len() == 1;
        let changes: Vec<(&Text, Node)> = map
            .iter()
            .filter_map(|(key, value)| {
                let rewritten = match key.as_str() {
                    "Ref" if is_call => self.rewritten_ref(value),
                    "Fn::GetAtt" if is_call => self.rewritten_get_att(value),
                    "Fn::Sub" if is_call => self.rewritten_sub(value),
                    "DependsOn" => self.rewritten_depends_on(value),
                    _ => None,
                };
                Some((key, rewritten.or_else(|| self.rewritten(value))?))
            })
            .collect();
        if changes.is_empty() {
            return None;
        }
        let mut rewritten = map.clone();
        for (key, value) in changes {
            rewritten.insert(key, value);
        }
        Some(rewritten)
    }

    fn rewritten_depends_on(&self, node: &Node) -> Option<Node> {
        let rename = |node: &Node| Some(Node::made(self.renamed.get(node.as_str()?)?.clone(), node.span));
        match &node.value {
            Value::List(items) => Some(Node::new(Value::List(rewritten_items(items, rename)?), node.span)),
            _ => rename(node),
        }
    }

    fn rewritten_ref(&self, target: &Node) -> Option<Node> {
        let new = match target.as_str()?.split_once('.') {
            None => self.renamed.get(target.as_str()?),
            Some((logical_id, property)) => self.generated_id(logical_id, property),
        };
        Some(Node::made(new?.clone(), target.span))
    }

    /// `Fn::GetAtt: [Function.Alias, Arn]` and `[Function, Alias, Arn]` both name the alias.
    fn rewritten_get_att(&self, arguments: &Node) -> Option<Node> {
        let parts = arguments.as_list()?.iter().map(Node::as_str).collect::<Option<Vec<_>>>()?;
        let joined = parts.join(".");
        let split: Vec<&str> = joined.split('.').collect();
        let (new, rest) = match split.as_slice() {
            _ if parts.len() < 2 => return None,
            [logical_id, rest @ ..] if self.renamed.contains_key(*logical_id) => {
                (self.renamed.get(*logical_id)?, rest)
            }
            [logical_id, property, rest @ ..] => (self.generated_id(logical_id, property)?, rest),
            _ => return None,
        };
        let span = arguments.span;
        let rest = rest.iter().map(|part| Node::made(*part, span));
        let items = std::iter::once(Node::made(new.clone(), span)).chain(rest).collect();
        Some(Node::new(Value::List(items), span))
    }

    /// The text of a `Fn::Sub`, and what its variables stand for.
    fn rewritten_sub(&self, argument: &Node) -> Option<Node> {
        let rewrite = |node: &Node| self.rewritten_text(node).or_else(|| self.rewritten(node));
        match &argument.value {
            Value::List(items) => {
                Some(Node::new(Value::List(rewritten_items(items, rewrite)?), argument.span))
            }
            _ => self.rewritten_text(argument),
        }
    }

    fn rewritten_text(&self, node: &Node) -> Option<Node> {
        let text = node.as_text()?;
        let mut rewritten = text.to_string();
        for name in sub_variables(text) {
            if let Some(new) = self.rewrite_variable(name) {
                rewritten = rewritten.replacen(&format!("${{{name}}}"), &format!("${{{new}}}"), 1);
            }
        }
        (rewritten != text.as_str()).then(|| Node::new(Value::String(text.derive(rewritten)), node.span))
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

/// The items, those changed that `rewrite` changes, or `None` when it changes none.
fn rewritten_items(items: &[Node], rewrite: impl Fn(&Node) -> Option<Node>) -> Option<Vec<Node>> {
    let changes: Vec<Option<Node>> = items.iter().map(rewrite).collect();
    if changes.iter().all(Option::is_none) {
        return None;
    }
    let items = items.iter().zip(changes);
    Some(items.map(|(item, change)| change.unwrap_or_else(|| item.clone())).collect())
}
