//! `Api`: a method of a REST API invokes the function.

mod auth;
mod merge;
mod request;

pub use auth::add_auth;

use super::super::api::swagger::{self, LambdaIntegration, SwaggerEditor, path_pattern};
use super::super::context::{Context, Expanded};
use super::super::implicit_api::MANAGED;
use super::super::implicit_api::event::NO_API;
use super::super::invoke::API_GATEWAY;
use super::super::open_api::document::{Edited, INTEGRATION, Route};
use super::super::property::{Property, Shape};
use super::super::resource::Resource;
use super::permission::{Scope, permission};
use super::{Event, EventSource, Target};
use crate::diagnostic::{Advice, Diagnostic, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Node, Text, Value};

/// `Api`.
pub const SOURCE: EventSource = EventSource { name: "Api", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = &[
    Property::required("Path", Shape::String),
    Property::required("Method", Shape::String),
    Property::required("RestApiId", Shape::String),
    Property::optional("Stage", Shape::String),
    Property::optional("Auth", Shape::Map),
    Property::optional("RequestModel", Shape::Map),
    Property::optional("RequestParameters", Shape::List),
    Property::optional("TimeoutInMillis", Shape::Int),
    Property::optional("ResponseTransferMode", Shape::String),
];

/// The REST API of the same template that an event is attached to.
#[derive(Debug, Clone)]
pub struct AttachedApi {
    /// Its logical id.
    pub id: Text,
    /// What stands for its stage in resource policies.
    pub stage: Node,
}

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let api = attached_api(context, event)?;
    let route = route(context, event)?;
    let resources = vec![invoke_permission(context, event, target, &api)?];
    let property = |name| context.properties(&api.id).is_some_and(|api| api.truthy(name).is_some());
    if property(MANAGED) || property("MergeDefinitions") {
        add_integration(context, event, target, &api, &route)?;
    }
    override_auth(context, event, &api, &route)?;
    Ok(resources)
}

/// Finds the API that the event's `RestApiId` names.
pub fn attached_api(context: &mut Context, event: &Event) -> Expanded<AttachedApi> {
    let Some(named) = event.get("RestApiId") else { return Err(no_api(context, event, event.span)) };
    let id = named.get("Ref").unwrap_or(named);
    let Some(id) = id.as_text().filter(|id| context.resources.contains(id)) else {
        return Err(no_api(context, event, named.span));
    };
    let stage = context.properties(id).and_then(|api| api.get("StageName"));
    let stage = match stage.filter(|stage| stage.as_str().is_some()) {
        Some(stage) if stage.is_truthy() => stage.clone(),
        None => Node::made("Stage", named.span),
        Some(empty) => {
            let problem = Diagnostic::new(code::INVALID_VALUE, empty.span, "`StageName` is empty");
            return Err(context.error(problem.resource(id.as_str()).help("name a stage, such as `Prod`")));
        }
    };
    Ok(AttachedApi { id: id.clone(), stage })
}

fn no_api(context: &mut Context, event: &Event, span: Span) -> crate::diagnostic::Reported {
    let named = event.get("RestApiId").map(|node| node.get("Ref").unwrap_or(node)).and_then(Node::as_str);
    let found = match named {
        Some(name) => format!("there is no API `{name}` in this template"),
        None => "`RestApiId` must name an API of the same template".to_owned(),
    };
    let is_api =
        |resource: &Node| resource.get("Type").and_then(Node::as_str) == Some("AWS::Serverless::Api");
    let apis = context.resources.iter().filter(|(_, resource)| is_api(resource)).map(|(id, _)| id.as_str());
    let help = match named.and_then(|name| similar::closest(name, apis)) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "write `RestApiId: !Ref` and the logical id of an `AWS::Serverless::Api`".to_owned(),
    };
    context.error(Diagnostic::new(code::DANGLING_REFERENCE, span, found).label(NO_API).help(help))
}

/// The path and method of the event.
pub fn route(context: &mut Context, event: &Event) -> Expanded<Route> {
    let path = literal(context, event, "Path");
    let method = literal(context, event, "Method");
    Ok(Route::new(&path?, &method?, event.span))
}

