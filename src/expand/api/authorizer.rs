//! Authorizers of REST APIs: Lambda functions, Cognito user pools and IAM.

use super::super::context::{Context, Expanded};
use super::super::invoke::authorizer_permission;
use super::super::resource::Resource;
use super::super::settings::{Settings, listed, wrong_type};
use super::Api;
use super::security_definition::{self, IDENTITY_SOURCES, Kind};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::tree::{Map, Node, Number, Text, Value};

/// The authorizer that needs no definition.
pub const AWS_IAM: &str = "AWS_IAM";

const PAYLOAD_TYPES: &[&str] = &["TOKEN", "REQUEST"];

/// One authorizer of an API.
#[derive(Debug, Clone)]
pub struct Authorizer {
    /// Its name.
    pub name: Text,
    /// The scopes that methods ask for unless they say otherwise.
    pub scopes: Option<Node>,
    /// What it is in the body.
    pub definition: Node,
    /// The function that API Gateway must be allowed to invoke.
    function: Option<Node>,
    /// The place of its name.
    span: Span,
}

/// The authorizers of an API in the service's order, with that of IAM when it is the default one.
pub fn read_all(context: &mut Context, auth: &Settings) -> Expanded<Vec<Authorizer>> {
    let mut all: Vec<Authorizer> = default_iam(auth).into_iter().collect();
    if let Some(node) = auth.truthy("Authorizers") {
        let settings = auth.below(context, "Authorizers", node)?;
        let read: Vec<Expanded<Authorizer>> =
            settings.map.iter().map(|(name, node)| read(context, &settings, name, node)).collect();
        for authorizer in read {
            let authorizer = authorizer?;
            all.retain(|known| known.name != authorizer.name);
            all.push(authorizer);
        }
    }
    let order = in_service_order(all.iter().map(|authorizer| authorizer.name.clone()), auth.key);
    all.sort_by_key(|authorizer| order.iter().position(|name| *name == authorizer.name));
    Ok(all)
}

fn default_iam(auth: &Settings) -> Option<Authorizer> {
    let node = auth.given("DefaultAuthorizer")?;
    let name = node.as_text().filter(|name| **name == *AWS_IAM)?.clone();
    let definition = security_definition::of_iam(node.span);
    Some(Authorizer { name, scopes: None, definition, function: None, span: node.span })
}

/// The names of a dictionary of the service that was filled in this order, in its walking order.
fn in_service_order(names: impl Iterator<Item = Text>, span: Span) -> Vec<Text> {
    let mut map = Map::hash_ordered();
    for name in names {
        map.insert(name, Node::made("", span));
    }
    map.keys().cloned().collect()
}

fn read(context: &mut Context, all: &Settings, name: &Text, node: &Node) -> Expanded<Authorizer> {
    let settings = all.below(context, name, node)?;
    let payload = payload_type(context, &settings);
    let scopes = scopes(context, &settings);
    let withheld = permission_withheld(context, &settings);
    let payload = payload?;
    if payload == Some("REQUEST") {
        check_identity_source(context, &settings)?;
    }
    let kind = match payload {
        _ if settings.truthy("UserPoolArn").is_some() => Kind::CognitoUserPools,
        Some("REQUEST") => Kind::LambdaRequest,
        _ => Kind::LambdaToken,
    };
    let definition = security_definition::of(context, kind, &settings)?;
    let withheld = withheld?;
    let function = settings.truthy("FunctionArn").filter(|_| !withheld).cloned();
    Ok(Authorizer { name: name.clone(), scopes: scopes?, definition, function, span: settings.key })
}

fn payload_type<'a>(context: &mut Context, authorizer: &Settings<'a>) -> Expanded<Option<&'a str>> {
    let Some(node) = authorizer.given("FunctionPayloadType") else { return Ok(None) };
    if let Some(name) = node.as_str().filter(|name| PAYLOAD_TYPES.contains(name)) {
        return Ok(Some(name));
    }
    let path = format!("{}.FunctionPayloadType", authorizer.path);
    let found = format!("`{path}` must be one of {}", listed(PAYLOAD_TYPES));
    let close = node.as_str().and_then(|name| similar::closest(name, PAYLOAD_TYPES.iter().copied()));
    let help = match close {
        Some(close) => format!("did you mean `{close}`?"),
        None => "`TOKEN` hands the function one header, `REQUEST` the whole request".to_owned(),
    };
    Err(context.error(Diagnostic::new(code::INVALID_AUTHORIZER, node.span, found).help(help)))
}

fn scopes(context: &mut Context, authorizer: &Settings) -> Expanded<Option<Node>> {
    match authorizer.given("AuthorizationScopes") {
        Some(scopes) if scopes.as_list().is_none() => {
            let problem = wrong_type(&format!("{}.AuthorizationScopes", authorizer.path), "a list", scopes);
            Err(context.error(problem.help("write each scope on a line of its own, after `- `")))
        }
        scopes => Ok(scopes.cloned()),
    }
}

/// Whether the template asks SAM not to let API Gateway invoke the function.
fn permission_withheld(context: &mut Context, authorizer: &Settings) -> Expanded<bool> {
    let setting = "DisableFunctionDefaultPermissions";
    let Some(flag) = authorizer.given(setting) else { return Ok(false) };
    flag.as_bool().ok_or_else(|| {
        let path = format!("{}.{setting}", authorizer.path);
        context.error(wrong_type(&path, "true or false", flag))
    })
}

/// API Gateway caches the answers of a request authorizer under its identity sources, so there
/// must be one unless the cache is off.
fn check_identity_source(context: &mut Context, authorizer: &Settings) -> Expanded<()> {
    let identity = authorizer.truthy("Identity");
    let identity = identity.map(|node| authorizer.below(context, "Identity", node)).transpose()?;
    let found = identity.is_some_and(|identity| {
        let uncached = identity.given("ReauthorizeEvery").and_then(whole_number).is_some_and(|ttl| ttl <= 0);
        uncached || IDENTITY_SOURCES.iter().any(|(source, _)| identity.truthy(source).is_some())
    });
    if found {
        return Ok(());
    }
    let span = authorizer.given("Identity").map_or(authorizer.key, |identity| identity.span);
    let found = format!("request authorizer `{}` does not say what identifies a caller", authorizer.name());
    let sources: Vec<&str> = IDENTITY_SOURCES.iter().map(|(source, _)| *source).collect();
    let help = format!("add `Identity:` with at least one of {}", listed(&sources));
    Err(context.error(Diagnostic::new(code::INVALID_AUTHORIZER, span, found).help(help)))
}

/// What the reference makes a number of: numbers, and strings of digits.
fn whole_number(node: &Node) -> Option<i128> {
    match &node.value {
        Value::String(text) => text.trim().parse().ok(),
        Value::Bool(value) => Some(i128::from(*value)),
        Value::Number(Number::Float(value)) => Some(*value as i128),
        _ => node.as_int(),
    }
}

/// The right of API Gateway to invoke the functions of the authorizers.
pub fn permissions(context: &mut Context, api: &Api, authorizers: &[Authorizer]) -> Expanded<Vec<Resource>> {
    let mut permissions = Vec::new();
    for authorizer in authorizers {
        if let Some(function) = &authorizer.function {
            let (api, name, cause) = (&api.source, &authorizer.name, authorizer.span);
            let partition = context.partition;
            permissions.push(authorizer_permission(context, api, name, function, partition, cause)?);
        }
    }
    Ok(permissions)
}
