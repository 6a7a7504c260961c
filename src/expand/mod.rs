//! The SAM transform: a template with `AWS::Serverless::…` resources becomes plain CloudFormation.
//!
//! The steps, in the order of the SAM service, on which ids and errors depend:
//!
//! 1. [`unpackaged`]: local paths of code become S3 addresses
//! 2. [`service_order`]: maps whose order decides ids are put into the service's order
//! 3. parameters and pseudo parameters get their values
//! 4. [`application`]: repository applications get their template URLs
//! 5. [`implicit_api`]: APIs get default bodies; events get the APIs that they imply, and routes
//! 6. [`globals`]: the `Globals` section is merged into the resources
//! 7. each SAM resource is replaced by what its type makes of it ([`types`])
//! 8. [`code_deploy`]: what deployment preferences need is added once
//! 9. [`references`]: references to renamed and generated resources are rewritten

pub mod api;
pub mod application;
pub mod code_deploy;
pub mod context;
pub mod events;
pub mod function;
pub mod globals;
pub mod http_api;
pub mod ids;
pub mod implicit_api;
pub mod layer_version;
pub mod open_api;
pub mod options;
pub mod partition;
pub mod policy;
pub mod property;
pub mod references;
pub mod resource;
pub mod s3_uri;
pub mod service_order;
pub mod simple_table;
pub mod state_machine;
pub mod tags;
pub mod types;
pub mod unpackaged;

use context::{Context, Expanded};
pub use options::{AwsFacts, Options};
use references::References;
use resource::{Attributes, Resource, SamResource};
use types::SamType;

use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::source::Span;
use crate::template::parameters::Mappings;
use crate::template::{SAM_PREFIX, Template};
use crate::tree::{Map, Node, Text, Value};

/// Expands a template. `None` when it has errors, which are then among the diagnostics.
pub fn expand(mut template: Template, options: &Options, diagnostics: &mut Diagnostics) -> Option<Template> {
    unpackaged::stand_in(&mut template, options, diagnostics);
    service_order::apply(&mut template);
    let mut context = Context::new(options, diagnostics);
    let output = run(&mut template, &mut context).ok();
    let failed = diagnostics.has_errors();
    output.filter(|_| !failed)
}

fn run(template: &mut Template, context: &mut Context) -> Expanded<Template> {
    set_parameters(template, context);
    context.conditions = take_map(&mut template.root, "Conditions").unwrap_or_default();
    context.resources = take_map(&mut template.root, "Resources").unwrap_or_default();
    let globals = globals::Globals::read(template, context);
    let applications = application::resolve_locations(context);
    let apis = implicit_api::add(context, &globals);
    let merged = globals.merge_into_resources(context);
    applications.and(apis).and(merged)?;
    let mut output = Output::new(context);
    expand_resources(context, &mut output);
    code_deploy::add_resources(context, &mut output);
    Ok(output.into_template(template, context))
}

fn take_map(root: &mut Map, section: &str) -> Option<Map> {
    match std::mem::replace(&mut root.get_mut(section)?.value, Value::Null) {
        Value::Map(map) => Some(map),
        _ => None,
    }
}

/// Given values first, then defaults, then the pseudo parameters that SAM knows.
fn set_parameters(template: &Template, context: &mut Context) {
    for (name, value) in &context.options.parameters {
        context.parameters.set_default(name, value.clone());
    }
    for (name, parameter) in template.section("Parameters").into_iter().flat_map(Map::iter) {
        if let Some(default) = parameter.get("Default") {
            context.parameters.set_default(name, default.clone());
        }
    }
    let region = Node::made(context.options.region.as_str(), template.span);
    context.parameters.set_default("AWS::Region", region);
    let partition = Node::made(context.partition.name, template.span);
    context.parameters.set_default("AWS::Partition", partition);
    context.mappings = Mappings::new(template.section("Mappings").cloned().unwrap_or_default());
}

