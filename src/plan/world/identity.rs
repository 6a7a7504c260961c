//! What a resource is called on this machine.

use std::rc::Rc;

use super::{Stack, World, lookup};
use crate::evaluate::pseudo;
use crate::language::values::{Known, Missing, Unknown, Values, as_text};
use crate::plan::model::{Head, Origin, OriginKind};
use crate::plan::names::{self, Facts, Naming};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// What a resource is called on this machine.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The logical id, behind those of the stacks that it is nested in.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// Its name: the declared one, else one that is made of the stack's name and the logical id.
    pub name: String,
    /// The name that is shown for it, where AWS knows it by an id and the template declares a name for people.
    pub title: Option<String>,
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

    /// The id of something whose name is only shown.
    fn physical_id(&self, naming: &Naming) -> Option<String> {
        let reference = self.reference.as_ref().ok().filter(|_| naming.title.is_some())?;
        (self.arn.as_ref() != Some(reference)).then(|| reference.clone())
    }

    /// What everything in a plan has, for the resource of this identity.
    pub fn head(&self, resource: &Node) -> Head {
        let Identity { id, name, title, arn, .. } = self;
        let naming = names::naming(&self.kind);
        let is_declared = self.is_declared || title.is_some();
        let declared = || {
            // The property may be one within others.
            let property = naming.title.or(naming.property)?.split('.').next()?;
            resource.get("Properties")?.get(property)
        };
        let named = match declared().filter(|_| is_declared) {
            Some(property) => Origin::template(property.span),
            None if is_declared => Origin { kind: OriginKind::Override, place: resource.span },
            None => Origin::generated(resource.span),
        };
        let name = title.as_ref().unwrap_or(name).clone();
        Head {
            id: id.clone(),
            name,
            arn: arn.clone(),
            physical_id: self.physical_id(&naming),
            place: resource.span,
            named,
        }
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
            None if self.gave_up() => return None,
            None => {}
        }
        self.identities.borrow_mut().insert(id.clone(), State::Open);
        let identity = Rc::new(self.aside(|| self.identify(stack, values, logical_id, id.clone())));
        if self.gave_up_at(&stack.path, logical_id) {
            // What could not be worked out so deep down is worked out again from the top.
            self.identities.borrow_mut().shift_remove(&id);
            return None;
        }
        self.identities.borrow_mut().insert(id, State::Done(identity.clone()));
        Some(identity)
    }

    /// What a resource of a stack is called, when nobody is working out values of that stack.
    pub fn identity_of(&self, stack: &Stack, logical_id: &str) -> Option<Rc<Identity>> {
        self.settled(|| {
            let mut values = stack.values.try_borrow_mut().ok()?;
            self.identity(stack, &mut values, logical_id)
        })
    }

    /// Keeps what is known of a resource, even when something in it waits for too much else.
    pub(super) fn settle(&self, stack: &Stack, logical_id: &str) {
        let id = stack.id_of(logical_id);
        if matches!(self.identities.borrow().get(&id), Some(State::Done(_))) {
            return;
        }
        self.identities.borrow_mut().insert(id.clone(), State::Open);
        let none = &mut Values::default();
        let identity = match stack.values.try_borrow_mut() {
            Ok(mut values) => self.identify(stack, &mut values, logical_id, id.clone()),
            Err(_) => self.identify(stack, none, logical_id, id.clone()),
        };
        self.given_up.take();
        self.identities.borrow_mut().insert(id, State::Done(Rc::new(identity)));
    }

    fn identify(&self, stack: &Stack, values: &mut Values, logical_id: &str, id: String) -> Identity {
        let none = Node::made("", Span::new(stack.file, 0, 0));
        let resource = stack.resource(logical_id).unwrap_or(&none);
        let kind = resource.get("Type").and_then(Node::as_str).unwrap_or("").to_owned();
        let naming = names::naming(&kind);
        let given = self.given_text(&id).filter(|_| naming.is_by_name());
        let declared = match given {
            Some(name) => Some(Ok(name)),
            None => self.declared(values, resource, naming.property),
        };
        let (declared, unknown) = split(declared);
        let (title, untitled) = split(self.declared(values, resource, naming.title));
        let unknown = unknown.or(untitled);
        let mut about =
            About { world: self, values, stack, logical_id, resource, naming, name: String::new() };
        let is_declared = declared.is_some();
        about.name = declared.unwrap_or_else(|| about.made_name());
        let arn = about.arn().ok().flatten();
        let reference = about.reference();
        let name = about.name;
        Identity { id, kind, name, title, is_declared, unknown, arn, reference }
    }

    /// What the user says in the place of an attribute, as text.
    fn given_text(&self, attribute: &str) -> Option<String> {
        self.given.attributes.get(attribute).and_then(as_text).map(|text| text.to_string())
    }

    /// What stands for a placeholder that is the same everywhere.
    fn placeholder(&self, name: &str) -> Option<String> {
        let region = &self.region;
        Some(match name {
            "partition" => self.partition().to_owned(),
            "region" => region.clone(),
            "account" => self.account.clone(),
            "here" => format!("{region}:{}", self.account),
            "suffix" => pseudo::url_suffix(self.partition()).to_owned(),
            "website" => website(region),
            _ => return None,
        })
    }

    /// The name that a property declares.
    fn declared(
        &self,
        values: &mut Values,
        resource: &Node,
        property: Option<&str>,
    ) -> Option<Result<String, Unknown>> {
        match self.property(values, resource, property?) {
            Ok(Some(value)) => {
                let text = as_text(&value).filter(|text| !text.is_empty())?;
                Some(if text.len() > LONGEST { Err(too_long(&value)) } else { Ok(text.to_string()) })
            }
            Ok(None) => None,
            Err(why) => Some(Err(why)),
        }
    }

    /// The value of a property; `A.B.0` is one within others.
    fn property(&self, values: &mut Values, resource: &Node, path: &str) -> Result<Option<Node>, Unknown> {
        let Some(mut node) = resource.get("Properties") else { return Ok(None) };
        let mut worked_out;
        for step in path.split('.') {
            if intrinsic::is_intrinsic(node) {
                worked_out = self.deeper(node, || values.evaluate(node))?;
                node = &worked_out;
            }
            let Some(next) = entry(node, step) else { return Ok(None) };
            node = next;
        }
        let value = self.deeper(node, || values.evaluate(node))?;
        Ok(Some(value).filter(|value| !value.is_null() && !intrinsic::is_no_value(value)))
    }

    /// An attribute that follows from what a resource is called; nothing when it does not.
    pub(super) fn local_attribute(
        &self,
        stack: &Stack,
        values: &mut Values,
        logical_id: &str,
        attribute: &str,
        span: Span,
    ) -> Option<Known> {
        let resource = stack.resource(logical_id)?;
        let naming = names::naming(resource.get("Type").and_then(Node::as_str).unwrap_or(""));
        let pattern = naming.attribute(attribute)?;
        let Some(identity) = self.identity(stack, values, logical_id) else {
            return Some(Err(depends_on_itself(logical_id, span)));
        };
        let name = identity.name.clone();
        let mut about = About { world: self, values, stack, logical_id, resource, naming, name };
        let known = names::fill(pattern, &mut about);
        Some(known.map(|text| Node::made(text, span)).map_err(|why| at(why, span, &identity.id, attribute)))
    }
}

