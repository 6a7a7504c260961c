//! `Api`: a method of a REST API starts the state machine.

use super::{Target, role};
use crate::expand::api::swagger::StateMachineIntegration;
use crate::expand::context::{Context, Expanded};
use crate::expand::events::api::{
    AttachedApi, accept, add_auth, attached_api, open_body, put_body, refuse_taken, route,
};
use crate::expand::events::{Event, EventSource};
use crate::expand::implicit_api::MANAGED;
use crate::expand::invoke::API_GATEWAY;
use crate::expand::open_api::document::Route;
use crate::expand::property::{Property, Shape};
use crate::expand::resource::Resource;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// `Api`.
pub const SOURCE: EventSource<Target> = EventSource { name: "Api", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = &[
    Property::required("Path", Shape::String),
    Property::required("Method", Shape::String),
    Property::required("RestApiId", Shape::String),
    Property::optional("Stage", Shape::String),
    Property::optional("Auth", Shape::Map),
    Property::optional("UnescapeMappingTemplate", Shape::Bool).literal(),
];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    // In resource policies the event's own `Stage` counts, not that of the API as for functions.
    let stage = event.get("Stage").cloned().unwrap_or_else(|| Node::new(Value::Null, event.span));
    let api = AttachedApi { stage, ..attached_api(context, event)? };
    let route = route(context, event)?;
    let role = role(context, event, target, API_GATEWAY)?;
    let managed = context.properties(&api.id).and_then(|properties| properties.get(MANAGED));
    if managed.is_some_and(Node::is_truthy) {
        add_integration(context, event, target, &api, &route, role.get_att("Arn"))?;
    }
    Ok(vec![role])
}

/// Adds the method to the body of the API.
fn add_integration(
    context: &mut Context,
    event: &Event,
    target: &Target,
    api: &AttachedApi,
    route: &Route,
    role_arn: Node,
) -> Expanded<()> {
    let body = context.properties(&api.id).and_then(|properties| properties.given("DefinitionBody"));
    let Some(body) = body.cloned() else { return Ok(()) };
    let mut editor = open_body(context, api, &body)?;
    refuse_taken(context, api, event, route, &editor)?;
    let action = "arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution";
    let added = editor.add_state_machine_integration(StateMachineIntegration {
        route,
        uri: intrinsic::sub(action, route.cause),
        credentials: role_arn,
        request_templates: request_templates(event, target, route.cause),
        condition: target.attributes.condition(),
    });
    accept(context, api, added)?;
    if let Some(auth) = event.truthy("Auth") {
        add_auth(context, event, auth, api, route, &mut editor)?;
    }
    put_body(context, api, editor.into_body());
    Ok(())
}

/// Makes the input of the execution from the body of the request. Escaping for JavaScript escapes
/// single quotes too, which JSON does not know; `UnescapeMappingTemplate` undoes that.
fn request_templates(event: &Event, target: &Target, cause: Span) -> Node {
    let unescape = match event.truthy("UnescapeMappingTemplate") {
        Some(_) => r#".replaceAll("\\'","'")"#,
        None => "",
    };
    let input = format!("$util.escapeJavaScript($input.json('$')){unescape}");
    let text = format!(r#"{{"input": "{input}", "stateMachineArn": "${{{}}}"}}"#, target.id);
    map!(cause; "application/json" => intrinsic::sub(text, cause))
}
