//! Resources of the template that an event edits: the bucket of an `S3` event, the user pool of
//! a `Cognito` event.

use super::super::context::{Context, Expanded};
use super::super::resource::{Attributes, Resource, check_logical_id};
use super::Event;
use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Key, Map, Node, Text, Value};

/// A kind of resource that events edit.
pub struct LinkedType {
    /// Its type.
    pub name: &'static str,
    /// What to call it in messages, with its article.
    pub noun: &'static str,
    /// The properties that SAM knows: it refuses to edit a resource that has another one.
    pub properties: &'static [&'static str],
}

/// A resource of the template while an event edits it.
pub struct Linked {
    /// Its logical id.
    pub logical_id: Text,
    kind: &'static LinkedType,
    span: Span,
    /// Where the event refers to it.
    reference: Span,
    resource: Map,
}

impl Linked {
    /// The resource to which `property` of the event refers.
    pub fn find(
        context: &mut Context,
        event: &Event,
        property: &str,
        kind: &'static LinkedType,
    ) -> Expanded<Linked> {
        let reference = event.get(property);
        let named = reference.and_then(|node| node.get("Ref")).and_then(Node::as_text);
        let found = named.and_then(|id| Some((id, context.resources.get(id)?.as_map()?)));
        let Some((id, resource)) = found else {
            return Err(context.error(unresolved(event, property, kind)));
        };
        let (logical_id, resource) = (id.clone(), resource.clone());
        let span = context.resources.key_span(&logical_id).unwrap_or(event.span);
        let reference = event.get(property).map_or(event.span, |node| node.span);
        Ok(Linked { logical_id, kind, span, reference, resource })
    }

    fn check_type(&self, context: &mut Context) -> Expanded<()> {
        let found = self.resource.get("Type").and_then(Node::as_str).unwrap_or("no type");
        if found == self.kind.name {
            return Ok(());
        }
        let message = format!(
            "the event needs {} of type `{}`, but `{}` is of type `{found}`",
            self.kind.noun, self.kind.name, self.logical_id
        );
        let diagnostic = Diagnostic::new(code::DANGLING_REFERENCE, self.reference, message)
            .related(self.span, format!("`{}` is defined here", self.logical_id))
            .resource(self.logical_id.as_str());
        Err(context.error(diagnostic))
    }

    /// Its attributes and the sections of its definition.
    pub fn resource_mut(&mut self) -> &mut Map {
        &mut self.resource
    }

    /// Its properties, to change them.
    pub fn properties_mut(&mut self, context: &mut Context) -> Expanded<&mut Map> {
        let Linked { logical_id, span, resource, .. } = self;
        section(context, logical_id, *span, resource, "Properties")
    }

    /// A map below the properties, made when it is not there.
    pub fn map_mut(&mut self, context: &mut Context, name: &str) -> Expanded<&mut Map> {
        let (logical_id, span) = (self.logical_id.clone(), self.span);
        let properties = self.properties_mut(context)?;
        section(context, &logical_id, span, properties, name)
    }

    /// Puts the edited resource back into the template for the next event, and into the output.
    pub fn finish(self, context: &mut Context) -> Expanded<Resource> {
        self.check_type(context)?;
        let Linked { logical_id, kind, span, resource, .. } = self;
        check_logical_id(context, &logical_id, span)?;
        let properties = resource.get("Properties").and_then(Node::as_map).cloned().unwrap_or_default();
        check_known(context, &logical_id, kind, &properties)?;
        let attributes = Attributes::of(&resource);
        if let Some(slot) = context.resources.get_mut(&logical_id) {
            slot.value = Value::Map(resource);
        }
        let given = properties.as_written().filter(|(_, _, node)| !node.is_null());
        let mut kept = Map::new();
        for (name, span, node) in given {
            kept.insert_key(Key { text: name.clone(), span }, node.clone());
        }
        Ok(Resource { logical_id, kind: kind.name, properties: kept, attributes, cause: span, recipe: None })
    }
}

fn check_known(context: &mut Context, logical_id: &str, kind: &LinkedType, properties: &Map) -> Expanded<()> {
    let mut result = Ok(());
    for (name, span, _) in properties.as_written() {
        if !kind.properties.contains(&name.as_str()) {
            let found =
                format!("SAM knows no property `{name}` of `{}`, so it cannot add events to it", kind.name);
            let help = match similar::closest(name, kind.properties.iter().copied()) {
                Some(close) => format!("did you mean `{close}`?"),
                None => {
                    format!("remove `{name}`, or write what invokes the function in plain CloudFormation")
                }
            };
            let diagnostic = Diagnostic::new(code::UNKNOWN_PROPERTY, span, found).help(help);
            result = Err(context.error(diagnostic.resource(logical_id)));
        }
    }
    result
}

/// A map under `name`, made when there is nothing.
fn section<'a>(
    context: &mut Context,
    logical_id: &str,
    cause: Span,
    parent: &'a mut Map,
    name: &str,
) -> Expanded<&'a mut Map> {
    let node = parent.get_or_insert_with(name, || map!(cause));
    if node.is_null() {
        *node = map!(node.span);
    }
    let (span, kind) = (node.span, node.kind());
    node.as_map_mut().ok_or_else(|| {
        let found = format!("`{name}` of `{logical_id}` must be a map, but it is {kind}");
        let help = "write it out as a map: SAM has to add to it for the events that refer to this resource";
        context.error(Diagnostic::new(code::WRONG_TYPE, span, found).help(help).resource(logical_id))
    })
}

/// What is wrong with a reference that names no resource of the template.
fn unresolved(event: &Event, property: &str, kind: &LinkedType) -> Diagnostic {
    let span = event.get(property).map_or(event.span, |node| node.span);
    let noun = kind.noun;
    let named = event.get(property).and_then(intrinsic::referenced_id);
    let found = match named {
        Some(name) => format!("`{property}` refers to `{name}`, which is no resource of this template"),
        None => format!("`{property}` must refer to {noun} of this template"),
    };
    let help = format!(
        "write `{property}: !Ref` with the logical id of {noun} in this template: SAM adds the event to it"
    );
    Diagnostic::new(code::DANGLING_REFERENCE, span, found).help(help)
}
