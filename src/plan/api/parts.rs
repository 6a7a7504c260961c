//! What resources say of APIs that others declare, joined to these when all have been read.

use indexmap::IndexMap;
use serde_json::Value;

use super::security::Demand;
use super::{cors, path, stage_variables};
use crate::language::values::Unknown;
use crate::plan::context::Context;
use crate::plan::model::api::{ApiKey, BasePath, Stage};
use crate::plan::model::{
    Api, ApiKind, Authorizer, Integration, Origin, OriginKind, Route, RunPlan, Setting, Target, Tree,
};
use crate::source::Span;

/// What resources say of APIs that others declare.
#[derive(Debug, Default)]
pub struct Parts {
    /// Parts of paths, by the id of their `AWS::ApiGateway::Resource`.
    pub segments: IndexMap<String, Segment>,
    /// Integrations by the id of their `AWS::ApiGatewayV2::Integration`.
    pub integrations: IndexMap<String, Integration>,
    /// Answers of integrations: the integration, the key, and what is answered.
    pub responses: Vec<(Setting<Target>, String, Tree)>,
    /// What is added to APIs.
    pub additions: Vec<Addition>,
    /// Keys by the id of their `AWS::ApiGateway::ApiKey`.
    pub keys: IndexMap<String, ApiKey>,
    /// The APIs of usage plans, by the id of the plan.
    pub usage_plans: IndexMap<String, Vec<Setting<Target>>>,
    /// Which key is for which usage plan.
    pub key_uses: Vec<KeyUse>,
}

/// A part of a path.
#[derive(Debug)]
pub struct Segment {
    /// The resource that it stands below.
    pub parent: Setting<Target>,
    /// The part itself, such as `orders` or `{id}`.
    pub name: Setting<String>,
}

/// That a key is for a usage plan.
#[derive(Debug)]
pub struct KeyUse {
    /// The plan.
    pub plan: Setting<Target>,
    /// The key.
    pub key: Setting<Target>,
}

/// Something that a resource adds to an API.
#[derive(Debug)]
pub struct Addition {
    /// The API.
    pub api: Setting<Target>,
    /// The id of the resource.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// Where the template declares it.
    pub place: Span,
    /// What it adds.
    pub piece: Piece,
}

/// What a resource adds to an API.
#[derive(Debug)]
pub enum Piece {
    /// A method of a REST API, whose path will be that of a resource.
    Method(Setting<Target>, Box<Route>),
    /// A route of an HTTP or WebSocket API.
    Route(Box<KeyedRoute>),
    /// A stage.
    Stage(Stage),
    /// A stage that a deployment makes in passing, unless it is declared as well.
    PassingStage(Stage),
    /// An authorizer.
    Authorizer(Box<Authorizer>),
    /// A path of a domain.
    BasePath(BasePath),
    /// A response in the place of the gateway's own.
    GatewayResponse(String, Tree),
}

/// A route of an HTTP or WebSocket API.
#[derive(Debug)]
pub struct KeyedRoute {
    /// Its key: `GET /orders`, `$default`, or the key of a WebSocket route.
    pub key: Setting<String>,
    /// What is asked of a request.
    pub demand: Demand,
    /// The integration that answers.
    pub integration: Setting<Target>,
    /// What chooses the answer to a WebSocket message.
    pub response_selection: Option<Setting<String>>,
}

/// Joins all parts to their APIs.
pub fn complete(context: &Context, plan: &mut RunPlan) {
    let mut parts = context.api_parts.take();
    answer_integrations(&mut parts);
    // Whoever takes the first stage should get one that the template asks for.
    parts.additions.sort_by_key(|addition| matches!(addition.piece, Piece::PassingStage(_)));
    for addition in std::mem::take(&mut parts.additions) {
        let api = addition.api.known().and_then(|target| target.resource.as_deref());
        let api = api.and_then(|id| plan.apis.iter_mut().find(|api| api.head.id == id));
        match api {
            Some(api) => add(context, &parts, api, addition),
            None => {
                let why = "the API that this belongs to is not part of the application";
                context.not_emulated(&addition.id, addition.kind, why, addition.place);
            }
        }
    }
    hand_out_keys(&parts, plan);
    for api in &mut plan.apis {
        stage_variables::fill(context, api);
        if api.kind == ApiKind::Rest {
            api.cors = cors::of_mocks(api);
        }
    }
}

/// Puts the answers that are resources of their own into their integrations.
fn answer_integrations(parts: &mut Parts) {
    for (integration, key, response) in std::mem::take(&mut parts.responses) {
        let id = integration.known().and_then(|target| target.resource.as_ref());
        let Some(integration) = id.and_then(|id| parts.integrations.get_mut(id)) else { continue };
        put(&mut integration.settings, &["responses", &key], response);
    }
}

