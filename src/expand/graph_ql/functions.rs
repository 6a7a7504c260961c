//! Functions of the API: code that runs against one data source.

use super::{GraphQl, given, truthy, without_nulls};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::expand::context::{Context, Expanded};
use crate::expand::property::{Property, Shape};
use crate::expand::resource::Resource;
use crate::expand::scalar::Scalar;
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node, Text};

/// What stands under each name in `Functions`.
pub const FUNCTION: &[Property] = &[
    Property::optional("DataSource", Shape::OneOf(&[Shape::Readable(Scalar::String), Shape::Intrinsic])),
    Property::optional("Runtime", Shape::Fields(RUNTIME)).literal(),
    Property::optional("InlineCode", Shape::Any),
    Property::optional("CodeUri", Shape::Any),
    Property::optional("Description", Shape::Any),
    Property::optional("MaxBatchSize", Shape::Any),
    Property::optional("Name", Shape::Readable(Scalar::String)).literal(),
    Property::optional("Id", Shape::Any),
    Property::optional("Sync", Shape::Fields(SYNC)).literal(),
];

/// What stands under `Runtime`.
pub const RUNTIME: &[Property] =
    &[Property::required("Name", Shape::Any), Property::required("Version", Shape::Any)];

/// What stands under `Sync`.
pub const SYNC: &[Property] = &[
    Property::required("ConflictDetection", Shape::Any),
    Property::optional("ConflictHandler", Shape::Any),
    Property::optional("LambdaConflictHandlerConfig", Shape::Fields(CONFLICT_HANDLER)).literal(),
];

const CONFLICT_HANDLER: &[Property] = &[Property::required("LambdaConflictHandlerArn", Shape::Any)];

/// Makes all functions, and notes their ids for the resolvers.
pub fn make(context: &mut Context, graph: &mut GraphQl) -> Expanded<Vec<Resource>> {
    let mut functions = Ok(Vec::new());
    for (name, span, settings) in graph.entries("Functions") {
        let made = match truthy(&settings, "Id") {
            Some(id) => existing(context, graph, &name, &settings, id).map(|()| None),
            None => function(context, graph, &name, span, &settings).map(Some),
        };
        functions = functions.and_then(|mut all: Vec<Resource>| {
            all.extend(made?);
            Ok(all)
        });
    }
    functions
}

/// A function that is there already.
fn existing(
    context: &mut Context,
    graph: &mut GraphQl,
    name: &Text,
    settings: &Node,
    id: &Node,
) -> Expanded<()> {
    graph.functions.insert(name.clone(), id.clone());
    let mut others = settings.as_map().into_iter().flat_map(Map::as_written);
    match others.find(|(key, _, value)| key.as_str() != "Id" && !value.is_null()) {
        None => Ok(()),
        Some((key, span, _)) => {
            let found =
                format!("`{key}` cannot stand beside `Id`, which names a function that is there already");
            let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, span, found)
                .related(id.span, "the function is named here")
                .help("remove `Id` to make a new function, or everything else to use the one it names");
            Err(context.error(problem.resource(name.as_str())))
        }
    }
}

fn function(
    context: &mut Context,
    graph: &mut GraphQl,
    name: &Text,
    span: Span,
    settings: &Node,
) -> Expanded<Resource> {
    let kind = "AWS::AppSync::FunctionConfiguration";
    let mut function = graph.part_of_api(context, name, kind, span)?;
    graph.functions.insert(name.clone(), function.get_att("FunctionId"));
    function.set("Name", truthy(settings, "Name").cloned().unwrap_or_else(|| name.into_node(span)));
    let code = set_code(context, &mut function, name, settings);
    let source = data_source_name(context, graph, name, span, settings);
    let runtime = runtime(context, name, span, settings);
    code?;
    function.set("DataSourceName", source?);
    function.set("Runtime", runtime?);
    function.set_some("MaxBatchSize", given(settings, "MaxBatchSize"));
    function.set_some("Description", given(settings, "Description"));
    function.set_some("SyncConfig", given(settings, "Sync").map(without_nulls));
    Ok(function)
}

