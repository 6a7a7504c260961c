//! `GatewayResponses`: what API Gateway itself answers when it does not come to the integration.

use super::super::context::{Context, Expanded};
use super::super::settings::{Settings, wrong_type};
use super::{Api, definition};
use crate::diagnostic::{Diagnostic, code};
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text, Value};

const SETTINGS: &[&str] = &["ResponseParameters", "ResponseTemplates", "StatusCode"];

/// Kinds of response parameters, and how API Gateway calls them.
const PARAMETERS: &[(&str, &str)] =
    &[("Headers", "header."), ("Paths", "path."), ("QueryStrings", "querystring.")];

/// Writes what `GatewayResponses` asks for into the body.
pub fn add(context: &mut Context, api: &mut Api) -> Expanded<()> {
    let Some(responses) = api.source.truthy("GatewayResponses").cloned() else { return Ok(()) };
    let body = definition::require_body(context, api, "GatewayResponses");
    let settings = Settings::of_property(context, &api.source, "GatewayResponses", &responses)?;
    // A dictionary in the service, so it is in its order that the responses are added.
    let mut definitions = Map::hash_ordered();
    let mut result = body;
    for (name, response) in settings.map.iter() {
        match definition_of(context, &settings, name, response) {
            Ok(definition) => drop(definitions.insert(name, definition)),
            Err(reported) => result = Err(reported),
        }
    }
    result?;
    let definitions = definitions.iter().map(|(name, node)| (name.clone(), node.clone())).collect();
    definition::edit_body(context, api, |editor| editor.add_gateway_responses(definitions))
}

fn definition_of(context: &mut Context, all: &Settings, name: &Text, response: &Node) -> Expanded<Node> {
    if intrinsic::is_intrinsic(response) {
        let found =
            format!("`{}.{name}` must be written out: SAM writes its parts into the definition", all.path);
        let help = "use intrinsic functions only for the values inside";
        return Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, response.span, found).help(help)));
    }
    let settings = all.below(context, name, response)?;
    settings.only(context, SETTINGS, code::UNKNOWN_PROPERTY)?;
    let parameters = parameters(context, &settings);
    let status = status_code(context, &settings);
    let empty = || Node::new(Value::Map(Map::hash_ordered()), response.span);
    let mut definition = Map::hash_ordered();
    definition.insert("responseParameters", Node::new(Value::Map(parameters?), response.span));
    let templates = settings.truthy("ResponseTemplates");
    definition.insert("responseTemplates", templates.cloned().unwrap_or_else(empty));
    definition.insert_some("statusCode", status?);
    Ok(Node::new(Value::Map(definition), response.span))
}

/// The parameters under the names that API Gateway has for them.
fn parameters(context: &mut Context, response: &Settings) -> Expanded<Map> {
    let mut named = Map::hash_ordered();
    let Some(node) = response.truthy("ResponseParameters") else { return Ok(named) };
    let kinds = response.below(context, "ResponseParameters", node)?;
    let allowed: Vec<&str> = PARAMETERS.iter().map(|(kind, _)| *kind).collect();
    kinds.only(context, &allowed, code::UNKNOWN_PROPERTY)?;
    for (kind, prefix) in PARAMETERS {
        let Some(node) = kinds.map.get(kind) else { continue };
        let Some(values) = node.as_map() else {
            return Err(context.error(wrong_type(&format!("{}.{kind}", kinds.path), "a map", node)));
        };
        for (key, value) in values.iter() {
            named.insert(key.derive(format!("gatewayresponse.{prefix}{key}")), value.clone());
        }
    }
    Ok(named)
}

fn status_code(context: &mut Context, response: &Settings) -> Expanded<Option<Node>> {
    let Some(status) = response.given("StatusCode") else { return Ok(None) };
    let printed = match &status.value {
        Value::String(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let numeric = (1..=3).contains(&printed.len()) && printed.bytes().all(|byte| byte.is_ascii_digit());
    if !numeric && status.is_truthy() {
        let found = format!("`{}.StatusCode` is not an HTTP status", response.path);
        let help = "write it as a number of three digits, such as 401";
        return Err(context.error(Diagnostic::new(code::INVALID_VALUE, status.span, found).help(help)));
    }
    Ok(Some(Node::made(printed, status.span)).filter(Node::is_truthy))
}
