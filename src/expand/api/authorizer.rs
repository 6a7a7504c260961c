//! Authorizers of REST APIs: Lambda functions, Cognito user pools and IAM.

use super::super::context::{Context, Expanded};
use super::super::invoke::{address_of, authorizer_permission};
use super::super::resource::Resource;
use super::super::settings::{Settings, listed, wrong_type};
use super::Api;
use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// The authorizer that needs no definition.
pub const AWS_IAM: &str = "AWS_IAM";

const DEFINITION: &str = "x-amazon-apigateway-authorizer";

/// Where a Lambda authorizer can find who is calling, and how API Gateway calls the places.
const IDENTITY_SOURCES: &[(&str, &str)] = &[
    ("Headers", "method.request.header."),
    ("QueryStrings", "method.request.querystring."),
    ("StageVariables", "stageVariables."),
    ("Context", "context."),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Iam,
    CognitoUserPools,
    /// A function that gets the content of one header.
    LambdaToken,
    /// A function that gets the whole request.
    LambdaRequest,
}

/// One authorizer of an API.
#[derive(Debug, Clone)]
pub struct Authorizer {
    /// Its name.
    pub name: Text,
    /// The scopes that methods ask for unless they say otherwise.
    pub scopes: Option<Node>,
    kind: Kind,
    /// The place of its name.
    span: Span,
    settings: Map,
}

/// The authorizers of an API in the service's order, with that of IAM when it is the default one.
pub fn read_all(context: &mut Context, auth: &Settings) -> Expanded<Vec<Authorizer>> {
    let mut all = Vec::new();
    if let Some(default) = auth.given("DefaultAuthorizer")
        && let Some(name) = default.as_text().filter(|name| **name == *AWS_IAM)
    {
        all.push(Authorizer::iam(name, default.span));
    }
    if let Some(node) = auth.truthy("Authorizers") {
        let settings = Settings::new(context, "Auth.Authorizers", node)?;
        let read: Vec<Expanded<Authorizer>> =
            settings.map.walk().map(|(name, span, node)| read(context, name, span, node)).collect();
        for authorizer in read {
            let authorizer = authorizer?;
            all.retain(|known: &Authorizer| known.name != authorizer.name);
            all.push(authorizer);
        }
    }
    let order = in_service_order(all.iter().map(|authorizer| authorizer.name.clone()), auth.node.span);
    all.sort_by_key(|authorizer| order.iter().position(|name| *name == authorizer.name));
    Ok(all)
}

/// The names of a dictionary of the service that was filled in this order, in its walking order.
fn in_service_order(names: impl Iterator<Item = Text>, span: Span) -> Vec<Text> {
    let mut map = Map::hash_ordered();
    for name in names {
        map.insert(name, Node::made("", span));
    }
    map.keys().cloned().collect()
}

fn read(context: &mut Context, name: &Text, span: Span, node: &Node) -> Expanded<Authorizer> {
    let path = format!("Auth.Authorizers.{name}");
    let settings = Settings::new(context, &path, node)?;
    let payload = payload_type(context, &settings);
    let scopes = scopes(context, &settings);
    let permissions = check_permissions_flag(context, &settings);
    let identity = match payload? {
        Some("REQUEST") => check_identity_source(context, &settings, span),
        _ => Ok(()),
    };
    permissions.and(identity)?;
    let kind = match settings.given("FunctionPayloadType").and_then(Node::as_str) {
        _ if settings.truthy("UserPoolArn").is_some() => Kind::CognitoUserPools,
        Some("REQUEST") => Kind::LambdaRequest,
        _ => Kind::LambdaToken,
    };
    Ok(Authorizer { name: name.clone(), scopes: scopes?, kind, span, settings: settings.map.clone() })
}

