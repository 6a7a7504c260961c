//! Finding what a value stands for: the resource of a name or ARN, what stacks export, what resources keep.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Identity, Stack, World};
use crate::language::conditions;
use crate::language::values::{Known, Missing, Unknown, Values};
use crate::plan::model::{OriginKind, Target};
use crate::plan::names;
use crate::source::Span;
use crate::tree::{Map, Node};

/// The value of a node of a stack whose values nobody else is working out.
pub(super) fn evaluate(stack: &Stack, node: &Node) -> Known {
    match stack.values.try_borrow_mut() {
        Ok(mut values) => values.evaluate(node),
        Err(_) => Err(Unknown::new(node.span, "it depends on itself")),
    }
}

/// Whether the condition of an output or a resource keeps it out of its stack. One that is not known keeps nothing out.
pub(super) fn is_left_out(stack: &Stack, node: &Node) -> bool {
    let Some(condition) = node.get("Condition") else { return false };
    let values = stack.values.try_borrow_mut();
    values.is_ok_and(|mut values| conditions::named(&mut values, condition) == Ok(false))
}

/// A resource that keeps a value under a name.
pub(super) struct Holder {
    stack: Rc<Stack>,
    logical_id: String,
    /// What it is called.
    pub identity: Rc<Identity>,
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
                let missing = Some(Box::new(Missing::Export(name.to_string())));
                Err(Unknown { missing, ..Unknown::new(span, why) })
            }
        }
    }

    fn exported(&self, own: &Stack, values: &mut Values, name: &str) -> Option<Known> {
        // The name of an export that imports another one would have to be looked for in all of them again.
        if self.names_exports.replace(true) {
            return None;
        }
        let found = self.aside(|| self.export_named(own, values, name));
        self.names_exports.set(false);
        let (stack, value) = found?;
        Some(self.value_within(&stack, own, values, &value))
    }

    /// The stack that exports something under a name, and the value as it is written there.
    fn export_named(&self, own: &Stack, values: &mut Values, name: &str) -> Option<(Rc<Stack>, Node)> {
        for stack in self.stacks() {
            for output in stack.template.section("Outputs").into_iter().flat_map(Map::values) {
                let Some(export) = output.at(&["Export", "Name"]) else { continue };
                let export = self.value_within(&stack, own, values, export);
                if export.is_ok_and(|export| export.as_str() == Some(name)) && !is_left_out(&stack, output) {
                    return Some((stack.clone(), output.get("Value")?.clone()));
                }
            }
        }
        None
    }

    /// The value of a node of any stack, while the values of one's own are being worked out.
    fn value_within(&self, stack: &Stack, own: &Stack, values: &mut Values, node: &Node) -> Known {
        let is_own = stack.path == own.path;
        self.deeper(node, || if is_own { values.evaluate(node) } else { evaluate(stack, node) })
    }

    /// The resource of a type that keeps a value under a name: a stored parameter, a secret.
    pub(super) fn holder(&self, own: &Stack, values: &mut Values, kind: &str, name: &str) -> Option<Holder> {
        for stack in self.stacks() {
            for (id, _, resource) in stack.template.resources() {
                if resource.get("Type").and_then(Node::as_str) != Some(kind) {
                    continue;
                }
                let identity = match stack.path == own.path {
                    true => self.identity(&stack, values, id),
                    false => stack
                        .values
                        .try_borrow_mut()
                        .ok()
                        .and_then(|mut values| self.identity(&stack, &mut values, id)),
                };
                if let Some(identity) = identity.filter(|identity| identity.is_called(name)) {
                    return Some(Holder { stack: stack.clone(), logical_id: id.to_string(), identity });
                }
            }
        }
        None
    }

    /// The value that a resource keeps in a property.
    pub(super) fn kept(
        &self,
        own: &Stack,
        values: &mut Values,
        holder: &Holder,
        property: &[&str],
    ) -> Option<Known> {
        let node = holder.stack.resource(&holder.logical_id)?.get("Properties")?.at(property)?;
        Some(self.value_within(&holder.stack, own, values, node))
    }
}

/// The resources by their names, ARNs and URLs.
#[derive(Debug, Default)]
pub struct ResourceIndex {
    by_address: HashMap<String, String>,
    /// By what a `Ref` gives that is a bare name; nothing for one that several have.
    by_name: HashMap<String, Option<String>>,
    /// The types of the resources, by id.
    kinds: HashMap<String, String>,
}

impl ResourceIndex {
    /// Adds a resource. An ARN stands for the first one that has it.
    pub fn add(&mut self, identity: &Identity) {
        let Identity { id, kind, name, arn, reference, .. } = identity;
        self.kinds.insert(id.clone(), kind.clone());
        // A bare name is one among those of its type only.
        self.add_address(format!("{kind} {name}"), id);
        if names::naming(kind).is_part {
            return;
        }
        for address in arn.iter().flat_map(|arn| [Some(arn.as_str()), arn.strip_suffix(":*")]).flatten() {
            self.add_address(address.to_owned(), id);
        }
        let Ok(reference) = reference else { return };
        self.add_address(format!("{kind} {reference}"), id);
        if is_address(reference) {
            self.add_address(reference.clone(), id);
        } else {
            let known = self.by_name.entry(reference.clone()).or_insert_with(|| Some(id.clone()));
            known.take_if(|known| known != id);
        }
    }

    fn add_address(&mut self, address: String, id: &str) {
        self.by_address.entry(address).or_insert_with(|| id.to_owned());
    }

    /// The type of a resource.
    pub fn kind(&self, id: &str) -> Option<&str> {
        self.kinds.get(id).map(String::as_str)
    }

    /// What an address leads to, or a bare name that only one resource has. ARNs of versions and aliases, of streams and
    /// indexes lead to what they belong to.
    pub fn target(&self, address: &str) -> Target {
        let by_name = || self.by_name.get(address).cloned().flatten();
        let resource = self.find(lambda_of_integration(address).unwrap_or(address)).or_else(by_name);
        Target { resource, address: address.to_owned() }
    }

    /// What a name leads to where only a resource of this type can stand.
    pub fn named(&self, address: &str, kind: &str) -> Target {
        let by_name = self.by_address.get(&format!("{kind} {address}")).cloned();
        let resource = by_name.or_else(|| self.find(lambda_of_integration(address).unwrap_or(address)));
        Target { resource, address: address.to_owned() }
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

/// Whether a text can only be an ARN or URL, and no bare name.
fn is_address(text: &str) -> bool {
    text.starts_with("arn:") || text.contains("://")
}
