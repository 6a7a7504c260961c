//! The SAM transform: a template with `AWS::Serverless::…` resources becomes plain CloudFormation.
//!
//! The steps, in the order of the SAM service, on which ids and errors depend:
//!
//! 1. [`unbuilt`] and [`unpackaged`]: code gets S3 addresses
//! 2. [`service_order`]: maps whose order decides ids are put into the service's order
//! 3. parameters and pseudo parameters get their values
//! 4. [`implicit_api`]: APIs get default bodies; events get the APIs that they imply, and routes
//! 5. [`globals`]: the `Globals` section is merged into the resources
//! 6. [`connector::embedded`]: connectors inside other resources become resources of their own
//! 7. each SAM resource is replaced by what its type makes of it ([`types`])
//! 8. [`code_deploy`]: what deployment preferences need is added once
//! 9. [`references`]: references to renamed and generated resources are rewritten

pub mod api;
pub mod api_v2;
pub mod application;
pub mod capacity_provider;
pub mod code_deploy;
pub mod code_location;
pub mod conditions;
pub mod connector;
pub mod context;
pub mod custom_domain;
pub mod events;
pub mod function;
pub mod globals;
pub mod graph_ql;
pub mod http_api;
pub mod ids;
pub mod implicit_api;
pub mod invoke;
pub mod layer_version;
pub mod microvm_image;
pub mod network_connector;
pub mod open_api;
pub mod operator_role;
pub mod options;
pub mod output;
pub mod partition;
pub mod policy;
pub mod property;
pub mod recipe;
pub mod references;
pub mod resource;
pub mod scalar;
pub mod service_order;
pub mod settings;
mod silent;
pub mod simple_table;
pub mod state_machine;
pub mod tags;
pub mod types;
pub mod unbuilt;
pub mod unpackaged;
pub mod web_function;
pub mod websocket_api;

use context::{Context, Expanded};
pub use options::{AwsFacts, Options};
use output::Output;
use recipe::Makings;
use resource::{Attributes, Resource, SamResource};
use types::SamType;
use unpackaged::LocalPaths;

use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::source::Span;
use crate::template::parameters::{Mappings, Parameters};
use crate::template::{SAM_PREFIX, SAM_TRANSFORM, Template};
use crate::tree::{Map, Node, Text, Value};

/// What became of a template.
#[derive(Debug)]
pub struct Expansion {
    /// The plain CloudFormation template.
    pub template: Template,
    /// What each generated resource was made for, and how its logical id came about.
    pub makings: Makings,
    /// The local paths for which S3 addresses stand, by their place.
    pub local_paths: LocalPaths,
}

/// Expands a template. `None` when it has errors, which are then among the diagnostics.
pub fn expand(mut template: Template, options: &Options, diagnostics: &mut Diagnostics) -> Option<Expansion> {
    warn_without_transform(&template, diagnostics);
    unbuilt::stand_in(&mut template, options);
    let local_paths = unpackaged::stand_in(&mut template, options, diagnostics);
    service_order::apply(&mut template);
    let mut context = Context::new(options, diagnostics);
    let output = run(&mut template, &mut context).ok();
    let failed = diagnostics.has_errors();
    output.filter(|_| !failed).map(|expansion| Expansion { local_paths, ..expansion })
}

/// The template with its `Globals` merged into the resources, and nothing else done to it: what checks
/// of the properties look at. What is wrong with them is left out; expanding reports it.
pub fn merge_globals(template: &Template, options: &Options) -> Template {
    let mut ignored = Diagnostics::new();
    let mut context = Context::new(options, &mut ignored);
    let mut merged = template.clone();
    context.resources = take_map(&mut merged.root, "Resources").unwrap_or_default();
    let _reported = globals::Globals::sound_part(template).merge_into_resources(&mut context);
    let resources = std::mem::take(&mut context.resources);
    if let Some(slot) = merged.root.get_mut("Resources") {
        slot.value = Value::Map(resources);
    }
    merged
}