fn set_code(context: &mut Context, function: &mut Resource, name: &Text, settings: &Node) -> Expanded<()> {
    check_one_code(context, name, settings)?;
    match (truthy(settings, "InlineCode"), truthy(settings, "CodeUri")) {
        (Some(inline), _) => function.set("Code", inline),
        (None, Some(uri)) => function.set("CodeS3Location", uri),
        (None, None) => {
            let found = format!("function `{name}` has no code");
            let help = "add `CodeUri:` with the file of the code, or `InlineCode:` with the code itself";
            let problem = Diagnostic::new(code::MISSING_PROPERTY, function.cause, found).help(help);
            return Err(context.error(problem.resource(name.as_str())));
        }
    }
    Ok(())
}

/// Code stands in the template or in a file, not in both.
pub fn check_one_code(context: &mut Context, name: &Text, settings: &Node) -> Expanded<()> {
    let place = |key: &str| truthy(settings, key).and_then(|_| settings.as_map()?.key_span(key));
    let (Some(inline), Some(uri)) = (place("InlineCode"), place("CodeUri")) else { return Ok(()) };
    let problem =
        Diagnostic::new(code::CONFLICTING_PROPERTIES, uri, "`InlineCode` and `CodeUri` exclude each other")
            .related(inline, "`InlineCode` is set here")
            .help("remove one of them");
    Err(context.error(problem.resource(name.as_str())))
}

/// The runtime, which code needs.
pub fn runtime(context: &mut Context, name: &Text, span: Span, settings: &Node) -> Expanded<Node> {
    if let Some(runtime) = given(settings, "Runtime") {
        let part = |key: &str| given(runtime, key).cloned().unwrap_or_else(|| "".into_node(runtime.span));
        return Ok(map!(runtime.span; "Name" => part("Name"), "RuntimeVersion" => part("Version")));
    }
    let found = format!("`{name}` has code, but no `Runtime` to run it");
    let help = "add `Runtime:` with `Name: APPSYNC_JS` and `Version: 1.0.0`";
    let problem = Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help);
    Err(context.error(problem.resource(name.as_str())))
}

/// The name of the data source, as CloudFormation is to find it.
fn data_source_name(
    context: &mut Context,
    graph: &mut GraphQl,
    name: &Text,
    span: Span,
    settings: &Node,
) -> Expanded<Node> {
    let Some(source) = truthy(settings, "DataSource") else {
        let found = format!("function `{name}` has no `DataSource`");
        let help =
            "add `DataSource:` with a name from `DataSources`, or `NONE` for a function that needs no data";
        let problem = Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help);
        return Err(context.error(problem.resource(name.as_str())));
    };
    match source.as_str() {
        None => Ok(source.clone()),
        Some(key) if key.eq_ignore_ascii_case("none") => none_data_source(context, graph, span),
        Some(key) => match graph.data_sources.get(key) {
            Some(known) => Ok(known.clone()),
            None => Err(context.error(unknown_data_source(graph, name, source, key))),
        },
    }
}

fn none_data_source(context: &mut Context, graph: &mut GraphQl, cause: Span) -> Expanded<Node> {
    if let Some(source) = &graph.none_data_source {
        return Ok(source.get_att("Name"));
    }
    let mut source = graph.part_of_api(context, "NoneDataSource", "AWS::AppSync::DataSource", cause)?;
    source.set("Name", source.logical_id.clone());
    source.set("Type", "NONE");
    let name = source.get_att("Name");
    graph.none_data_source = Some(source);
    Ok(name)
}

fn unknown_data_source(graph: &GraphQl, name: &Text, source: &Node, key: &str) -> Diagnostic {
    let found = format!("`DataSources` has no data source `{key}`");
    let help = match similar::closest(key, graph.data_sources.keys().map(Text::as_str)) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "define it there, or name one that is defined elsewhere with `!GetAtt` or another intrinsic function".to_owned(),
    };
    Diagnostic::new(code::DANGLING_REFERENCE, source.span, found).help(help).resource(name.as_str())
}
