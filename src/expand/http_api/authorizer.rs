//! Authorizers of HTTP APIs: JSON web tokens, Lambda functions and IAM.

use super::super::context::{Context, Expanded};
use super::super::invoke::{address_of, authorizer_permission};
use super::super::partition::Partition;
use super::super::resource::{Resource, SamResource};
use super::super::settings::{Settings, listed, wrong_type};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node, Text};

/// The authorizer that needs no definition.
pub const AWS_IAM: &str = "AWS_IAM";

const DEFINITION: &str = "x-amazon-apigateway-authorizer";

const FOR_TOKENS: &[&str] = &["AuthorizationScopes", "JwtConfiguration", "IdentitySource"];

const FOR_FUNCTIONS: &[&str] = &[
    "FunctionArn",
    "FunctionInvokeRole",
    "Identity",
    "AuthorizerPayloadFormatVersion",
    "EnableSimpleResponses",
    "EnableFunctionDefaultPermissions",
];

/// Where a Lambda authorizer can find who is calling, and how API Gateway calls the places.
const IDENTITY_SOURCES: &[(&str, &str)] = &[
    ("Headers", "$request.header."),
    ("QueryStrings", "$request.querystring."),
    ("StageVariables", "$stageVariables."),
    ("Context", "$context."),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Signed requests.
    Iam,
    /// JSON web tokens of an OAuth 2 or OpenID Connect provider.
    Token,
    /// A function that decides.
    Function,
}

/// One authorizer of an API.
#[derive(Debug, Clone)]
pub struct Authorizer {
    /// Its name.
    pub name: Text,
    kind: Kind,
    settings: Map,
    /// The place of its name.
    span: Span,
}

impl Authorizer {
    /// The authorizer that checks signed requests.
    pub fn iam(span: Span) -> Self {
        Authorizer { name: Text::made(AWS_IAM), kind: Kind::Iam, settings: Map::new(), span }
    }

    /// Reads an entry below `Auth.Authorizers`.
    pub fn read(context: &mut Context, name: &Text, span: Span, node: &Node) -> Expanded<Self> {
        let path = format!("Auth.Authorizers.{name}");
        let settings = Settings::new(context, &path, node)?;
        let kind = match settings.truthy("JwtConfiguration") {
            Some(_) => Kind::Token,
            None => Kind::Function,
        };
        check_kind(context, &settings, kind, span)?;
        match kind {
            Kind::Token => check_token(context, &settings)?,
            _ => check_function(context, &settings)?,
        }
        Ok(Authorizer { name: name.clone(), kind, settings: settings.map.clone(), span })
    }

    /// The scopes that methods ask for unless they say otherwise.
    pub fn scopes(&self) -> Node {
        self.settings.given("AuthorizationScopes").cloned().unwrap_or_else(|| list!(self.span))
    }

    /// The security scheme that the document has for it.
    pub fn security_scheme(&self, context: &mut Context) -> Expanded<Node> {
        let span = self.span;
        Ok(match self.kind {
            Kind::Iam => map!(span;
                "type" => "apiKey",
                "name" => "Authorization",
                "in" => "header",
                "x-amazon-apigateway-authtype" => "awsSigv4",
            ),
            Kind::Token => map!(span; "type" => "oauth2", DEFINITION => self.token_definition()),
            Kind::Function => map!(span;
                "type" => "apiKey",
                "name" => "Unused",
                "in" => "header",
                DEFINITION => self.function_definition(context)?,
            ),
        })
    }

    fn token_definition(&self) -> Map {
        let configuration = self.settings.get("JwtConfiguration").and_then(Node::as_map).map(in_lower_case);
        let mut definition = Map::new();
        definition.insert_some("jwtConfiguration", configuration.map(|map| map.into_node(self.span)));
        definition.insert_some("identitySource", self.settings.get("IdentitySource").cloned());
        definition.insert("type", "jwt".into_node(self.span));
        definition
    }

    fn function_definition(&self, context: &mut Context) -> Expanded<Map> {
        let span = self.span;
        let truthy = |name| self.settings.get(name).filter(|node| node.is_truthy()).cloned();
        let mut definition = Map::new();
        definition.insert("type", "request".into_node(span));
        let address = |arn| address_of(context.partition, "__FunctionArn__", arn);
        definition.insert_some("authorizerUri", truthy("FunctionArn").map(address));
        let role = truthy("FunctionInvokeRole").filter(|role| role.as_str() != Some("NONE"));
        definition.insert_some("authorizerCredentials", role);
        if let Some(identity) = truthy("Identity") {
            let path = format!("Auth.Authorizers.{}.Identity", self.name);
            let identity = Settings::new(context, &path, &identity)?;
            definition
                .insert_some("authorizerResultTtlInSeconds", identity.given("ReauthorizeEvery").cloned());
            definition.insert("identitySource", identity_sources(context, &identity)?.into_node(span));
        }
        definition.insert_some("authorizerPayloadFormatVersion", truthy("AuthorizerPayloadFormatVersion"));
        definition.insert_some("enableSimpleResponses", truthy("EnableSimpleResponses"));
        Ok(definition)
    }

    /// The right of the API to invoke the authorizer's function, when it is asked for.
    pub fn permission(&self, context: &mut Context, api: &SamResource) -> Expanded<Option<Resource>> {
        let enabled = self.settings.get("EnableFunctionDefaultPermissions").is_some_and(Node::is_truthy);
        let Some(function) = self.settings.get("FunctionArn").filter(|arn| enabled && arn.is_truthy()) else {
            return Ok(None);
        };
        let partition = Partition::OF_STACK;
        authorizer_permission(context, api, &self.name, function, partition, self.span).map(Some)
    }
}

