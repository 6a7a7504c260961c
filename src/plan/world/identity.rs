//! What a resource is called on this machine.

use std::rc::Rc;

use super::{Stack, World, lookup};
use crate::language::values::{Known, Unknown, Values, as_text};
use crate::plan::names::{self, Naming};
use crate::source::Span;
use crate::tree::Node;

/// What a resource is called on this machine.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The logical id, behind those of the stacks that it is nested in.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// Its name: the declared one, else one that is made of the stack's name and the logical id.
    pub name: String,
    /// Whether the template declares the name.
    pub is_declared: bool,
    /// Why the declared name is not known, when it is not; `name` is then a made one.
    pub unknown: Option<Unknown>,
    /// Its ARN.
    pub arn: Option<String>,
    /// What `Ref` gives.
    pub reference: Result<String, Unknown>,
}

impl Identity {
    /// Whether it is meant by a name or ARN.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name
            || self.arn.as_deref() == Some(name)
            || self.reference.as_deref().is_ok_and(|own| own == name)
    }
}

/// What has become of an identity.
#[derive(Debug, Clone)]
pub enum State {
    /// It is being worked out: meeting it again means that it depends on itself.
    Open,
    /// It is known.
    Done(Rc<Identity>),
}

impl World {
    /// What a resource of a stack is called, with the values of that stack. `None` while it is being worked out.
    pub fn identity(&self, stack: &Stack, values: &mut Values, logical_id: &str) -> Option<Rc<Identity>> {
        let id = stack.id_of(logical_id);
        match self.identities.borrow().get(&id) {
            Some(State::Open) => return None,
            Some(State::Done(identity)) => return Some(identity.clone()),
            None => {}
        }
        self.identities.borrow_mut().insert(id.clone(), State::Open);
        let identity = Rc::new(self.aside(|| self.identify(stack, values, logical_id, id.clone())));
        self.identities.borrow_mut().insert(id, State::Done(identity.clone()));
        Some(identity)
    }

    /// What a resource of a stack is called, when nobody is working out values of that stack.
    pub fn identity_of(&self, stack: &Stack, logical_id: &str) -> Option<Rc<Identity>> {
        let mut values = stack.values.try_borrow_mut().ok()?;
        self.identity(stack, &mut values, logical_id)
    }

    fn identify(&self, stack: &Stack, values: &mut Values, logical_id: &str, id: String) -> Identity {
        let none = Node::made("", Span::new(stack.file, 0, 0));
        let resource = stack.resource(logical_id).unwrap_or(&none);
        let kind = resource.get("Type").and_then(Node::as_str).unwrap_or("").to_owned();
        let naming = names::naming(&kind);
        let (declared, unknown) = match self.declared_name(values, resource, &naming) {
            Some(Ok(name)) => (Some(name), None),
            Some(Err(why)) => (None, Some(why)),
            None => (None, None),
        };
        let is_declared = declared.is_some();
        let mut property = |name: &str| self.property(values, resource, name);
        let name = declared.unwrap_or_else(|| naming.made_name(&stack.name, logical_id, &mut property));
        let mut render = |template: &str| {
            let mut fill = |placeholder: &str| match placeholder {
                "name" => Ok(name.clone()),
                "stack" => Ok(stack.name.clone()),
                "id" => Ok(logical_id.to_owned()),
                _ => self
                    .placeholder(placeholder)
                    .map_or_else(|| self.property(values, resource, placeholder), Ok),
            };
            names::render(template, &mut fill)
        };
        let arn = naming.arn.and_then(|template| render(template).ok());
        let reference = render(naming.reference);
        Identity { id, kind, name, is_declared, unknown, arn, reference }
    }

    /// What stands for a placeholder that is the same everywhere.
    fn placeholder(&self, name: &str) -> Option<String> {
        Some(match name {
            "partition" => self.partition().to_owned(),
            "region" => self.region.clone(),
            "account" => self.account.clone(),
            "suffix" => crate::evaluate::pseudo::url_suffix(self.partition()).to_owned(),
            _ => return None,
        })
    }

    fn declared_name(
        &self,
        values: &mut Values,
        resource: &Node,
        naming: &Naming,
    ) -> Option<Result<String, Unknown>> {
        let property = resource.get("Properties")?.given(naming.property?)?;
        match self.deeper(property, || values.evaluate(property)) {
            Ok(value) => as_text(&value).filter(|text| !text.is_empty()).map(|text| Ok(text.to_string())),
            Err(why) => Some(Err(why)),
        }
    }

    /// The value of a property as text.
    fn property(&self, values: &mut Values, resource: &Node, name: &str) -> Result<String, Unknown> {
        let property = resource.get("Properties").and_then(|properties| properties.get(name));
        let Some(property) = property else {
            return Err(Unknown::new(resource.span, format!("`{name}` is not set")));
        };
        let value = self.deeper(property, || values.evaluate(property))?;
        let text = as_text(&value).map(|text| text.to_string());
        text.ok_or_else(|| Unknown::new(property.span, format!("`{name}` is {}", value.kind())))
    }

    /// An attribute that follows from what a resource is called.
    pub(super) fn local_attribute(
        &self,
        stack: &Stack,
        values: &mut Values,
        logical_id: &str,
        attribute: &str,
        span: Span,
    ) -> Option<Known> {
        let identity = self.identity(stack, values, logical_id)?;
        let resource = stack.resource(logical_id)?;
        let naming = names::naming(&identity.kind);
        let template = naming.attribute(attribute)?;
        let mut fill = |placeholder: &str| match placeholder {
            "name" => Ok(identity.name.clone()),
            "arn" => identity.arn.clone().ok_or_else(|| Unknown::new(span, "it has no ARN")),
            "ref" => identity.reference.clone(),
            "stack" => Ok(stack.name.clone()),
            "id" => Ok(logical_id.to_owned()),
            _ => {
                self.placeholder(placeholder).map_or_else(|| self.property(values, resource, placeholder), Ok)
            }
        };
        Some(names::render(template, &mut fill).map(|text| Node::made(text, span)))
    }
}

/// The names and ARNs of all resources, each worked out once.
pub fn all(world: &World) -> Vec<Rc<Identity>> {
    let mut found = Vec::new();
    for stack in world.stacks() {
        let ids: Vec<String> = stack.template.resources().map(|(id, _, _)| id.to_string()).collect();
        found.extend(ids.iter().filter_map(|id| world.identity_of(&stack, id)));
    }
    found
}

/// The index of all resources of a world.
pub fn index(world: &World) -> lookup::ResourceIndex {
    let mut index = lookup::ResourceIndex::default();
    for identity in all(world) {
        index.add(&identity);
    }
    index
}
