//! `Auth` of events: who may call one method.

use super::super::super::api::swagger::{MethodAuthorizer, SwaggerEditor};
use super::super::super::context::{Context, Expanded};
use super::super::super::open_api::document::Route;
use super::super::super::open_api::{AWS_IAM, NO_AUTHORIZER};
use super::super::Event;
use super::{AttachedApi, accept};
use crate::diagnostic::{Diagnostic, Reported, code, similar};
use crate::source::Span;
use crate::tree::{Map, Node, Text};

/// Puts the `Auth` of an event into the body of its API.
pub fn add_auth(
    context: &mut Context,
    event: &Event,
    auth: &Node,
    api: &AttachedApi,
    route: &Route,
    editor: &mut SwaggerEditor,
) -> Expanded<()> {
    let Some(auth) = auth.as_map() else { return Err(not_map(context, "Auth", auth)) };
    let api_auth = api_auth(context, api)?;
    let name = authorizer_name(context, event, auth, api, &api_auth);
    let scopes = scopes(context, auth);
    let key = api_key(context, auth, api, &api_auth);
    let (name, scopes, key) = (name?, scopes?, key?);
    if let Some((name, cause)) = name {
        let authorizers = api_auth.get("Authorizers").and_then(Node::as_map);
        let set = editor.set_method_authorizer(route, &MethodAuthorizer { name, scopes, authorizers, cause });
        accept(context, api, set)?;
    }
    if let Some(key) = key {
        let set = editor.set_method_api_key(route, key.is_truthy(), key.span);
        accept(context, api, set)?;
    }
    match auth.truthy("ResourcePolicy") {
        Some(policy) => add_policy(context, policy, api, route, editor),
        None => Ok(()),
    }
}

fn add_policy(
    context: &mut Context,
    policy: &Node,
    api: &AttachedApi,
    route: &Route,
    editor: &mut SwaggerEditor,
) -> Expanded<()> {
    let added = editor.add_resource_policy(policy, &route.path, &api.stage);
    accept(context, api, added)?;
    if let Some(statements) = policy.truthy("CustomStatements") {
        let added = editor.add_custom_statements(statements);
        accept(context, api, added)?;
    }
    Ok(())
}

/// `Auth` of the API. References to parameters are replaced in the API itself too, because its
/// own expansion starts from what the events left.
fn api_auth(context: &mut Context, api: &AttachedApi) -> Expanded<Map> {
    let found = context.properties(&api.id).and_then(|properties| properties.get("Auth")).cloned();
    let Some(mut auth) = found else { return Ok(Map::new()) };
    let resolved = context.resolve_within(&mut auth)?;
    if let Some(properties) = context.properties_mut(&api.id) {
        properties.insert("Auth", auth);
    }
    check_api_auth(context, api, &resolved)
}

fn check_api_auth(context: &mut Context, api: &AttachedApi, auth: &Node) -> Expanded<Map> {
    match auth.as_map() {
        Some(map) => Ok(map.clone()),
        None if !auth.is_truthy() => Ok(Map::new()),
        None => {
            let found = format!("`Auth` of an API must be a map, but it is {}", auth.kind());
            let problem = Diagnostic::new(code::WRONG_TYPE, auth.span, found).resource(api.id.as_str());
            Err(context.error(problem.help("put `DefaultAuthorizer`, `Authorizers` and so on below it")))
        }
    }
}

/// The name of the event's authorizer and where it stands, after a check that the API has it.
fn authorizer_name(
    context: &mut Context,
    event: &Event,
    auth: &Map,
    api: &AttachedApi,
    api_auth: &Map,
) -> Expanded<Option<(Text, Span)>> {
    let Some(named) = auth.truthy("Authorizer") else { return Ok(None) };
    let authorizers = authorizers(context, api, api_auth)?;
    let Some(name) = named.as_text() else {
        let found = format!("`Authorizer` must be the name of an authorizer, but it is {}", named.kind());
        let help = "write the name out: SAM must know it while expanding";
        return Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, named.span, found).help(help)));
    };
    match name.as_str() {
        AWS_IAM => {}
        NO_AUTHORIZER if api_auth.truthy("DefaultAuthorizer").is_some() => {}
        NO_AUTHORIZER => return Err(nothing_to_switch_off(context, event, named.span, api)),
        _ if authorizers.is_some_and(|authorizers| authorizers.truthy(name).is_some()) => {}
        _ => return Err(unknown_authorizer(context, name, named.span, api, authorizers)),
    }
    Ok(Some((name.clone(), named.span)))
}

/// `Authorizers` of the API, when there are any.
fn authorizers<'a>(context: &mut Context, api: &AttachedApi, api_auth: &'a Map) -> Expanded<Option<&'a Map>> {
    let Some(node) = api_auth.truthy("Authorizers") else { return Ok(None) };
    if let Some(map) = node.as_map() {
        return Ok(Some(map));
    }
    let found = format!("`Authorizers` must be a map of authorizers by name, but it is {}", node.kind());
    let problem = Diagnostic::new(code::INVALID_AUTHORIZER, node.span, found).resource(api.id.as_str());
    Err(context.error(problem.help("put each authorizer below it, under a name of your choice")))
}