/// Functions come first because their events write into the APIs, and so on; see [`types::Phase`].
fn expand_resources(context: &mut Context, output: &mut Output) {
    let mut work: Vec<(Text, Span, &'static SamType)> = Vec::new();
    for (logical_id, span, resource) in context.resources.walk() {
        if let Some(sam_type) = resource.get("Type").and_then(Node::as_str).and_then(types::find) {
            work.push((logical_id.clone(), span, sam_type));
        }
    }
    report_unknown_types(context);
    work.sort_by_key(|(_, _, sam_type)| sam_type.phase);
    for (logical_id, span, sam_type) in work {
        context.set_subject(Some(&logical_id));
        api::deployment::note_function_names(context, &logical_id);
        if let Ok(resources) = expand_resource(context, &logical_id, span, sam_type) {
            output.replace(context, &logical_id, sam_type, resources);
        }
        context.set_subject(None);
    }
}

fn report_unknown_types(context: &mut Context) {
    let resources: Vec<(Text, Node)> = context
        .resources
        .as_written()
        .filter_map(|(id, _, resource)| Some((id.clone(), resource.get("Type")?.clone())))
        .collect();
    for (logical_id, kind) in resources {
        let Some(name) = kind.as_str().filter(|name| name.starts_with(SAM_PREFIX)) else { continue };
        if types::find(name).is_none() {
            let problem = types::unknown(name, kind.span).resource(logical_id.as_str());
            context.error(problem);
        }
    }
}

fn expand_resource(
    context: &mut Context,
    logical_id: &Text,
    span: Span,
    sam_type: &'static SamType,
) -> Expanded<Vec<Resource>> {
    resource::check_logical_id(context, logical_id, span)?;
    let Some(map) = context.resources.get(logical_id).and_then(Node::as_map) else { return Ok(Vec::new()) };
    let mut resource = SamResource {
        logical_id: logical_id.clone(),
        span,
        kind: sam_type.name,
        properties: map.get("Properties").and_then(Node::as_map).cloned().unwrap_or_default(),
        attributes: Attributes::of(map),
    };
    (sam_type.prepare)(context, &mut resource)?;
    let owner = property::Owner { logical_id, kind: sam_type.name, span };
    property::check_properties(context, owner, &resource.properties, sam_type.properties)?;
    (sam_type.expand)(context, resource)
}

/// The resources of the expanded template while they come together.
pub struct Output {
    resources: Map,
    /// Which resource of the template each generated one comes from, to print them side by side.
    origin: indexmap::IndexMap<Text, usize>,
    references: References,
    position: usize,
}

impl Output {
    fn new(context: &Context) -> Self {
        let mut output = Output {
            resources: Map::new(),
            origin: indexmap::IndexMap::new(),
            references: References::default(),
            position: 0,
        };
        for (index, (logical_id, span, node)) in context.resources.as_written().enumerate() {
            output.resources.insert_key(crate::tree::Key { text: logical_id.clone(), span }, node.clone());
            output.origin.insert(logical_id.clone(), index);
        }
        output.position = output.resources.len();
        output
    }

    /// Puts `generated` in the place of the SAM resource.
    fn replace(
        &mut self,
        context: &mut Context,
        logical_id: &Text,
        sam_type: &'static SamType,
        generated: Vec<Resource>,
    ) {
        self.references.note(logical_id, sam_type, &generated);
        let position = self.origin.get(logical_id).copied().unwrap_or(self.position);
        self.resources.remove(logical_id);
        for resource in generated {
            if self.is_free(context, logical_id, &resource) {
                self.origin.entry(resource.logical_id.clone()).or_insert(position);
                self.resources.insert(resource.logical_id.clone(), resource.into_node());
            }
        }
    }

    /// Adds a resource that belongs to no single one of the template.
    pub fn add(&mut self, resource: Resource) {
        self.origin.entry(resource.logical_id.clone()).or_insert(self.position);
        self.resources.insert(resource.logical_id.clone(), resource.into_node());
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

    fn into_template(mut self, template: &Template, context: &mut Context) -> Template {
        let mut entries: Vec<(usize, Text, Span, Node)> = Vec::new();
        for (key, span, node) in self.resources.as_written() {
            let position = self.origin.get(key).copied().unwrap_or(self.position);
            entries.push((position, key.clone(), span, node.clone()));
        }
        entries.sort_by_key(|(position, ..)| *position);
        let mut resources = Map::new();
        for (_, text, span, node) in entries {
            resources.insert_key(crate::tree::Key { text, span }, node);
        }
        self.resources = resources;
        let mut root = self.assemble(template, context);
        self.references.rewrite(&mut root);
        Template { root, span: template.span }
    }

    /// The document with its sections in the order of the template, without what only SAM reads.
    fn assemble(&mut self, template: &Template, context: &mut Context) -> Map {
        let mut root = Map::new();
        for (name, span, node) in template.root.as_written() {
            let node = match name.as_str() {
                "Transform" | "Globals" => continue,
                "Resources" => Node::new(Value::Map(std::mem::take(&mut self.resources)), node.span),
                "Conditions" => Node::new(Value::Map(std::mem::take(&mut context.conditions)), node.span),
                _ => node.clone(),
            };
            root.insert_key(crate::tree::Key { text: name.clone(), span }, node);
        }
        if !context.conditions.is_empty() {
            let conditions = std::mem::take(&mut context.conditions);
            root.insert("Conditions", Node::new(Value::Map(conditions), template.span));
        }
        root
    }
}
