//! What answers a request, in the words of `x-amazon-apigateway-integration`.
//!
//! What is taken where nothing is said is from the API Gateway developer guide ("x-amazon-apigateway-integration object",
//! "Amazon API Gateway quotas"). Integrations that are resources come here [renamed](super::renamed).

use super::{network, service};
use crate::language::values::Unknown;
use crate::plan::model::{ApiKind, Integration, Setting, Target, Tree};
use crate::plan::properties::Properties;
use crate::tree::{Map, Node, Value};

/// What has a field of its own, or no effect on this machine.
const READ: &[&str] = &[
    "$ref",
    "cacheKeyParameters",
    "cacheNamespace",
    "connectionId",
    "connectionType",
    "credentials",
    "description",
    "httpMethod",
    "payloadFormatVersion",
    "responseTransferMode",
    "timeoutInMillis",
    "type",
    "uri",
];

/// The integration of a route of such an API.
pub fn of(integration: &Properties, api: ApiKind) -> Integration {
    integration.ignore(READ);
    let kind = kind(integration);
    let word = kind.known().map_or("", String::as_str).to_owned();
    let asks_by_method = matches!(word.as_str(), "aws" | "http" | "http_proxy");
    Integration {
        kind,
        target: if word == "mock" { None } else { target(integration) },
        action: if word == "mock" { None } else { service::action(integration, &word) },
        method: integration.text("httpMethod").filter(|_| asks_by_method),
        payload_version: payload_version(integration, &word, api),
        timeout: if word == "mock" { None } else { Some(timeout(integration, api)) },
        settings: settings(integration),
    }
}

fn target(integration: &Properties) -> Option<Setting<Target>> {
    network::balancer(integration).or_else(|| service::target(integration))
}

fn kind(integration: &Properties) -> Setting<String> {
    match integration.text("type") {
        Some(kind) => kind.map(|kind| kind.to_ascii_lowercase()),
        None => {
            let help = Some("`type: aws_proxy` for a function, or one of the other types".to_owned());
            let why = Unknown::new(integration.place, "the integration has no type");
            Setting::Unknown(integration.context.unknown(Unknown { help, ..why }))
        }
    }
}

fn payload_version(integration: &Properties, kind: &str, api: ApiKind) -> Option<Setting<String>> {
    let is_function = kind == "aws_proxy" && !integration.has("integrationSubtype");
    match api {
        _ if !is_function => None,
        ApiKind::Websocket => None,
        ApiKind::Rest => Some(integration.default("1.0".to_owned())),
        ApiKind::Http | ApiKind::FunctionUrl => Some(integration.text_or("payloadFormatVersion", "1.0")),
    }
}

fn timeout(integration: &Properties, api: ApiKind) -> Setting<i64> {
    let default = if api == ApiKind::Http { 30_000 } else { 29_000 };
    integration.number_or("timeoutInMillis", default)
}

/// All that has no field of its own.
fn settings(integration: &Properties) -> Option<Tree> {
    let mut rest = Map::new();
    for (name, _, node) in integration.entries() {
        if !READ.contains(&name) && !node.is_null() {
            rest.insert(name, node.clone());
        }
    }
    let node = Node::new(Value::Map(rest), integration.place);
    let is_empty = node.as_map().is_none_or(Map::is_empty);
    integration.context.tree(&integration.stack, &node).filter(|_| !is_empty)
}

/// How a function's answer is passed on, in the words of function URLs.
pub fn invoke_mode(integration: &Properties) -> Option<Setting<String>> {
    let mode = integration.text("responseTransferMode")?;
    Some(mode.map(|mode| if mode == "STREAM" { "RESPONSE_STREAM".to_owned() } else { mode }))
}
