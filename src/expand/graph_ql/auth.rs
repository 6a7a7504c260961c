//! Who may use the API: one default way to tell, and any number of others.

use super::{GraphQl, given, without_nulls};
use crate::diagnostic::{Diagnostic, code};
use crate::expand::connector::{Connector, End, connect};
use crate::expand::context::{Context, Expanded};
use crate::expand::property::{Property, Shape};
use crate::expand::resource::{Attributes, Resource};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node};

const TYPES: Shape =
    Shape::Enum(&["AWS_IAM", "API_KEY", "AWS_LAMBDA", "OPENID_CONNECT", "AMAZON_COGNITO_USER_POOLS"]);

const TYPE: Property = Property::required("Type", TYPES).literal();
const LAMBDA_AUTHORIZER: Property =
    Property::optional("LambdaAuthorizer", Shape::Fields(LAMBDA_SETTINGS)).literal();
const OPEN_ID_CONNECT: Property =
    Property::optional("OpenIDConnect", Shape::Fields(OPEN_ID_SETTINGS)).literal();
const USER_POOL: Property = Property::optional("UserPool", Shape::Fields(USER_POOL_SETTINGS)).literal();

/// What stands under `Auth`.
pub const AUTH: &[Property] = &[
    TYPE,
    LAMBDA_AUTHORIZER,
    OPEN_ID_CONNECT,
    USER_POOL,
    Property::optional("Additional", Shape::ListOf(&Shape::Fields(AUTHORIZER))).literal(),
];

const AUTHORIZER: &[Property] = &[TYPE, LAMBDA_AUTHORIZER, OPEN_ID_CONNECT, USER_POOL];

const LAMBDA_SETTINGS: &[Property] = &[
    Property::required("AuthorizerUri", Shape::Any),
    Property::optional("AuthorizerResultTtlInSeconds", Shape::Any),
    Property::optional("IdentityValidationExpression", Shape::Any),
];

const OPEN_ID_SETTINGS: &[Property] = &[
    Property::optional("AuthTTL", Shape::Any),
    Property::optional("ClientId", Shape::Any),
    Property::optional("IatTTL", Shape::Any),
    Property::optional("Issuer", Shape::Any),
];

const USER_POOL_SETTINGS: &[Property] = &[
    Property::required("UserPoolId", Shape::Any),
    Property::optional("AppIdClientRegex", Shape::Any),
    Property::optional("AwsRegion", Shape::Any),
    Property::optional("DefaultAction", Shape::Any),
];

/// Types that need settings: where these stand in SAM, and where in CloudFormation.
const SETTINGS: &[(&str, &str, &str)] = &[
    ("AWS_LAMBDA", "LambdaAuthorizer", "LambdaAuthorizerConfig"),
    ("OPENID_CONNECT", "OpenIDConnect", "OpenIDConnectConfig"),
    ("AMAZON_COGNITO_USER_POOLS", "UserPool", "UserPoolConfig"),
];

/// The name in CloudFormation, and the settings.
type Settings = Option<(&'static str, Node)>;

/// Sets the authorization of the API, and makes what lets it invoke Lambda authorizers.
pub fn set(context: &mut Context, graph: &GraphQl, api: &mut Resource) -> Expanded<Vec<Resource>> {
    let Some(auth) = graph.resource.get("Auth") else { return Ok(Vec::new()) };
    let mut functions = Vec::new();
    let default = settings(context, auth, "Auth", graph.resource.key_span("Auth"));
    let additional = additional(context, auth, &mut functions);
    api.set_some("AuthenticationType", auth.get("Type"));
    if let Some((name, settings)) = default? {
        functions.splice(0..0, lambda_function(&settings));
        api.set(name, settings);
    }
    let additional = additional?;
    if !additional.is_empty() {
        api.set("AdditionalAuthenticationProviders", additional);
    }
    let mut permissions = Vec::new();
    for (index, function) in functions.into_iter().enumerate() {
        permissions.extend(let_invoke(context, graph, function, index + 1)?);
    }
    Ok(permissions)
}

fn additional(context: &mut Context, auth: &Node, functions: &mut Vec<Node>) -> Expanded<Vec<Node>> {
    let mut providers = Vec::new();
    let mut result = Ok(());
    let list = auth.get("Additional").and_then(Node::as_list);
    for authorizer in list.into_iter().flatten() {
        match settings(context, authorizer, "Auth.Additional", authorizer.span) {
            Ok(settings) => providers.push(provider(authorizer, settings, functions)),
            Err(reported) => result = Err(reported),
        }
    }
    result.map(|()| providers)
}

fn provider(authorizer: &Node, settings: Settings, functions: &mut Vec<Node>) -> Node {
    let mut provider = Map::new();
    provider.insert_some("AuthenticationType", authorizer.get("Type").cloned());
    if let Some((name, mut settings)) = settings {
        if let Some(map) = settings.as_map_mut().filter(|_| name == "UserPoolConfig") {
            // Only the default way has a default action.
            map.remove("DefaultAction");
        }
        functions.extend(lambda_function(&settings));
        provider.insert(name, settings);
    }
    provider.into_node(authorizer.span)
}

/// The settings that the authorizer's type needs.
fn settings(context: &mut Context, authorizer: &Node, path: &str, span: Span) -> Expanded<Settings> {
    let set = SETTINGS.iter().filter(|(_, name, _)| given(authorizer, name).is_some());
    let places: Vec<Span> = set.filter_map(|(_, name, _)| authorizer.as_map()?.key_span(name)).collect();
    if let [first, second, ..] = places.as_slice() {
        let found = format!("`{path}` has settings for more than one type of authorizer");
        let problem = Diagnostic::new(code::INVALID_AUTHORIZER, *second, found)
            .related(*first, "these are set too")
            .help("keep those that belong to `Type`; another authorizer goes under `Additional`");
        return Err(context.error(problem));
    }
    let kind = authorizer.get("Type").and_then(Node::as_str).unwrap_or("");
    let Some((_, sam, name)) = SETTINGS.iter().find(|(known, ..)| *known == kind) else { return Ok(None) };
    let Some(settings) = given(authorizer, sam) else {
        let found = format!("an authorizer of type `{kind}` needs `{sam}`");
        let problem = Diagnostic::new(code::INVALID_AUTHORIZER, span, found);
        return Err(context.error(problem.help(format!("add `{sam}:` beside `Type: {kind}`"))));
    };
    Ok(Some((*name, without_nulls(settings))).filter(|(_, settings)| settings.is_truthy()))
}

fn lambda_function(settings: &Node) -> Option<Node> {
    settings.get("AuthorizerUri").cloned()
}

fn let_invoke(
    context: &mut Context,
    graph: &GraphQl,
    function: Node,
    number: usize,
) -> Expanded<Vec<Resource>> {
    let (api, cause) = (&graph.resource.logical_id, function.span);
    let connector = Connector {
        logical_id: format!("{api}ToLambdaAuthConnector{number}").into(),
        attributes: Attributes::default(),
        permissions: vec![Node::made("Write", cause)],
        cause,
    };
    let source = End::described("AWS::AppSync::GraphQLApi", cause)
        .with("Arn", intrinsic::reference(api, cause))
        .with("ResourceId", graph.api_id.clone());
    let destination = End::described("AWS::Lambda::Function", cause).with("Arn", function);
    connect(context, &connector, &source, &destination)
}