fn literal(context: &mut Context, event: &Event, property: &str) -> Expanded<Text> {
    if let Some(text) = event.get(property).and_then(Node::as_text) {
        return Ok(text.clone());
    }
    let (span, kind) = match event.get(property) {
        Some(node) => (node.span, node.kind()),
        None => (event.span, "missing"),
    };
    let found = format!("`{property}` of event `{}` must be a string, but it is {kind}", event.id);
    let help = "write it out: SAM must know it while expanding";
    Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, span, found).help(help)))
}

/// The permission for API Gateway to invoke the function through this method, on any stage.
fn invoke_permission(
    context: &mut Context,
    event: &Event,
    target: &Target,
    api: &AttachedApi,
) -> Expanded<Resource> {
    let cause = event.span;
    let path = literal(context, event, "Path")?;
    let method = literal(context, event, "Method")?.to_uppercase();
    let method = if method == "ANY" { "*" } else { &method };
    let path = path.derive(path.strip_suffix('/').filter(|rest| !rest.is_empty()).unwrap_or(&path));
    let resource = format!("${{__ApiId__}}/${{__Stage__}}/{method}{}", path_pattern(&path));
    let arn = context.partition.arn("execute-api", &resource);
    let api_id = event.get("RestApiId").cloned().unwrap_or_else(|| (&api.id).into_node(cause));
    let variables = map!(cause; "__ApiId__" => api_id, "__Stage__" => "*");
    let scope = Scope { source_arn: Some(intrinsic::sub_with(arn, variables, cause)), ..Scope::default() };
    let suffix = api.stage.as_str().unwrap_or("");
    permission(context, target, API_GATEWAY, &event.logical_id, suffix, scope, cause)
}

/// Adds the method to the body of the API.
fn add_integration(
    context: &mut Context,
    event: &Event,
    target: &Target,
    api: &AttachedApi,
    route: &Route,
) -> Expanded<()> {
    let Some(properties) = context.properties(&api.id) else { return Ok(()) };
    let Some(body) = properties.given("DefinitionBody").cloned() else { return Ok(()) };
    let merges = properties.truthy("MergeDefinitions").is_some();
    let mut editor = if merges {
        open_body(context, api, &swagger::skeleton(route.cause))?
    } else {
        open_body(context, api, &body)?
    };
    refuse_taken(context, api, event, route, &editor)?;
    let streamed = event.get("ResponseTransferMode").and_then(Node::as_str) == Some("RESPONSE_STREAM");
    let integration = LambdaIntegration {
        route,
        uri: target.invocation_uri(context.partition, streamed, route.cause),
        credentials: auth::credentials(context, event, api, route.cause)?,
        condition: target.attributes.condition(),
        streamed,
    };
    if merges {
        let added = editor.add_lambda_integration(integration);
        accept(context, api, added)?;
        add_settings(context, event, api, route, &mut editor)?;
        let body = merge::merged(context, event, api, body, editor, route)?;
        put_body(context, api, body);
        return Ok(());
    }
    // With the body taken out of the API the editor has it for itself, and need not copy what it changes.
    // A body with an error in it is put back half edited: the template is refused then anyway.
    drop(body);
    put_body(context, api, Node::new(Value::Null, route.cause));
    let added = editor.add_lambda_integration(integration);
    let added =
        accept(context, api, added).and_then(|()| add_settings(context, event, api, route, &mut editor));
    put_body(context, api, editor.into_body());
    added
}

/// Adds what the event says about its method. Problems of several settings are reported together.
fn add_settings(
    context: &mut Context,
    event: &Event,
    api: &AttachedApi,
    route: &Route,
    editor: &mut SwaggerEditor,
) -> Expanded<()> {
    let auth = event.truthy("Auth");
    let auth = auth.map_or(Ok(()), |auth| add_auth(context, event, auth, api, route, editor));
    let timeout =
        event.truthy("TimeoutInMillis").map_or(Ok(()), |timeout| editor.set_timeout(route, timeout));
    let timeout = accept(context, api, timeout);
    let model = request::add_model(context, event, api, route, editor);
    let parameters = request::add_parameters(context, event, api, route, editor);
    auth.and(timeout).and(model).and(parameters)
}