/// Every setting must be one that this kind of authorizer has.
fn check_kind(context: &mut Context, settings: &Settings, kind: Kind, name: Span) -> Expanded<()> {
    if let Some(span) = settings.map.key_span("OpenIdConnectUrl") {
        let found = "SAM does not take `OpenIdConnectUrl` any more";
        let help = "write the provider as `issuer:` below `JwtConfiguration`";
        return Err(context.error(Diagnostic::new(code::INVALID_AUTHORIZER, span, found).help(help)));
    }
    if kind == Kind::Function && settings.given("FunctionArn").is_none() {
        let found =
            format!("`{}` says neither how to check tokens nor which function decides", settings.path);
        let help =
            "add `JwtConfiguration` with `issuer` and `audience`, or `FunctionArn` for a Lambda authorizer";
        return Err(context.error(Diagnostic::new(code::INVALID_AUTHORIZER, name, found).help(help)));
    }
    let foreign = if kind == Kind::Token { FOR_FUNCTIONS } else { FOR_TOKENS };
    let mut result = Ok(());
    for setting in foreign.iter().filter(|setting| settings.given(setting).is_some()) {
        result = Err(context.error(foreign_setting(settings, kind, setting)));
    }
    result
}

fn foreign_setting(settings: &Settings, kind: Kind, setting: &str) -> Diagnostic {
    let span = settings.map.key_span(setting).unwrap_or(settings.node.span);
    let (this, other) = match kind {
        Kind::Token => ("an authorizer with `JwtConfiguration`", "Lambda authorizers"),
        _ => ("a Lambda authorizer", "authorizers with `JwtConfiguration`"),
    };
    let found = format!("`{setting}` is for {other}, but `{}` is {this}", settings.path);
    let help = match (kind, setting) {
        (Kind::Function, "IdentitySource") => {
            "a Lambda authorizer says under `Identity`, such as `Headers: [Authorization]`, what identifies a caller"
                .to_owned()
        }
        (Kind::Function, _) => format!("such an authorizer takes: {}", listed(FOR_FUNCTIONS)),
        _ => format!("such an authorizer takes: {}", listed(FOR_TOKENS)),
    };
    Diagnostic::new(code::INVALID_AUTHORIZER, span, found).help(help)
}

fn check_token(context: &mut Context, settings: &Settings) -> Expanded<()> {
    let mut result = Ok(());
    if let Some(scopes) = settings.given("AuthorizationScopes").filter(|scopes| scopes.as_list().is_none()) {
        let problem = wrong_type(&format!("{}.AuthorizationScopes", settings.path), "a list", scopes);
        result = Err(context.error(problem.help("write each scope on a line of its own, after `- `")));
    }
    if let Some(jwt) = settings.truthy("JwtConfiguration").filter(|jwt| jwt.as_map().is_none()) {
        let problem = wrong_type(&format!("{}.JwtConfiguration", settings.path), "a map", jwt);
        result = Err(context.error(problem.help("put `issuer:` and `audience:` below it, indented")));
    }
    if settings.truthy("IdentitySource").is_none() {
        let found =
            format!("`{}` needs `IdentitySource`: where the token stands in a request", settings.path);
        let help = "add `IdentitySource: $request.header.Authorization`";
        let problem = Diagnostic::new(code::INVALID_AUTHORIZER, settings.node.span, found).help(help);
        result = Err(context.error(problem));
    }
    result
}

fn check_function(context: &mut Context, settings: &Settings) -> Expanded<()> {
    let mut result = Ok(());
    let wanted = [
        ("FunctionArn", "`!GetAtt` of the function and `Arn`"),
        (
            "AuthorizerPayloadFormatVersion",
            "`'2.0'` or `'1.0'`, the version of the event that the function gets",
        ),
    ];
    for (setting, what) in wanted {
        if settings.truthy(setting).is_none() {
            let found = format!("`{}` needs `{setting}`", settings.path);
            let problem = Diagnostic::new(code::INVALID_AUTHORIZER, settings.node.span, found);
            result = Err(context.error(problem.help(format!("set it to {what}"))));
        }
    }
    let flag = "EnableFunctionDefaultPermissions";
    if let Some(node) = settings.given(flag).filter(|node| node.as_bool().is_none()) {
        let path = format!("{}.{flag}", settings.path);
        result = Err(context.error(wrong_type(&path, "true or false", node)));
    }
    result
}

fn in_lower_case(configuration: &Map) -> Map {
    configuration.walk().map(|(key, _, value)| (key.derive(key.to_lowercase()), value.clone())).collect()
}

fn identity_sources(context: &mut Context, identity: &Settings) -> Expanded<Vec<Node>> {
    let mut sources = Vec::new();
    for (setting, prefix) in IDENTITY_SOURCES {
        let Some(node) = identity.truthy(setting) else { continue };
        let path = format!("{}.{setting}", identity.path);
        let Some(names) = node.as_list() else {
            return Err(context.error(wrong_type(&path, "a list of strings", node)));
        };
        for name in names {
            let Some(text) = name.as_str() else {
                return Err(context.error(wrong_type(&path, "a list of strings", name)));
            };
            sources.push(format!("{prefix}{text}").into_node(name.span));
        }
    }
    Ok(sources)
}