fn payload_type<'a>(context: &mut Context, authorizer: &Settings<'a>) -> Expanded<Option<&'a str>> {
    const TYPES: [&str; 2] = ["TOKEN", "REQUEST"];
    let Some(node) = authorizer.given("FunctionPayloadType") else { return Ok(None) };
    match node.as_str() {
        Some(name) if TYPES.contains(&name) => Ok(Some(name)),
        name => {
            let found =
                format!("`{}.FunctionPayloadType` must be one of {}", authorizer.path, listed(&TYPES));
            let problem = Diagnostic::new(code::INVALID_AUTHORIZER, node.span, found);
            let close = name.and_then(|name| similar::closest(name, TYPES));
            let help = close.map_or(
                "`TOKEN` hands the function one header, `REQUEST` the whole request".to_owned(),
                |close| format!("did you mean `{close}`?"),
            );
            Err(context.error(problem.help(help)))
        }
    }
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

fn check_permissions_flag(context: &mut Context, authorizer: &Settings) -> Expanded<()> {
    match authorizer.given("DisableFunctionDefaultPermissions") {
        Some(flag) if flag.as_bool().is_none() => {
            let path = format!("{}.DisableFunctionDefaultPermissions", authorizer.path);
            Err(context.error(wrong_type(&path, "true or false", flag)))
        }
        _ => Ok(()),
    }
}

/// API Gateway caches the answers of a request authorizer under its identity sources, so there
/// must be one unless the cache is off.
fn check_identity_source(context: &mut Context, authorizer: &Settings, name: Span) -> Expanded<()> {
    let path = format!("{}.Identity", authorizer.path);
    let identity =
        authorizer.truthy("Identity").map(|node| Settings::new(context, &path, node)).transpose()?;
    let found = identity.is_some_and(|identity| {
        let uncached = identity.given("ReauthorizeEvery").and_then(whole_number).is_some_and(|ttl| ttl <= 0);
        uncached || IDENTITY_SOURCES.iter().any(|(source, _)| identity.truthy(source).is_some())
    });
    if found {
        return Ok(());
    }
    let span = authorizer.given("Identity").map_or(name, |identity| identity.span);
    let found =
        format!("request authorizer `{}` does not say what identifies a caller", last(authorizer.path));
    let sources: Vec<&str> = IDENTITY_SOURCES.iter().map(|(source, _)| *source).collect();
    let help = format!("add `Identity:` with at least one of {}", listed(&sources));
    Err(context.error(Diagnostic::new(code::INVALID_AUTHORIZER, span, found).help(help)))
}

fn last(path: &str) -> &str {
    path.strip_prefix("Auth.Authorizers.").unwrap_or(path)
}

/// What the reference makes a number of: numbers, and strings of digits.
fn whole_number(node: &Node) -> Option<i128> {
    match &node.value {
        Value::String(text) => text.trim().parse().ok(),
        Value::Bool(value) => Some(i128::from(*value)),
        Value::Number(crate::tree::Number::Float(value)) => Some(*value as i128),
        _ => node.as_int(),
    }
}

/// What each authorizer is in the body.
pub fn definitions(context: &mut Context, authorizers: &[Authorizer]) -> Expanded<Vec<(Text, Node)>> {
    let definitions: Vec<Expanded<(Text, Node)>> = authorizers
        .iter()
        .map(|authorizer| Ok((authorizer.name.clone(), authorizer.definition(context)?)))
        .collect();
    definitions.into_iter().collect()
}

impl Authorizer {
    fn iam(name: &Text, span: Span) -> Self {
        Authorizer { name: name.clone(), scopes: None, kind: Kind::Iam, span, settings: Map::new() }
    }

    fn truthy(&self, setting: &str) -> Option<&Node> {
        self.settings.get(setting).filter(|node| node.is_truthy())
    }

    fn path(&self) -> String {
        format!("Auth.Authorizers.{}", self.name)
    }

    /// The security definition, filled in the order of the service.
    fn definition(&self, context: &mut Context) -> Expanded<Node> {
        let span = self.span;
        let path = format!("{}.Identity", self.path());
        let identity = self.truthy("Identity").map(|node| Settings::new(context, &path, node)).transpose()?;
        let identity = identity.as_ref();
        let mut definition = Map::hash_ordered();
        definition.insert("type", "apiKey".into_node(span));
        definition.insert("name", self.header(identity));
        definition.insert("in", "header".into_node(span));
        definition.insert("x-amazon-apigateway-authtype", self.auth_type().into_node(span));
        let details = match self.kind {
            Kind::Iam => None,
            Kind::CognitoUserPools => Some(self.cognito(identity)),
            Kind::LambdaToken | Kind::LambdaRequest => Some(self.lambda(context, identity)?),
        };
        definition.insert_some(DEFINITION, details.map(|details| details.into_node(span)));
        Ok(definition.into_node(span))
    }