/// Without that line CloudFormation would refuse every SAM resource; here they expand all the same.
fn warn_without_transform(template: &Template, diagnostics: &mut Diagnostics) {
    let kinds = template.resources().filter_map(|(_, _, resource)| resource.get("Type"));
    let sam = kinds.filter(|kind| kind.as_str().is_some_and(|name| name.starts_with(SAM_PREFIX)));
    let Some(first) = sam.into_iter().next().filter(|_| !template.asks_for_sam()) else { return };
    let found = "the template uses SAM types, but no `Transform` line asks for SAM";
    let help = format!("add at the top: `Transform: {SAM_TRANSFORM}`");
    diagnostics.push(Diagnostic::new(code::MISSING_TRANSFORM, first.span, found).help(help));
}

fn run(template: &mut Template, context: &mut Context) -> Expanded<Expansion> {
    set_parameters(template, context);
    context.conditions = take_map(&mut template.root, "Conditions").unwrap_or_default();
    context.resources = take_map(&mut template.root, "Resources").unwrap_or_default();
    let globals = globals::Globals::read(template, context);
    // What an event lacks for a route has been reported; the resources can be looked at all the same.
    let _reported = implicit_api::add(context, &globals);
    globals.merge_into_resources(context)?;
    connector::embedded::lift(context);
    let mut output = Output::new(context);
    expand_resources(context, &mut output);
    code_deploy::add_resources(context, &mut output);
    Ok(output.into_expansion(template, context))
}

fn take_map(root: &mut Map, section: &str) -> Option<Map> {
    match std::mem::replace(&mut root.get_mut(section)?.value, Value::Null) {
        Value::Map(map) => Some(map),
        _ => None,
    }
}

/// Given values first, then defaults, then the pseudo parameters that SAM knows.
fn set_parameters(template: &Template, context: &mut Context) {
    let declared = template.section("Parameters").cloned().unwrap_or_default();
    context.parameters = Parameters::of(&declared, &context.options.parameters);
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

/// Reports SAM types that do not exist.
fn report_unknown_types(context: &mut Context) {
    let mut problems = Vec::new();
    for (logical_id, _, resource) in context.resources.as_written() {
        let kind = resource.get("Type").filter(|kind| {
            kind.as_str().is_some_and(|name| name.starts_with(SAM_PREFIX) && types::find(name).is_none())
        });
        problems.extend(
            kind.map(|kind| (logical_id.clone(), types::unknown(kind.as_str().unwrap_or(""), kind.span))),
        );
    }
    for (logical_id, problem) in problems {
        context.error(problem.resource(logical_id.as_str()));
    }
}

fn expand_resource(
    context: &mut Context,
    logical_id: &Text,
    span: Span,
    sam_type: &'static SamType,
) -> Expanded<Vec<Resource>> {
    resource::check_logical_id(context, logical_id, span)?;
    let map = context.resources.get(logical_id).and_then(Node::as_map).cloned().unwrap_or_default();
    let properties = match map.get("Properties") {
        None => Map::new(),
        Some(Node { value: Value::Map(properties), .. }) => properties.clone(),
        Some(_) => return Ok(Vec::new()), // Reported with the shape of the template.
    };
    resource::warn_of_dropped_attributes(context, &map, sam_type);
    let mut resource = SamResource {
        logical_id: logical_id.clone(),
        span,
        properties_span: map.key_span("Properties").unwrap_or(span),
        kind: sam_type.name,
        properties,
        attributes: Attributes::of(&map),
    };
    silent::warn(context, &resource);
    let prepared = (sam_type.prepare)(context, &mut resource);
    let owner =
        property::Owner { logical_id, kind: sam_type.name, span: resource.properties_span, suitable: &[] };
    let checked = property::check_properties(context, owner, &resource.properties, sam_type.properties);
    if checked.is_err() {
        property::repair(&mut resource.properties, sam_type.properties);
    }
    // Expanded even then, to report all other problems at once.
    let expanded = (sam_type.expand)(context, resource);
    prepared.and(checked).and(expanded)
}