/// The longest name, in bytes. No resource has a longer one: parameters of the parameter store may have 2,048. It keeps
/// names from growing with the length of a chain in which each is made of the next one's ARN.
const LONGEST: usize = 2_048;

fn too_long(name: &Node) -> Unknown {
    Unknown::new(name.span, format!("a name of more than {LONGEST} characters is none that AWS takes"))
}

/// A name that is declared, and why it is not known.
fn split(declared: Option<Result<String, Unknown>>) -> (Option<String>, Option<Unknown>) {
    match declared {
        Some(Ok(name)) => (Some(name), None),
        Some(Err(why)) => (None, Some(why)),
        None => (None, None),
    }
}

/// Why the name of a resource that is met while it is worked out is not known.
pub(super) fn depends_on_itself(logical_id: &str, span: Span) -> Unknown {
    Unknown::new(span, format!("the name of `{logical_id}` depends on itself"))
}

/// The same reason at the place that asks for an attribute, which can be given when nothing else can.
pub(super) fn at(why: Unknown, span: Span, id: &str, attribute: &str) -> Unknown {
    let missing = || Missing::Attribute { resource: id.to_owned(), attribute: attribute.to_owned() };
    let missing = why.missing.clone().or_else(|| why.help.is_none().then(|| Box::new(missing())));
    Unknown { span, missing, ..why }
}

