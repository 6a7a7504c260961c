//! The output while it comes together.

use indexmap::IndexMap;

use super::Expansion;
use super::context::Context;
use super::recipe::{Made, Makings};
use super::references::References;
use super::resource::Resource;
use super::types::{self, SamType};
use super::unpackaged::LocalPaths;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::Template;
use crate::tree::{Key, Map, Node, Text, Value};

/// Puts generated resources in their place, and in the end the whole document together. The
/// resources themselves are in [`Context::expanded`], where connectors can look at them.
pub struct Output {
    /// Which resource of the template each generated one comes from, to print them side by side.
    origin: IndexMap<Text, usize>,
    references: References,
    makings: Makings,
    position: usize,
}

impl Output {
    /// Begins with the resources of the template.
    pub fn new(context: &mut Context) -> Self {
        context.expanded = context.resources.clone();
        let ids = context.resources.as_written().map(|(logical_id, _, _)| logical_id.clone());
        let origin: IndexMap<Text, usize> = ids.enumerate().map(|(index, id)| (id, index)).collect();
        let position = origin.len();
        Output { origin, references: References::default(), makings: Makings::new(), position }
    }

    /// Puts `generated` in the place of the SAM resource.
    pub fn replace(
        &mut self,
        context: &mut Context,
        logical_id: &Text,
        sam_type: &'static SamType,
        generated: Vec<Resource>,
    ) {
        self.references.note(logical_id, sam_type, &generated);
        let position = self.origin.get(logical_id).copied().unwrap_or(self.position);
        // What takes its place takes it as it is: taking it out would move all others up.
        if !generated.iter().any(|resource| resource.logical_id == *logical_id) {
            context.expanded.remove(logical_id);
        }
        for resource in generated {
            if self.is_free(context, logical_id, &resource) {
                self.put(context, resource, Some(logical_id), position);
            }
        }
    }

    /// Adds a resource that belongs to no single one of the template.
    pub fn add(&mut self, context: &mut Context, resource: Resource) {
        self.put(context, resource, None, self.position);
    }

    fn put(&mut self, context: &mut Context, mut resource: Resource, of: Option<&Text>, position: usize) {
        self.origin.entry(resource.logical_id.clone()).or_insert(position);
        let made = Made { of: of.cloned(), recipe: resource.recipe.take() };
        self.makings.insert(resource.logical_id.clone(), made);
        context.expanded.insert(resource.logical_id.clone(), resource.into_node());
    }

    /// Whether a generated resource may take its logical id: it may when no resource of the
    /// template has it, or when it is the one that it replaces or completes.
    fn is_free(&self, context: &mut Context, source: &Text, resource: &Resource) -> bool {
        let Some(existing) = context.resources.get(&resource.logical_id) else { return true };
        let existing_type = existing.get("Type").and_then(Node::as_str).unwrap_or("");
        if types::may_take_over(resource.kind, existing_type) {
            return true;
        }
        let taken = context.resources.key_span(&resource.logical_id);
        let found = format!(
            "`{source}` expands to a resource `{}` of type `{}`, but the template already has a resource of that name",
            resource.logical_id, resource.kind
        );
        let mut diagnostic = Diagnostic::new(code::DUPLICATE_LOGICAL_ID, resource.cause, found)
            .help(format!("rename `{}`", resource.logical_id));
        if let Some(span) = taken {
            diagnostic = diagnostic.related(span, "the name is taken here");
        }
        context.error(diagnostic);
        false
    }

    /// The expanded template: resources beside the one they come from, references rewritten.
    pub fn into_expansion(self, template: &Template, context: &mut Context) -> Expansion {
        let mut resources = self.in_order(&context.expanded);
        let mut root = self.assemble(template, context, &mut resources);
        self.references.rewrite(&mut root);
        let template = Template { root, span: template.span };
        Expansion { template, makings: self.makings, local_paths: LocalPaths::new() }
    }

    fn in_order(&self, resources: &Map) -> Map {
        let mut entries: Vec<((usize, usize), Text, Span, Node)> = Vec::new();
        for (key, span, node) in resources.as_written() {
            let position = self.origin.get(key).copied().unwrap_or(self.position);
            // What one resource became stands in the order in which it was made.
            let made = self.makings.get_index_of(key).unwrap_or(0);
            entries.push(((position, made), key.clone(), span, node.clone()));
        }
        entries.sort_by_key(|(position, ..)| *position);
        let mut ordered = Map::new();
        for (_, text, span, node) in entries {
            ordered.insert_key(Key { text, span }, node);
        }
        ordered
    }

    /// The document with its sections in the order of the template, without what only SAM reads.
    fn assemble(&self, template: &Template, context: &mut Context, resources: &mut Map) -> Map {
        let mut root = Map::new();
        for (name, span, node) in template.root.as_written() {
            let node = match name.as_str() {
                "Globals" => continue,
                "Transform" => match other_transforms(node) {
                    Some(others) => others,
                    None => continue,
                },
                "Resources" => Node::new(Value::Map(std::mem::take(resources)), node.span),
                "Conditions" => Node::new(Value::Map(std::mem::take(&mut context.conditions)), node.span),
                _ => node.clone(),
            };
            root.insert_key(Key { text: name.clone(), span }, node);
        }
        let conditions = std::mem::take(&mut context.conditions);
        let cause = conditions.values().next().map(|condition| condition.span);
        if let Some(cause) = cause {
            root.insert("Conditions", Node::new(Value::Map(conditions), cause));
        }
        root
    }
}

/// The transforms that are left to do: macros of the user's own, which CloudFormation runs, and
/// `AWS::LanguageExtensions` when [`crate::language`] had to leave something to it.
fn other_transforms(node: &Node) -> Option<Node> {
    let is_left = |node: &Node| {
        !node.is_null() && !node.as_str().is_some_and(|name| name.starts_with("AWS::Serverless-"))
    };
    match node.as_list() {
        None => is_left(node).then(|| node.clone()),
        Some(items) => {
            let left: Vec<Node> = items.iter().filter(|item| is_left(item)).cloned().collect();
            (!left.is_empty()).then(|| Node::new(Value::List(left), node.span))
        }
    }
}
