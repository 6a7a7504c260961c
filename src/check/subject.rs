//! What rules look at.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::Knowledge;
use super::references::{self, Call, Reference};
use crate::conditions::Scope;
use crate::evaluate::{Evaluator, Possible};
use crate::expand::Options;
use crate::schema::ResourceType;
use crate::source::{Source, Span};
use crate::template::Template;
use crate::tree::{Map, Node, Text};

/// What a [`Subject`] is made of.
#[derive(Clone, Copy)]
pub struct Parts<'t> {
    /// The template as it is written, with loops expanded and local files put in.
    pub written: &'t Template,
    /// The same, with `Globals` merged into the resources.
    pub template: &'t Template,
    /// What it expands to, when it has no errors.
    pub expanded: Option<&'t Template>,
    /// What values can be.
    pub evaluator: &'t Evaluator<'t>,
    /// What is known about AWS.
    pub knowledge: &'t Knowledge,
    /// The region, and values of parameters.
    pub options: &'t Options,
    /// The text of the template.
    pub source: Option<&'t Source>,
    /// The document before anything was done to it.
    pub document: Option<&'t Node>,
}

/// A template with all that rules want to know about it, gathered in one walk.
pub struct Subject<'t> {
    parts: Parts<'t>,
    /// The resources, in the order of the text.
    pub resources: Vec<Resource<'t>>,
    /// Where each is among them.
    positions: HashMap<&'t str, usize, RandomState>,
    /// All calls of functions in resources, outputs, conditions and rules, in the order of the text.
    pub calls: Vec<Call<'t>>,
    /// All that names something else of the template.
    pub references: Vec<Reference<'t>>,
}

/// A resource of the template.
#[derive(Debug, Clone)]
pub struct Resource<'t> {
    /// Its logical id.
    pub logical_id: &'t Text,
    /// The place of the logical id.
    pub span: Span,
    /// Its type; empty when that is no string.
    pub kind: &'t str,
    /// All of it.
    pub node: &'t Node,
    /// Its properties, when they are a map.
    pub properties: Option<&'t Map>,
    /// What holds where it exists.
    pub scope: Scope,
}

impl<'t> std::ops::Deref for Subject<'t> {
    type Target = Parts<'t>;
    fn deref(&self) -> &Parts<'t> {
        &self.parts
    }
}

impl<'t> Subject<'t> {
    /// Gathers what there is in a template.
    pub fn new(parts: Parts<'t>) -> Self {
        let resources: Vec<Resource> =
            parts.template.resources().map(|(id, span, node)| Resource::of(id, span, node, &parts)).collect();
        let ids = resources.iter().enumerate();
        let positions = ids.map(|(at, resource)| (resource.logical_id.as_str(), at)).collect();
        let gathered = references::gather(parts.template, parts.evaluator, &resources);
        Subject { parts, resources, positions, calls: gathered.calls, references: gathered.references }
    }

    /// A section that is a map; empty when there is none.
    pub fn section(&self, name: &str) -> &'t Map {
        self.parts.template.section(name).unwrap_or(crate::evaluate::no_entries())
    }

    /// The region that the template is checked for.
    pub fn region(&self) -> &'t str {
        &self.parts.options.region
    }

    /// The resources of a type.
    pub fn resources_of<'s>(&'s self, kind: &'s str) -> impl Iterator<Item = &'s Resource<'t>> {
        self.resources.iter().filter(move |resource| resource.kind == kind)
    }

    /// The resource with this logical id.
    pub fn resource(&self, logical_id: &str) -> Option<&Resource<'t>> {
        self.resources.get(*self.positions.get(logical_id)?)
    }

    /// Whether the template, or what it expands to, has something that `Ref` can name.
    pub fn is_referable(&self, name: &str) -> bool {
        self.section("Parameters").contains(name)
            || self.section("Resources").contains(name)
            || crate::evaluate::pseudo::NAMES.contains(&name)
            || self.generated(name).is_some()
    }

    /// A resource that only the expansion has.
    pub fn generated(&self, logical_id: &str) -> Option<&'t Node> {
        self.parts.expanded?.section("Resources")?.get(logical_id)
    }

    /// The type that a resource has once it is expanded, by its logical id.
    pub fn final_type(&self, logical_id: &str) -> Option<&'t str> {
        let written = || self.resource(logical_id).map(|resource| resource.kind);
        self.generated(logical_id).and_then(|node| node.get("Type")?.as_str()).or_else(written)
    }

    /// What is known about a type.
    pub fn resource_type(&self, kind: &str) -> Option<&'t ResourceType> {
        self.parts.knowledge.schemas.resource_type(kind)
    }

    /// Whether there may be generated resources that are not known, because the template has errors.
    pub fn is_expansion_unknown(&self) -> bool {
        self.parts.expanded.is_none()
    }

    /// The values that the property at the end of a chain of keys can have in a resource, looked up
    /// through functions.
    pub fn values(&self, resource: &Resource<'t>, path: &[&str]) -> Vec<Possible> {
        let Some(properties) = resource.node.get("Properties") else { return Vec::new() };
        let mut values = self.parts.evaluator.values(properties, &resource.scope);
        for key in path {
            let below = |value: &Possible| {
                value.node.get(key).map(|node| self.parts.evaluator.values(node, &value.scope))
            };
            values = values.iter().filter_map(below).flatten().collect();
        }
        values
    }
}

impl<'t> Resource<'t> {
    fn of(logical_id: &'t Text, span: Span, node: &'t Node, parts: &Parts<'t>) -> Self {
        let kind = node.get("Type").and_then(Node::as_str).unwrap_or("");
        let condition = node.get("Condition").and_then(Node::as_str);
        let scope = condition.and_then(|name| parts.evaluator.conditions.assume(&Scope::new(), name, true));
        let properties = node.get("Properties").and_then(Node::as_map);
        Resource { logical_id, span, kind, node, properties, scope: scope.unwrap_or_default() }
    }

    /// A property as it is written.
    pub fn property(&self, name: &str) -> Option<&'t Node> {
        self.properties?.get(name)
    }

    /// The place of an attribute's key, such as `Properties`, or else of the logical id.
    pub fn attribute_span(&self, name: &str) -> Span {
        self.node.as_map().and_then(|map| map.key_span(name)).unwrap_or(self.span)
    }

    /// The place of its type.
    pub fn type_span(&self) -> Span {
        self.node.get("Type").map_or(self.span, |node| node.span)
    }
}
