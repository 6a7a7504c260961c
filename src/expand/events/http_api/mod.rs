//! `HttpApi`: a route of an HTTP API that invokes the function.

mod auth;
mod invoke;

use super::super::api;
use super::super::context::{Context, Expanded};
use super::super::http_api::open_api::OpenApi;
use super::super::implicit_api::MANAGED;
use super::super::open_api::document::{INTEGRATION, Route};
use super::super::partition::Partition;
use super::super::property::{Property, Shape};
use super::super::resource::Resource;
use super::{Event, EventSource, Target};
use crate::diagnostic::{Diagnostic, Reported, code};
use crate::source::Span;
use crate::tree::{Map, Node, Text};

/// `HttpApi`.
pub const SOURCE: EventSource = EventSource {
    name: "HttpApi",
    properties: &[
        Property::optional("Path", Shape::String),
        Property::optional("Method", Shape::String),
        Property::optional("ApiId", Shape::String),
        Property::optional("Stage", Shape::String),
        Property::optional("Auth", Shape::Map),
        Property::optional("TimeoutInMillis", Shape::Int),
        Property::optional("RouteSettings", Shape::Map),
        Property::optional("PayloadFormatVersion", Shape::String),
    ],
    expand,
};

/// The API that an event belongs to.
struct Api {
    id: Text,
    /// The API as the event names it.
    reference: Node,
    properties: Map,
    /// Its body, unless that stands elsewhere.
    document: Option<OpenApi>,
}

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    // The step of the implicit APIs has found or filled in all three.
    let (Some(path), Some(method)) = (text(event, "Path"), text(event, "Method")) else {
        return Ok(Vec::new());
    };
    let Some(mut api) = read_api(context, event)? else { return Ok(Vec::new()) };
    let route = Route::new(path, method, event.span);
    let permission = invoke::permission(context, event, target, &route, &api)?;
    if let Some(document) = api.document.take() {
        let body = add_route(context, event, target, &route, &api, document)?;
        if let Some(properties) = context.properties_mut(&api.id) {
            properties.insert("DefinitionBody", body);
        }
    }
    Ok(permission.into_iter().collect())
}

fn text<'a>(event: &'a Event, property: &str) -> Option<&'a Text> {
    event.get(property).and_then(Node::as_text)
}

fn read_api(context: &mut Context, event: &Event) -> Expanded<Option<Api>> {
    let Some(reference) = event.get("ApiId") else { return Ok(None) };
    let Some(id) = reference.get("Ref").unwrap_or(reference).as_text() else { return Ok(None) };
    let properties = context.properties(id).cloned().unwrap_or_default();
    let body = properties.get("DefinitionBody").filter(|body| body.is_truthy());
    let document = body.map(OpenApi::copy_of).transpose();
    let document = document.map_err(|problem| not_editable(context, event, id, reference.span, *problem))?;
    Ok(Some(Api { id: id.clone(), reference: reference.clone(), properties, document }))
}

fn not_editable(
    context: &mut Context,
    event: &Event,
    api_id: &str,
    span: Span,
    problem: Diagnostic,
) -> Reported {
    let problem = if context.resource_type(api_id) == Some(api::TYPE.name) {
        let found = format!("event `{}` is for HTTP APIs, but `{api_id}` is a REST API", event.id);
        let help = "change the event's type to `Api`, and `ApiId` to `RestApiId`";
        Diagnostic::new(code::DANGLING_REFERENCE, span, found).help(help)
    } else {
        problem.related(span, format!("event `{}` adds a route to it", event.id))
    };
    context.error(problem.resource(api_id))
}

/// The body with the route in it.
fn add_route(
    context: &mut Context,
    event: &Event,
    target: &Target,
    route: &Route,
    api: &Api,
    mut document: OpenApi,
) -> Expanded<Node> {
    let managed = api.properties.get(MANAGED).is_some_and(Node::is_truthy);
    let taken = document.document.has_integration(route).map_err(|problem| of_api(context, api, *problem))?;
    if managed && taken {
        return Err(duplicate(context, event, route, api, &document));
    }
    let security = auth::security(context, event, route, api)?;
    edit(event, target, route, &mut document, security.as_ref())
        .map_err(|problem| of_api(context, api, *problem))?;
    Ok(document.body())
}

fn edit(
    event: &Event,
    target: &Target,
    route: &Route,
    document: &mut OpenApi,
    security: Option<&Node>,
) -> Result<(), Box<Diagnostic>> {
    let uri = target.invocation_uri(Partition::OF_STACK, false, event.span);
    document.add_lambda_integration(route, uri, target.attributes.condition())?;
    if let Some(security) = security {
        document.add_security(route, security)?;
    }
    if let Some(timeout) = event.truthy("TimeoutInMillis") {
        document.set_in_integration(route, "timeoutInMillis", timeout)?;
    }
    document.add_path_parameters(route)?;
    if let Some(version) = event.truthy("PayloadFormatVersion") {
        document.set_in_integration(route, "payloadFormatVersion", version)?;
    }
    Ok(())
}

/// A problem of the API's body is the API's.
fn of_api(context: &mut Context, api: &Api, problem: Diagnostic) -> Reported {
    context.error(problem.resource(api.id.as_str()))
}

fn duplicate(context: &mut Context, event: &Event, route: &Route, api: &Api, document: &OpenApi) -> Reported {
    let name = format!("{} {}", invoke::method_name(route), route.path);
    let found = format!("`{name}` of `{}` already belongs to another event", api.id);
    let mut problem = Diagnostic::new(code::DUPLICATE_ROUTE, event.span, found)
        .label("this route is taken")
        .help("give one of the two events another `Path` or `Method`");
    let definitions = document.document.definitions(route).unwrap_or_default();
    if let Some(first) = definitions.first().and_then(|definition| definition.get(INTEGRATION)) {
        problem = problem.related(first.span, "the first event with this route");
    }
    context.error(problem)
}
