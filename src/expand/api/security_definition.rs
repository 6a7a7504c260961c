//! Authorizers in the words of OpenAPI documents for API Gateway.

use super::super::context::{Context, Expanded};
use super::super::invoke::address_of;
use super::super::settings::{Settings, wrong_type};
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// Where a Lambda authorizer can find who is calling, and how API Gateway calls the places.
pub const IDENTITY_SOURCES: &[(&str, &str)] = &[
    ("Headers", "method.request.header."),
    ("QueryStrings", "method.request.querystring."),
    ("StageVariables", "stageVariables."),
    ("Context", "context."),
];

/// What decides whether a caller may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Cognito user pools.
    CognitoUserPools,
    /// A function that gets the content of one header.
    LambdaToken,
    /// A function that gets the whole request.
    LambdaRequest,
}

/// The definition of an authorizer, filled in the order of the service.
pub fn of(context: &mut Context, kind: Kind, authorizer: &Settings) -> Expanded<Node> {
    let identity = authorizer.truthy("Identity");
    let identity = identity.map(|node| authorizer.below(context, "Identity", node)).transpose()?;
    let identity = identity.as_ref();
    let (auth_type, details) = match kind {
        Kind::CognitoUserPools => ("cognito_user_pools", cognito(authorizer, identity)),
        Kind::LambdaToken => ("custom", lambda_token(context, authorizer, identity)),
        Kind::LambdaRequest => ("custom", lambda_request(context, authorizer, identity)?),
    };
    let header = match kind {
        Kind::LambdaRequest => Node::made("Unused", authorizer.key),
        _ => header(authorizer, identity),
    };
    let mut definition = api_key(header, auth_type, authorizer.key);
    definition.insert("x-amazon-apigateway-authorizer", details.into_node(authorizer.key));
    Ok(definition.into_node(authorizer.key))
}

/// The definition of the authorizer `AWS_IAM`.
pub fn of_iam(cause: Span) -> Node {
    api_key(Node::made("Authorization", cause), "awsSigv4", cause).into_node(cause)
}

/// All authorizers pass for API keys in OpenAPI.
fn api_key(header: Node, auth_type: &str, cause: Span) -> Map {
    let mut definition = Map::hash_ordered();
    definition.insert("type", "apiKey".into_node(cause));
    definition.insert("name", header);
    definition.insert("in", "header".into_node(cause));
    definition.insert("x-amazon-apigateway-authtype", auth_type.into_node(cause));
    definition
}

/// The header that names the caller.
fn header(authorizer: &Settings, identity: Option<&Settings>) -> Node {
    let header = identity.and_then(|identity| identity.truthy("Header"));
    header.cloned().unwrap_or_else(|| Node::made("Authorization", authorizer.key))
}

fn cognito(authorizer: &Settings, identity: Option<&Settings>) -> Map {
    let mut details = Map::hash_ordered();
    details.insert("type", "cognito_user_pools".into_node(authorizer.key));
    if let Some(arn) = authorizer.truthy("UserPoolArn") {
        let arns = if arn.as_list().is_some() { arn.clone() } else { list!(arn.span; arn) };
        details.insert("providerARNs", arns);
    }
    insert_validation(&mut details, identity);
    details
}

fn lambda_token(context: &Context, authorizer: &Settings, identity: Option<&Settings>) -> Map {
    let mut details = lambda(context, "token", authorizer, identity);
    insert_validation(&mut details, identity);
    details
}

fn lambda_request(
    context: &mut Context,
    authorizer: &Settings,
    identity: Option<&Settings>,
) -> Expanded<Map> {
    let mut details = lambda(context, "request", authorizer, identity);
    if let Some(identity) = identity {
        details.insert_some("identitySource", identity_source(context, identity)?);
    }
    Ok(details)
}

/// What both kinds of Lambda authorizers have.
fn lambda(context: &Context, kind: &str, authorizer: &Settings, identity: Option<&Settings>) -> Map {
    let mut details = Map::hash_ordered();
    details.insert("type", kind.into_node(authorizer.key));
    details.insert("authorizerUri", uri(context, authorizer));
    let ttl = identity.and_then(|identity| identity.given("ReauthorizeEvery"));
    details.insert_some("authorizerResultTtlInSeconds", ttl.cloned());
    let role = authorizer.truthy("FunctionInvokeRole").filter(|role| role.as_str() != Some("NONE"));
    details.insert_some("authorizerCredentials", role.cloned());
    details
}

/// The address under which API Gateway invokes the function.
fn uri(context: &Context, authorizer: &Settings) -> Node {
    let function = authorizer.map.get("FunctionArn").cloned();
    let function = function.unwrap_or_else(|| Node::new(Value::Null, authorizer.key));
    address_of(context.partition, "__FunctionArn__", function)
}

fn insert_validation(details: &mut Map, identity: Option<&Settings>) {
    let expression = identity.and_then(|identity| identity.truthy("ValidationExpression"));
    details.insert_some("identityValidationExpression", expression.cloned());
}

/// All identity sources in the words of API Gateway, in one string.
fn identity_source(context: &mut Context, identity: &Settings) -> Expanded<Option<Node>> {
    let mut sources: Vec<Text> = Vec::new();
    for (setting, prefix) in IDENTITY_SOURCES {
        let Some(node) = identity.truthy(setting) else { continue };
        let items = match node.as_list() {
            Some(items) => items.iter().map(|item| item.as_text().ok_or(item)).collect(),
            None => Err(node),
        };
        let items: Vec<&Text> = items.map_err(|wrong| {
            let path = format!("{}.{setting}", identity.path);
            context.error(wrong_type(&path, "a list of strings", wrong))
        })?;
        sources.extend(items.into_iter().map(|item| item.derive(format!("{prefix}{item}"))));
    }
    let joined = sources.iter().map(Text::as_str).collect::<Vec<_>>().join(", ");
    let written = sources.iter().any(Text::is_written);
    let text = if written { Text::written(joined) } else { Text::made(joined) };
    Ok(Some(Node::new(Value::String(text), identity.node.span)).filter(Node::is_truthy))
}
