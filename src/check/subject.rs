//! What rules look at.

use std::cell::OnceCell;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::Knowledge;
use super::date::Date;
use super::files::Child;
use super::references::{self, Call, Reference};
use super::texts::{self, MarkedText};
use super::uses::Uses;
use crate::conditions::Scope;
use crate::evaluate::{Evaluator, Possible};
use crate::expand::Options;
use crate::expand::recipe::Makings;
use crate::host::Host;
use crate::schema::ResourceType;
use crate::source::{Source, Span};
use crate::template::{Template, intrinsic};
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
    /// The same as a subject of its own; for rules about what is deployed in the end.
    pub expansion: Option<&'t Subject<'t>>,
    /// What each generated resource was made for.
    pub makings: &'t Makings,
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
    /// What can read files that the template names.
    pub host: &'t dyn Host,
}

/// A template with all that rules want to know about it, gathered in one walk.
pub struct Subject<'t> {
    parts: Parts<'t>,
    by_id: HashMap<&'t str, usize, RandomState>,
    /// The positions of the resources of each type: hundreds of rules ask for those of one or two.
    by_kind: HashMap<&'t str, Vec<usize>, RandomState>,
    /// The resources, in the order of the text.
    pub resources: Vec<Resource<'t>>,
    /// All calls of functions in resources, outputs, conditions and rules, in the order of the text.
    pub calls: Vec<Call<'t>>,
    /// All that names something else of the template.
    pub references: Vec<Reference<'t>>,
    marked_texts: Vec<MarkedText<'t>>,
    uses: Uses<'t>,
    /// The templates of nested stacks, read when first asked for.
    pub(super) children: OnceCell<HashMap<String, Child>>,
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
    /// Whether its condition cannot hold.
    pub never_exists: bool,
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
        let gathered = references::gather(parts.template, parts.evaluator, &resources);
        let (calls, references) = (gathered.calls, gathered.references);
        let (marked_texts, uses) = (texts::marked(parts.written), Uses::of(&parts));
        let ids = resources.iter().enumerate().map(|(at, resource)| (resource.logical_id.as_str(), at));
        let by_id = ids.collect();
        let by_kind = by_kind(&resources);
        let children = OnceCell::new();
        Subject { parts, by_id, by_kind, resources, calls, references, marked_texts, uses, children }
    }

    /// All texts in which something stands that CloudFormation replaces, or that looks like it.
    pub fn marked_texts(&self) -> &[MarkedText<'t>] {
        &self.marked_texts
    }

    /// A section that is a map; empty when there is none.
    pub fn section(&self, name: &str) -> &'t Map {
        self.parts.template.section(name).unwrap_or(crate::evaluate::no_entries())
    }

    /// What the template makes use of, gathered when first asked for.
    pub fn uses(&self) -> &Uses<'t> {
        &self.uses
    }

    /// The place of the name of the section `Resources`.
    pub fn resources_span(&self) -> Span {
        self.parts.written.root.key_span("Resources").unwrap_or(self.parts.written.span)
    }

    /// The region that the template is checked for.
    pub fn region(&self) -> &'t str {
        &self.parts.options.region
    }

    /// The day that counts as the present one.
    pub fn today(&self) -> Option<Date> {
        self.parts.knowledge.today()
    }

    /// Whether a line asks for SAM's transform.
    pub fn asks_for_sam(&self) -> bool {
        self.parts.written.asks_for_sam()
    }

    /// What is deployed in the end: the expansion, where there is one. Its spans point into the same text.
    pub fn deployed(&self) -> &Subject<'t> {
        self.parts.expansion.unwrap_or(self)
    }

    /// The logical id by which the user knows a resource: what it was made for, if it was made at all.
    pub fn known_as<'r>(&'r self, resource: &'r Resource<'t>) -> &'r str {
        let made = self.parts.makings.get(resource.logical_id.as_str());
        made.and_then(|made| made.of.as_ref()).unwrap_or(resource.logical_id).as_str()
    }

    /// The resources of a type.
    pub fn resources_of<'s>(&'s self, kind: &str) -> impl Iterator<Item = &'s Resource<'t>> {
        let positions = self.by_kind.get(kind).map(Vec::as_slice).unwrap_or_default();
        positions.iter().filter_map(|at| self.resources.get(*at))
    }

    /// The resources of any of some types, in the order of the text.
    pub fn resources_of_any<'s>(&'s self, kinds: &[&str]) -> impl Iterator<Item = &'s Resource<'t>> {
        let positions = kinds.iter().filter_map(|kind| self.by_kind.get(kind)).flatten();
        let mut positions: Vec<usize> = positions.copied().collect();
        positions.sort_unstable();
        positions.dedup();
        positions.into_iter().filter_map(|at| self.resources.get(at))
    }

    /// The resource with this logical id.
    pub fn resource(&self, logical_id: &str) -> Option<&Resource<'t>> {
        self.resources.get(*self.by_id.get(logical_id)?)
    }

    /// The position of the resource with this logical id among the resources.
    pub fn position(&self, logical_id: &str) -> Option<usize> {
        self.by_id.get(logical_id).copied()
    }

    /// What is known about a type.
    pub fn resource_type(&self, kind: &str) -> Option<&'t ResourceType> {
        self.parts.knowledge.schemas.resource_type(kind)
    }

    /// What a property can be, as it is written, branch by branch of `Fn::If`; without it where it is not
    /// there. Nothing when the resource does not have it.
    pub fn alternatives<'r>(&self, resource: &'r Resource<'t>, property: &str) -> Vec<(&'r Node, Scope)> {
        let node = resource.property(property);
        let alternatives = node.map(|node| self.parts.evaluator.alternatives(node, &resource.scope));
        let given = |(node, _): &(&Node, Scope)| !node.is_null() && !intrinsic::is_no_value(node);
        alternatives.into_iter().flatten().filter(given).collect()
    }

    /// Whether a resource does not have a property under some of the conditions that a scope leaves open.
    pub fn may_lack(&self, resource: &Resource<'t>, property: &str, scope: &Scope) -> bool {
        let Some(node) = resource.property(property) else { return true };
        let alternatives = self.parts.evaluator.alternatives(node, scope);
        alternatives.iter().any(|(node, _)| node.is_null() || intrinsic::is_no_value(node))
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

fn by_kind<'t>(resources: &[Resource<'t>]) -> HashMap<&'t str, Vec<usize>, RandomState> {
    let mut by_kind: HashMap<&str, Vec<usize>, RandomState> = HashMap::default();
    for (at, resource) in resources.iter().enumerate() {
        by_kind.entry(resource.kind).or_default().push(at);
    }
    by_kind
}

impl<'t> Resource<'t> {
    fn of(logical_id: &'t Text, span: Span, node: &'t Node, parts: &Parts<'t>) -> Self {
        let kind = node.get("Type").and_then(Node::as_str).unwrap_or("");
        let condition = node.get("Condition").and_then(Node::as_str);
        let scope = condition.map(|name| parts.evaluator.conditions.assume(&Scope::new(), name, true));
        let never_exists = scope == Some(None);
        let properties = node.get("Properties").and_then(Node::as_map);
        Resource {
            logical_id,
            span,
            kind,
            node,
            properties,
            scope: scope.flatten().unwrap_or_default(),
            never_exists,
        }
    }

    /// A property as it is written.
    pub fn property(&self, name: &str) -> Option<&'t Node> {
        self.properties?.get(name)
    }

    /// The place of a property's key, or else of `Properties`, or else of the logical id.
    pub fn property_span(&self, name: &str) -> Span {
        let key = self.properties.and_then(|properties| properties.key_span(name));
        key.unwrap_or_else(|| self.attribute_span("Properties"))
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
