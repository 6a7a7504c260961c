//! `RequestModel` and `RequestParameters` of events.

use super::super::super::api::swagger::{RequestModel, RequestParameter, SwaggerEditor};
use super::super::super::context::{Context, Expanded};
use super::super::super::open_api::document::Route;
use super::super::Event;
use super::{AttachedApi, accept, refuse};
use crate::diagnostic::{Diagnostic, Reported, code, similar};
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// Where a parameter may stand in a request.
const LOCATIONS: &[&str] = &["querystring", "path", "header"];

const SETTINGS: &[&str] = &["Required", "Caching"];

/// Sets the model of the method's body, and how the method is validated.
pub(super) fn add_model(
    context: &mut Context,
    event: &Event,
    api: &AttachedApi,
    route: &Route,
    editor: &mut SwaggerEditor,
) -> Expanded<()> {
    let Some(wanted) = event.truthy("RequestModel") else { return Ok(()) };
    let Some(wanted) = wanted.as_map() else {
        let found = format!("`RequestModel` takes a map, but this is {}", wanted.kind());
        return Err(refuse(context, wanted, found, "put `Model:` with the name of a model below it"));
    };
    let Some(model) = wanted.truthy("Model") else { return Ok(()) };
    let name = model_name(context, api, model)?;
    let set =
        editor.set_request_model(route, &RequestModel { name, required: wanted.given("Required").cloned() });
    accept(context, api, set)?;
    let body = flag(context, wanted, "ValidateBody");
    let parameters = flag(context, wanted, "ValidateParameters");
    match (body?, parameters?) {
        (None, None) => Ok(()),
        (body, parameters) => {
            let (body, parameters) = (body.unwrap_or(false), parameters.unwrap_or(false));
            let set = editor.set_request_validator(route, body, parameters);
            accept(context, api, set)
        }
    }
}

/// The name of the model, after a check that the API has it.
fn model_name(context: &mut Context, api: &AttachedApi, model: &Node) -> Expanded<Text> {
    let Some(name) = model.as_text() else {
        let found = format!("`Model` takes the name of a model, but this is {}", model.kind());
        return Err(refuse(context, model, found, "write the name out: SAM must know it while expanding"));
    };
    let models = context.properties(&api.id).and_then(|properties| properties.get("Models"));
    let models = models.filter(|models| models.is_truthy()).cloned();
    match models.as_ref().map(Node::as_map) {
        Some(Some(known)) if known.truthy(name).is_some() => Ok(name.clone()),
        known => Err(unknown_model(context, api, name, model.span, known.flatten())),
    }
}

fn unknown_model(
    context: &mut Context,
    api: &AttachedApi,
    name: &str,
    span: Span,
    models: Option<&Map>,
) -> Reported {
    let found = match models {
        Some(_) => format!("`{}` has no model `{name}`", api.id),
        None => format!("`{}` has no map of `Models`, so there is no `{name}`", api.id),
    };
    let names = models.into_iter().flat_map(Map::keys).map(Text::as_str);
    let help = match similar::closest(name, names) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("define `{name}` below `Models` of `{}`", api.id),
    };
    let mut problem = Diagnostic::new(code::DANGLING_REFERENCE, span, found).help(help);
    let defined = context.properties(&api.id).and_then(|properties| properties.key_span("Models"));
    if let Some(defined) = defined {
        problem = problem.related(defined, format!("the models of `{}` are here", api.id));
    }
    context.error(problem)
}

fn flag(context: &mut Context, model: &Map, name: &str) -> Expanded<Option<bool>> {
    let Some(node) = model.given(name) else { return Ok(None) };
    match node.as_bool() {
        Some(value) => Ok(Some(value)),
        None => {
            let found = format!("`{name}` must be true or false, but it is {}", node.kind());
            let help = "write `true` or `false`, without quotes or an intrinsic function";
            Err(refuse(context, node, found, help))
        }
    }
}

/// Adds the parameters that the method takes.
pub(super) fn add_parameters(
    context: &mut Context,
    event: &Event,
    api: &AttachedApi,
    route: &Route,
    editor: &mut SwaggerEditor,
) -> Expanded<()> {
    let Some(wanted) = event.truthy("RequestParameters") else { return Ok(()) };
    let Some(wanted) = wanted.as_list() else {
        let found = format!("`RequestParameters` takes a list, but this is {}", wanted.kind());
        return Err(refuse(context, wanted, found, "put each parameter on a line that begins with `- `"));
    };
    let parameters: Vec<Expanded<RequestParameter>> =
        wanted.iter().map(|node| parameter(context, node)).collect();
    let parameters = parameters.into_iter().collect::<Expanded<Vec<_>>>()?;
    let added = editor.add_request_parameters(route, &parameters);
    accept(context, api, added)
}

/// A name, or a map of one name to `Required` and `Caching`.
fn parameter(context: &mut Context, node: &Node) -> Expanded<RequestParameter> {
    let no = |span| false.into_node(span);
    match &node.value {
        Value::String(name) => {
            check_name(context, name, node.span)?;
            let (required, caching) = (no(node.span), no(node.span));
            Ok(RequestParameter { name: name.clone(), required, caching, span: node.span })
        }
        Value::Map(map) => match map.walk().next() {
            Some((name, span, settings)) => with_settings(context, name, span, settings),
            None => Err(not_parameter(context, node)),
        },
        _ => Err(not_parameter(context, node)),
    }
}

fn with_settings(
    context: &mut Context,
    name: &Text,
    span: Span,
    settings: &Node,
) -> Expanded<RequestParameter> {
    check_name(context, name, span)?;
    let Some(map) = settings.as_map() else {
        let found = format!("the settings of `{name}` must be a map, but they are {}", settings.kind());
        return Err(refuse(context, settings, found, "write `Required: true` or `Caching: true` below it"));
    };
    let unknown = map.as_written().find(|(key, _, _)| !SETTINGS.contains(&key.as_str()));
    if let Some((key, key_span, _)) = unknown {
        let found = format!("a request parameter has no setting `{key}`");
        let help = match similar::closest(key, SETTINGS.iter().copied()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "it takes `Required` and `Caching`".to_owned(),
        };
        return Err(context.error(Diagnostic::new(code::UNKNOWN_PROPERTY, key_span, found).help(help)));
    }
    let setting = |key| map.get(key).cloned().unwrap_or_else(|| false.into_node(span));
    Ok(RequestParameter {
        name: name.clone(),
        required: setting("Required"),
        caching: setting("Caching"),
        span,
    })
}

fn check_name(context: &mut Context, name: &str, span: Span) -> Expanded<()> {
    let place = name.strip_prefix("method.request.").and_then(|rest| rest.split_once('.'));
    if place.is_some_and(|(location, _)| LOCATIONS.contains(&location)) {
        return Ok(());
    }
    let found = format!("`{name}` is not the name of a request parameter");
    let help =
        "write `method.request.header.Name`, `method.request.path.Name` or `method.request.querystring.Name`";
    Err(context.error(Diagnostic::new(code::INVALID_VALUE, span, found).help(help)))
}

fn not_parameter(context: &mut Context, node: &Node) -> Reported {
    let found = format!(
        "a request parameter is a name, or a name with settings below it, but this is {}",
        node.kind()
    );
    context.error(
        Diagnostic::new(code::WRONG_TYPE, node.span, found)
            .help("write `- method.request.header.Authorization`"),
    )
}