fn add(context: &Context, parts: &Parts, api: &mut Api, addition: Addition) {
    let place = addition.place;
    match addition.piece {
        Piece::Method(resource, route) => {
            let path = path::of(context, parts, &resource, place);
            api.routes.push(Route { path, ..*route });
        }
        Piece::Route(route) => api.routes.push(keyed(context, parts, api.kind, *route, place)),
        Piece::Stage(stage) => api.stages.push(stage),
        Piece::PassingStage(stage) => {
            if !api.stages.iter().any(|other| other.name.known() == stage.name.known()) {
                api.stages.push(stage);
            }
        }
        Piece::Authorizer(authorizer) => api.authorizers.push(*authorizer),
        Piece::BasePath(base_path) => api.base_paths.push(base_path),
        Piece::GatewayResponse(kind, response) => put(&mut api.gateway_responses, &[&kind], response),
    }
}

fn keyed(context: &Context, parts: &Parts, api: ApiKind, route: KeyedRoute, place: Span) -> Route {
    let integration = integration_of(context, parts, &route.integration, place);
    let (method, path) = match api {
        ApiKind::Websocket => (None, route.key),
        _ => key_parts(route.key),
    };
    Route {
        method,
        path,
        integration: if api == ApiKind::Websocket { for_messages(integration) } else { integration },
        authorizer: route.demand.authorizer,
        scopes: route.demand.scopes,
        api_key: route.demand.api_key,
        invoke_mode: None,
        response_selection: route.response_selection,
        place,
    }
}

/// Method and path of a key such as `GET /orders`; `$default` stands for all that no other route takes.
pub fn key_parts(key: Setting<String>) -> (Option<String>, Setting<String>) {
    let method = key.known().map(|key| key.split_once(' ').map_or("ANY", |(method, _)| method));
    let method = method.map(str::to_ascii_uppercase);
    let path = |key: String| key.split_once(' ').map(|(_, path)| path.trim().to_owned()).unwrap_or(key);
    (method, key.map(path))
}

fn integration_of(context: &Context, parts: &Parts, named: &Setting<Target>, place: Span) -> Integration {
    let id = named.known().and_then(|target| target.resource.as_ref());
    if let Some(found) = id.and_then(|id| parts.integrations.get(id)) {
        return found.clone();
    }
    let unknown = match named {
        Setting::Unknown(id) => id.clone(),
        Setting::Known(target, _) => {
            let why = format!("the integration `{}` is not part of the application", target.address);
            context.unknown(Unknown::new(place, why))
        }
    };
    Integration {
        kind: Setting::Unknown(unknown.clone()),
        target: Some(Setting::Unknown(unknown)),
        action: None,
        method: None,
        payload_version: None,
        timeout: None,
        settings: None,
    }
}

/// WebSocket APIs have events of their own, and wait a second less.
fn for_messages(integration: Integration) -> Integration {
    let timeout = integration.timeout.map(|timeout| match timeout {
        Setting::Known(_, origin) if origin.kind == OriginKind::Default => Setting::Known(29_000, origin),
        said => said,
    });
    Integration { payload_version: None, timeout, ..integration }
}

/// Puts a value into a tree, below these names.
fn put(tree: &mut Option<Tree>, names: &[&str], value: Tree) {
    let origin = Origin { kind: value.origin.kind, place: value.origin.place };
    let tree = tree.get_or_insert_with(|| Tree { value: Value::Null, holes: Vec::new(), origin });
    let mut at = String::new();
    let mut slot = &mut tree.value;
    for name in names {
        if !slot.is_object() {
            *slot = Value::Object(serde_json::Map::new());
        }
        let Some(object) = slot.as_object_mut() else { return };
        slot = object.entry(*name).or_insert(Value::Null);
        at.push('/');
        at.push_str(&name.replace('~', "~0").replace('/', "~1"));
    }
    *slot = value.value;
    tree.holes.extend(value.holes.into_iter().map(|(below, id)| (format!("{at}{below}"), id)));
}

/// Gives each API the keys of the usage plans that it belongs to.
fn hand_out_keys(parts: &Parts, plan: &mut RunPlan) {
    for KeyUse { plan: usage, key } in &parts.key_uses {
        let id = |target: &Setting<Target>| target.known().and_then(|target| target.resource.clone());
        let key = id(key).and_then(|id| parts.keys.get(&id));
        let apis = id(usage).and_then(|id| parts.usage_plans.get(&id));
        let (Some(key), Some(apis)) = (key, apis) else { continue };
        let ids: Vec<String> = apis.iter().filter_map(id).collect();
        for api in plan.apis.iter_mut().filter(|api| ids.contains(&api.head.id)) {
            if !api.keys.iter().any(|other| other.id == key.id) {
                api.keys.push(key.clone());
            }
        }
    }
}
