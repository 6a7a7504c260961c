//! Resolvers: which functions answer for a field of a type, one after the other.

use super::functions::{RUNTIME, SYNC, check_one_code, runtime};
use super::{GraphQl, entries, schema};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::expand::context::{Context, Expanded};
use crate::expand::property::{Property, Shape};
use crate::expand::resource::Resource;
use crate::expand::scalar::Scalar;
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node, Text};

/// What stands under each field in `Resolvers`.
pub const RESOLVER: &[Property] = &[
    Property::optional("FieldName", Shape::Readable(Scalar::String)).literal(),
    Property::optional("Caching", Shape::Fields(CACHING)).literal(),
    Property::optional("InlineCode", Shape::Any),
    Property::optional("CodeUri", Shape::Any),
    Property::optional("MaxBatchSize", Shape::Any),
    Property::optional("Pipeline", Shape::ListOf(&Shape::Readable(Scalar::String))).literal(),
    Property::optional("Runtime", Shape::Fields(RUNTIME)).literal(),
    Property::optional("Sync", Shape::Fields(SYNC)).literal(),
];

const CACHING: &[Property] =
    &[Property::required("Ttl", Shape::Any), Property::optional("CachingKeys", Shape::List).literal()];

/// What a resolver without code of its own runs: the answer is that of the last function.
const PASS_ON: &str = "
export function request(ctx) {
    return {};
}

export function response(ctx) {
    return ctx.prev.result;
}
";

/// Makes all resolvers.
pub fn make(context: &mut Context, graph: &GraphQl) -> Expanded<Vec<Resource>> {
    let mut resolvers = Ok(Vec::new());
    for (type_name, _, fields) in graph.entries("Resolvers") {
        for (field, span, settings) in entries(Some(&fields)) {
            let made = resolver(context, graph, &type_name, &Field { name: field, span, settings });
            resolvers = resolvers.and_then(|mut all: Vec<Resource>| {
                all.push(made?);
                Ok(all)
            });
        }
    }
    resolvers
}

struct Field {
    name: Text,
    span: Span,
    settings: Node,
}

fn resolver(context: &mut Context, graph: &GraphQl, type_name: &Text, field: &Field) -> Expanded<Resource> {
    let (settings, span) = (&field.settings, field.span);
    let id = format!("{type_name}{}", field.name);
    let mut resolver = graph.part_of_api(context, &id, "AWS::AppSync::Resolver", span)?;
    let schema = format!("{}{}", graph.resource.logical_id, schema::SUFFIX);
    resolver.attributes.depends_on = Some(list!(span; schema));
    let name = settings.truthy("FieldName").cloned();
    resolver.set("FieldName", name.unwrap_or_else(|| (&field.name).into_node(span)));
    resolver.set("TypeName", type_name);
    resolver.set("Kind", "PIPELINE");
    let coded = set_code(context, &mut resolver, field);
    let functions = pipeline(context, graph, field);
    coded?;
    resolver.set("PipelineConfig", map!(span; "Functions" => functions?));
    resolver.set_some("CachingConfig", settings.given("Caching").map(caching));
    resolver.set_some("MaxBatchSize", settings.truthy("MaxBatchSize"));
    warn_of_sync(context, field);
    Ok(resolver)
}

fn set_code(context: &mut Context, resolver: &mut Resource, field: &Field) -> Expanded<()> {
    let (settings, span) = (&field.settings, field.span);
    check_one_code(context, &field.name, settings)?;
    if settings.truthy("InlineCode").is_none() && settings.truthy("CodeUri").is_none() {
        resolver.set("Code", PASS_ON);
        resolver.set("Runtime", map!(span; "Name" => "APPSYNC_JS", "RuntimeVersion" => "1.0.0"));
        return Ok(());
    }
    resolver.set_some("Code", settings.given("InlineCode"));
    resolver.set_some("CodeS3Location", settings.given("CodeUri"));
    resolver.set("Runtime", runtime(context, &field.name, span, settings)?);
    Ok(())
}

/// The ids of the functions.
fn pipeline(context: &mut Context, graph: &GraphQl, field: &Field) -> Expanded<Vec<Node>> {
    let Some(names) = field.settings.truthy("Pipeline").and_then(Node::as_list) else {
        let found = format!("resolver `{}` has no `Pipeline`", field.name);
        let help = "add `Pipeline:` with names from `Functions`; a resolver without functions is an `AWS::AppSync::Resolver`";
        let problem = Diagnostic::new(code::MISSING_PROPERTY, field.span, found).help(help);
        return Err(context.error(problem.resource(field.name.as_str())));
    };
    let mut ids = Vec::new();
    let mut result = Ok(());
    for name in names {
        match name.as_str().and_then(|name| graph.functions.get(name)) {
            Some(id) => ids.push(id.clone()),
            None => result = Err(context.error(unknown_function(graph, field, name))),
        }
    }
    result.map(|()| ids)
}

fn unknown_function(graph: &GraphQl, field: &Field, name: &Node) -> Diagnostic {
    let key = name.as_str().unwrap_or("");
    let found = format!("`Functions` has no function `{key}`");
    let diagnostic =
        Diagnostic::new(code::DANGLING_REFERENCE, name.span, found).resource(field.name.as_str());
    match similar::closest(key, graph.functions.keys().map(Text::as_str)) {
        Some(close) => diagnostic.help(format!("did you mean `{close}`?")),
        None => diagnostic.help("define it there; a function made elsewhere is named by its `Id`"),
    }
}

fn caching(settings: &Node) -> Node {
    let mut caching = Map::new();
    for key in ["Ttl", "CachingKeys"] {
        caching.insert_some(key, settings.given(key).cloned());
    }
    caching.into_node(settings.span)
}

fn warn_of_sync(context: &mut Context, field: &Field) {
    if let Some(span) = field.settings.given("Sync").and_then(|_| field.settings.as_map()?.key_span("Sync")) {
        let found = "SAM ignores `Sync` of a resolver";
        let help = "set it for the functions of its pipeline";
        context.report(Diagnostic::new(code::IGNORED_BY_SAM, span, found).help(help));
    }
}