    /// The header that names the caller.
    fn header(&self, identity: Option<&Settings>) -> Node {
        if self.kind == Kind::LambdaRequest {
            return Node::made("Unused", self.span);
        }
        let header = identity.and_then(|identity| identity.truthy("Header"));
        header.cloned().unwrap_or_else(|| Node::made("Authorization", self.span))
    }

    fn auth_type(&self) -> &'static str {
        match self.kind {
            Kind::Iam => "awsSigv4",
            Kind::CognitoUserPools => "cognito_user_pools",
            Kind::LambdaToken | Kind::LambdaRequest => "custom",
        }
    }

    fn cognito(&self, identity: Option<&Settings>) -> Map {
        let mut details = Map::hash_ordered();
        details.insert("type", "cognito_user_pools".into_node(self.span));
        if let Some(arn) = self.truthy("UserPoolArn") {
            let arns = if arn.as_list().is_some() { arn.clone() } else { list!(arn.span; arn) };
            details.insert("providerARNs", arns);
        }
        insert_validation(&mut details, identity);
        details
    }

    fn lambda(&self, context: &mut Context, identity: Option<&Settings>) -> Expanded<Map> {
        let token = self.kind == Kind::LambdaToken;
        let mut details = Map::hash_ordered();
        details.insert("type", if token { "token" } else { "request" }.into_node(self.span));
        details.insert("authorizerUri", self.uri(context));
        let ttl = identity.and_then(|identity| identity.given("ReauthorizeEvery"));
        details.insert_some("authorizerResultTtlInSeconds", ttl.cloned());
        let role = self.truthy("FunctionInvokeRole").filter(|role| role.as_str() != Some("NONE"));
        details.insert_some("authorizerCredentials", role.cloned());
        if token {
            insert_validation(&mut details, identity);
        } else if let Some(identity) = identity {
            details.insert_some("identitySource", identity_source(context, identity)?);
        }
        Ok(details)
    }

    /// The address under which API Gateway invokes the function.
    fn uri(&self, context: &Context) -> Node {
        let function = self.settings.get("FunctionArn").cloned();
        let function = function.unwrap_or_else(|| Node::new(Value::Null, self.span));
        address_of(context.partition, "__FunctionArn__", function)
    }
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
        let path = format!("{}.{setting}", identity.path);
        let Some(items) = node.as_list() else {
            return Err(context.error(wrong_type(&path, "a list of strings", node)));
        };
        for item in items {
            let Some(text) = item.as_text() else {
                return Err(context.error(wrong_type(&path, "a list of strings", item)));
            };
            sources.push(text.derive(format!("{prefix}{text}")));
        }
    }
    let joined = sources.iter().map(Text::as_str).collect::<Vec<_>>().join(", ");
    let written = sources.iter().any(Text::is_written);
    let text = if written { Text::written(joined) } else { Text::made(joined) };
    Ok(Some(Node::new(Value::String(text), identity.node.span)).filter(Node::is_truthy))
}

/// The right of API Gateway to invoke the functions of the authorizers.
pub fn permissions(context: &mut Context, api: &Api, authorizers: &[Authorizer]) -> Expanded<Vec<Resource>> {
    let mut permissions = Vec::new();
    for authorizer in authorizers {
        let withheld = authorizer.truthy("DisableFunctionDefaultPermissions").is_some();
        if let Some(function) = authorizer.truthy("FunctionArn").filter(|_| !withheld) {
            let (api, name, cause) = (&api.source, &authorizer.name, authorizer.span);
            let partition = context.partition;
            permissions.push(authorizer_permission(context, api, name, function, partition, cause)?);
        }
    }
    Ok(permissions)
}
