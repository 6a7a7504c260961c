//! Finding what a value stands for: the resource of a name or ARN, what stacks export, what resources keep.

use std::collections::HashMap;

use super::{Identity, Stack, World};
use crate::language::values::{Known, Missing, Unknown, Values};
use crate::plan::model::{OriginKind, Target};
use crate::source::Span;
use crate::tree::{Map, Node};

/// The value of a node of a stack whose values nobody else is working out.
pub(super) fn evaluate(stack: &Stack, node: &Node) -> Known {
    match stack.values.try_borrow_mut() {
        Ok(mut values) => values.evaluate(node),
        Err(_) => Err(Unknown::new(node.span, "it depends on itself")),
    }
}

impl World {
    /// `Fn::ImportValue`: what was given for the export, or what one of the stacks exports.
    pub(super) fn imported(&self, stack: &Stack, values: &mut Values, argument: &Node, span: Span) -> Known {
        let name = values.text(argument)?;
        if let Some(given) = self.given.exports.get(name.as_str()) {
            self.touch(OriginKind::Override);
            return Ok(given.clone());
        }
        match self.exported(stack, values, &name) {
            Some(value) => value.map(|node| Node::new(node.value, span)),
            None => {
                let why = format!("`{name}` is exported by another stack, which samc does not ask");
                let missing = Some(Missing::Export(name.to_string()));
                Err(Unknown { missing, ..Unknown::new(span, why) })
            }
        }
    }

    fn exported(&self, own: &Stack, values: &mut Values, name: &str) -> Option<Known> {
        for stack in self.stacks() {
            for output in stack.template.section("Outputs").into_iter().flat_map(Map::values) {
                let Some(export) = output.at(&["Export", "Name"]) else { continue };
                let mut value = |node: &Node| {
                    let is_own = stack.path == own.path;
                    self.deeper(node, || if is_own { values.evaluate(node) } else { evaluate(&stack, node) })
                };
                if self.aside(|| value(export)).is_ok_and(|export| export.as_str() == Some(name)) {
                    return output.get("Value").map(value);
                }
            }
        }
        None
    }

    /// The value that a resource of a type keeps under a name: a stored parameter, a secret.
    pub(super) fn kept(
        &self,
        own: &Stack,
        values: &mut Values,
        kind: &str,
        name: &str,
        property: &str,
    ) -> Option<Known> {
        for stack in self.stacks() {
            for (id, _, resource) in stack.template.resources() {
                if resource.get("Type").and_then(Node::as_str) != Some(kind) {
                    continue;
                }
                let is_own = stack.path == own.path;
                let identity = match is_own {
                    true => self.identity(&stack, values, id),
                    false => stack
                        .values
                        .try_borrow_mut()
                        .ok()
                        .and_then(|mut values| self.identity(&stack, &mut values, id)),
                };
                let is_it = identity.is_some_and(|identity| identity.is_called(name));
                if let Some(node) = resource.at(&["Properties", property]).filter(|_| is_it) {
                    return Some(self.deeper(node, || {
                        if is_own { values.evaluate(node) } else { evaluate(&stack, node) }
                    }));
                }
            }
        }
        None
    }
}

/// The resources by their names, ARNs and URLs.
#[derive(Debug, Default)]
pub struct ResourceIndex {
    by_address: HashMap<String, String>,
    /// The types of the resources, by id.
    kinds: HashMap<String, String>,
}

impl ResourceIndex {
    /// Adds a resource. An ARN, or what a `Ref` gives, stands for the first one that has it.
    pub fn add(&mut self, identity: &Identity) {
        self.kinds.insert(identity.id.clone(), identity.kind.clone());
        let reference = identity.reference.as_ref().ok();
        for address in identity.arn.iter().chain(reference) {
            self.by_address.entry(address.clone()).or_insert_with(|| identity.id.clone());
        }
        // A bare name is one among those of its type only.
        let named = format!("{} {}", identity.kind, identity.name);
        self.by_address.entry(named).or_insert_with(|| identity.id.clone());
    }

    /// The type of a resource.
    pub fn kind(&self, id: &str) -> Option<&str> {
        self.kinds.get(id).map(String::as_str)
    }

    /// What an address leads to. ARNs of versions and aliases, of streams and indexes lead to what they belong to.
    pub fn target(&self, address: &str) -> Target {
        let resource = self.find(lambda_of_integration(address).unwrap_or(address));
        Target { resource, address: address.to_owned() }
    }

    /// What a name leads to where only a resource of this type can stand.
    pub fn named(&self, address: &str, kind: &str) -> Target {
        let by_name = || self.by_address.get(&format!("{kind} {address}")).cloned();
        let target = self.target(address);
        Target { resource: target.resource.or_else(by_name), address: target.address }
    }

    fn find(&self, address: &str) -> Option<String> {
        let mut shorter = address;
        loop {
            if let Some(id) = self.by_address.get(shorter) {
                return Some(id.clone());
            }
            // Only of an ARN is a part an address, too: `…:function:name:alias`, `…:table/name/stream/…`.
            let cut = shorter.rfind([':', '/']).filter(|_| shorter.starts_with("arn:"))?;
            shorter = shorter.get(..cut).filter(|rest| rest.matches(':').count() >= 5)?;
        }
    }
}

/// The ARN of the function in the address by which API Gateway calls it.
fn lambda_of_integration(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once(":lambda:path/")?;
    let (_, rest) = rest.split_once("/functions/")?;
    rest.strip_suffix("/invocations").or(Some(rest))
}