/// An entry of a map, or an item of a list.
fn entry<'a>(node: &'a Node, step: &str) -> Option<&'a Node> {
    match &node.value {
        Value::Map(map) => map.given(step),
        Value::List(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    }
}

/// The host of websites of buckets: the older regions have a stroke in it, the newer ones a point ("Amazon S3 website
/// endpoints" in the AWS General Reference).
fn website(region: &str) -> String {
    let is_old = matches!(
        region,
        "ap-northeast-1"
            | "ap-southeast-1"
            | "ap-southeast-2"
            | "eu-west-1"
            | "sa-east-1"
            | "us-east-1"
            | "us-gov-west-1"
            | "us-west-1"
            | "us-west-2"
    );
    format!("s3-website{}{region}", if is_old { '-' } else { '.' })
}

/// What a pattern is filled with for one resource.
struct About<'a> {
    world: &'a World,
    values: &'a mut Values,
    stack: &'a Stack,
    logical_id: &'a str,
    resource: &'a Node,
    naming: Naming,
    name: String,
}

impl About<'_> {
    fn made_name(&mut self) -> String {
        let plain = format!("{}-{}", self.stack.name, self.logical_id);
        names::fill(self.naming.made, self).unwrap_or(plain)
    }

    /// What `Ref` gives. What the user says comes first, and all else follows from it.
    fn reference(&mut self) -> Result<String, Unknown> {
        match self.world.given_text(&self.stack.id_of(self.logical_id)) {
            Some(given) => Ok(given),
            None => names::fill(self.naming.reference, self),
        }
    }

    fn arn(&mut self) -> Result<Option<String>, Unknown> {
        let given = self.world.given_text(&format!("{}.Arn", self.stack.id_of(self.logical_id)));
        match (given, self.naming.arn_pattern()) {
            (Some(given), _) => Ok(Some(given)),
            (None, Some(pattern)) => names::fill(&pattern, self).map(Some),
            (None, None) => Ok(None),
        }
    }

    fn property(&mut self, name: &str) -> Result<Option<String>, Unknown> {
        let Some(value) = self.world.property(self.values, self.resource, name)? else { return Ok(None) };
        let why = format!("a text is needed for `{name}`, not {}", value.kind());
        as_text(&value).map(|text| Some(text.to_string())).ok_or_else(|| Unknown::new(value.span, why))
    }
}

impl Facts for About<'_> {
    fn value(&mut self, name: &str) -> Result<Option<String>, Unknown> {
        match name {
            "name" => Ok(Some(self.name.clone())),
            "stack" => Ok(Some(self.stack.name.clone())),
            "id" => Ok(Some(self.logical_id.to_owned())),
            "ref" => self.reference().map(Some),
            "arn" => self.arn(),
            _ => match self.world.placeholder(name) {
                Some(text) => Ok(Some(text)),
                None => self.property(name),
            },
        }
    }

    fn unset(&self, name: &str) -> Unknown {
        Unknown::new(self.resource.span, format!("`{name}` of `{}` is not set", self.logical_id))
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