/// With `OverrideApiAuth` the event's `Auth` is put into bodies too that SAM does not manage.
fn override_auth(context: &mut Context, event: &Event, api: &AttachedApi, route: &Route) -> Expanded<()> {
    let Some(auth) = event.truthy("Auth").filter(|auth| auth.truthy("OverrideApiAuth").is_some()) else {
        return Ok(());
    };
    let body = context.properties(&api.id).and_then(|properties| properties.get("DefinitionBody"));
    let Some(body) = body.filter(|body| body.is_truthy()).cloned() else { return Ok(()) };
    let something = ["Authorizer", "ApiKeyRequired", "ResourcePolicy"];
    if !something.iter().any(|name| auth.truthy(name).is_some()) {
        let span = auth.as_map().and_then(|auth| auth.key_span("OverrideApiAuth")).unwrap_or(auth.span);
        let found = "`OverrideApiAuth` has nothing to put in the place of the API's `Auth`";
        let help = "add `Authorizer`, `ApiKeyRequired` or `ResourcePolicy` beside it";
        return Err(context.error(Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, span, found).help(help)));
    }
    let mut editor = open_body(context, api, &body)?;
    add_auth(context, event, auth, api, route, &mut editor)?;
    put_body(context, api, editor.into_body());
    Ok(())
}

/// Refuses a second event for the same path and method.
pub fn refuse_taken(
    context: &mut Context,
    api: &AttachedApi,
    event: &Event,
    route: &Route,
    editor: &SwaggerEditor,
) -> Expanded<()> {
    let taken = editor.document.has_integration(route);
    if !accept(context, api, taken)? {
        return Ok(());
    }
    let definitions = editor.document.definitions(route).unwrap_or_default();
    let other = definitions.iter().find_map(|definition| definition.get(INTEGRATION)).map(|node| node.span);
    let here = event.get("Path").map_or(event.span, |path| path.span);
    let other = other.unwrap_or(here);
    // Events are not expanded in the order of the text; the later one of the two is the one too many.
    let (second, first) = if other.start > here.start { (other, here) } else { (here, other) };
    let method = event.get("Method").and_then(Node::as_str).unwrap_or("").to_uppercase();
    let found = format!("`{}` gets `{method} {}` twice", api.id, route.path);
    let problem = Diagnostic::new(code::DUPLICATE_ROUTE, second, found)
        .label("taken already")
        .related(first, "it is first taken here")
        .help("give one of the two events another `Path` or `Method`, or remove it");
    Err(context.error(problem))
}

/// An editor on the body of the API.
pub fn open_body(context: &mut Context, api: &AttachedApi, body: &Node) -> Expanded<SwaggerEditor> {
    accept(context, api, SwaggerEditor::new(body))
}

/// Puts an edited body into the API.
pub fn put_body(context: &mut Context, api: &AttachedApi, body: Node) {
    if let Some(properties) = context.properties_mut(&api.id) {
        properties.insert("DefinitionBody", body);
    }
}

/// The outcome of an edit. What is wrong with the body belongs to the API, all else to the event.
pub fn accept<T>(context: &mut Context, api: &AttachedApi, edited: Edited<T>) -> Expanded<T> {
    edited.map_err(|mut problem| {
        if problem.code == code::INVALID_OPENAPI {
            problem.resource = Some(api.id.to_string());
        }
        context.error(*problem)
    })
}

/// A problem at one of the event's properties.
fn refuse(
    context: &mut Context,
    node: &Node,
    found: String,
    help: impl Into<Advice>,
) -> crate::diagnostic::Reported {
    let code = if matches!(node.value, Value::Map(_)) { code::NEEDS_LITERAL } else { code::WRONG_TYPE };
    context.error(Diagnostic::new(code, node.span, found).help(help))
}