fn nothing_to_switch_off(context: &mut Context, event: &Event, span: Span, api: &AttachedApi) -> Reported {
    let found =
        format!("event `{}` switches the default authorizer off, but `{}` has none", event.id, api.id);
    let problem = Diagnostic::new(code::INVALID_AUTHORIZER, span, found)
        .help(format!("remove this line, or set `DefaultAuthorizer` under `Auth` of `{}`", api.id));
    context.error(related_to_auth(context, problem, api))
}

fn unknown_authorizer(
    context: &mut Context,
    name: &str,
    span: Span,
    api: &AttachedApi,
    authorizers: Option<&Map>,
) -> Reported {
    let found = match authorizers {
        Some(_) => format!("`{}` has no authorizer `{name}`", api.id),
        None => format!("`{}` has no authorizers, so there is no `{name}`", api.id),
    };
    let names = || authorizers.into_iter().flat_map(Map::keys).map(Text::as_str);
    let help = match similar::nearest(name, names().chain([AWS_IAM, NO_AUTHORIZER])) {
        Some(near) => near.instead_of(name),
        None => format!("define `{name}` below `Auth: Authorizers:` of `{}`", api.id).into(),
    };
    let problem = Diagnostic::new(code::UNKNOWN_AUTHORIZER, span, found).label("not defined").help(help);
    context.error(related_to_auth(context, problem, api))
}

/// Points at the `Auth` of the API too.
fn related_to_auth(context: &Context, problem: Diagnostic, api: &AttachedApi) -> Diagnostic {
    match context.properties(&api.id).and_then(|properties| properties.key_span("Auth")) {
        Some(span) => problem.related(span, format!("`Auth` of `{}` is here", api.id)),
        None => problem,
    }
}

/// `AuthorizationScopes` of the event.
fn scopes(context: &mut Context, auth: &Map) -> Expanded<Option<Node>> {
    let Some(scopes) = auth.given("AuthorizationScopes") else { return Ok(None) };
    if scopes.is_truthy() && scopes.as_list().is_none() {
        let found = format!("`AuthorizationScopes` takes a list of scopes, but this is {}", scopes.kind());
        let help = "put each scope on a line of its own that begins with `- `";
        return Err(context.error(Diagnostic::new(code::WRONG_TYPE, scopes.span, found).help(help)));
    }
    if scopes.is_truthy() && auth.truthy("Authorizer").is_none() {
        let span = auth.key_span("AuthorizationScopes").unwrap_or(scopes.span);
        let found = "`AuthorizationScopes` works only beside an `Authorizer`";
        let help = "add `Authorizer:` with the name of the one that checks the scopes";
        return Err(context.error(Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, span, found).help(help)));
    }
    Ok(Some(scopes.clone()))
}

/// `ApiKeyRequired` of the event; it can be switched off only where the API asks for a key.
fn api_key(context: &mut Context, auth: &Map, api: &AttachedApi, api_auth: &Map) -> Expanded<Option<Node>> {
    let Some(key) = auth.given("ApiKeyRequired") else { return Ok(None) };
    if key.is_truthy() || api_auth.truthy("ApiKeyRequired").is_some() {
        return Ok(Some(key.clone()));
    }
    let found = format!("`{}` asks for no API key, so there is nothing to switch off here", api.id);
    let problem = Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, key.span, found)
        .help(format!("remove this line, or set `ApiKeyRequired: true` under `Auth` of `{}`", api.id));
    Err(context.error(related_to_auth(context, problem, api)))
}

/// The role with which API Gateway invokes the function, when callers are checked by IAM: that of
/// the event, or else of the API, or else the caller's own. `NONE` means none.
pub(super) fn credentials(
    context: &mut Context,
    event: &Event,
    api: &AttachedApi,
    cause: Span,
) -> Expanded<Option<Node>> {
    let api_auth = context.properties(&api.id).and_then(|properties| properties.get("Auth")).cloned();
    let api_auth = match api_auth {
        Some(auth) => check_api_auth(context, api, &auth)?,
        None => Map::new(),
    };
    let own = event.truthy("Auth");
    let Some(own) = own.map_or(Some(&Map::new()), Node::as_map).cloned() else { return Ok(None) };
    let is_iam = |auth: &Map, key: &str| auth.get(key).and_then(Node::as_str) == Some(AWS_IAM);
    let by_default = own.is_empty() && is_iam(&api_auth, "DefaultAuthorizer");
    if !by_default && !is_iam(&own, "Authorizer") {
        return Ok(None);
    }
    let role = invoke_role(&own).or_else(|| invoke_role(&api_auth));
    Ok(match role.as_ref().map(|role| role.as_str()) {
        None | Some(Some("CALLER_CREDENTIALS")) => {
            Some(Node::made(format!("arn:{}:iam::*:user/*", context.partition.name), cause))
        }
        Some(Some(NO_AUTHORIZER)) => None,
        Some(_) => role,
    })
}

/// `InvokeRole`; one that is there without a value means `NONE`.
fn invoke_role(auth: &Map) -> Option<Node> {
    let role = auth.get("InvokeRole")?;
    Some(if role.is_truthy() { role.clone() } else { Node::made(NO_AUTHORIZER, role.span) })
}

fn not_map(context: &mut Context, property: &str, node: &Node) -> Reported {
    let found = format!("`{property}` takes a map, but this is {}", node.kind());
    context.error(Diagnostic::new(code::WRONG_TYPE, node.span, found))
}
