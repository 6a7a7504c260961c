//! What takes requests over HTTP and WebSockets.

use serde::Serialize;

use super::{Head, Setting, Target, Tree};
use crate::source::Span;

/// An API, or the URL of a function.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Api {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// What kind of API it is.
    pub kind: ApiKind,
    /// Its stages; the URL of a function has none.
    pub stages: Vec<Stage>,
    /// The paths and domains under which it is reached besides its own address.
    pub base_paths: Vec<BasePath>,
    /// Its routes.
    pub routes: Vec<Route>,
    /// Its authorizers.
    pub authorizers: Vec<Authorizer>,
    /// What it answers to requests from other origins by itself.
    pub cors: Option<Cors>,
    /// The media types that are passed on as binary data.
    pub binary_types: Vec<Setting<String>>,
    /// What chooses the route of a WebSocket message.
    pub route_selection: Option<Setting<String>>,
    /// The file of the definition, seen from the current folder.
    pub definition_file: Option<Setting<String>>,
    /// Responses in the place of the gateway's own, by their kind.
    pub gateway_responses: Option<Tree>,
    /// Where the key of a usage plan is looked for: `HEADER` or `AUTHORIZER`.
    pub key_source: Option<Setting<String>>,
    /// Keys of usage plans that the API belongs to.
    pub keys: Vec<ApiKey>,
}

/// A key of a usage plan.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ApiKey {
    /// The id of the resource that declares it.
    pub id: String,
    /// Its name, when the template gives one.
    pub name: Option<Setting<String>>,
    /// Its value, when the template gives one.
    pub value: Option<Setting<String>>,
    /// Whether it counts.
    pub enabled: Setting<bool>,
    /// Where the template asks for it.
    pub place: Span,
}

/// What kind of API it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ApiKind {
    /// A REST API (`AWS::ApiGateway::RestApi`).
    Rest,
    /// An HTTP API (`AWS::ApiGatewayV2::Api`).
    Http,
    /// A WebSocket API.
    Websocket,
    /// The URL of a function (`AWS::Lambda::Url`).
    FunctionUrl,
}

/// A stage of an API.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stage {
    /// Its name, which begins the path; `$default` has none.
    pub name: Setting<String>,
    /// Its variables.
    pub variables: Vec<StageVariable>,
    /// Where the template asks for it.
    pub place: Span,
}

/// A variable of a stage.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StageVariable {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Setting<String>,
}

/// A path of a domain that leads to a stage.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BasePath {
    /// The domain.
    pub domain: Setting<String>,
    /// The path; none for all of the domain.
    pub path: Option<Setting<String>>,
    /// The stage.
    pub stage: Option<Setting<String>>,
    /// Where the template asks for it.
    pub place: Span,
}

/// A route.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Route {
    /// The method, in capitals; `ANY` for all. `None` for WebSocket routes, and where it is not known.
    pub method: Option<String>,
    /// The path as the template has it, such as `/orders/{id}`; `$default` for all; the route key of a WebSocket route.
    pub path: Setting<String>,
    /// What answers.
    pub integration: Integration,
    /// The name of its authorizer among [`Api::authorizers`]; `AWS_IAM` for signed requests. One that is not known does not
    /// make a route free for all.
    pub authorizer: Option<Setting<String>>,
    /// The scopes of which a token must have one.
    pub scopes: Vec<Setting<String>>,
    /// Whether a request needs the key of a usage plan.
    pub api_key: Setting<bool>,
    /// How it is answered: `BUFFERED` or `RESPONSE_STREAM`, when the template says so.
    pub invoke_mode: Option<Setting<String>>,
    /// What chooses the answer to a WebSocket message; without it, the message gets none.
    pub response_selection: Option<Setting<String>>,
    /// Where the template asks for it.
    pub place: Span,
}

/// What answers a request.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Integration {
    /// What kind it is, such as `aws_proxy`, `http_proxy` or `mock`.
    pub kind: Setting<String>,
    /// Who answers: a function or something else; none for `mock`.
    pub target: Option<Setting<Target>>,
    /// What a service of AWS does when it is asked without a function: `dynamodb:action/GetItem` and `s3:path/photos/{key}` as
    /// addresses have it, `SQS-SendMessage` as HTTP APIs do.
    pub action: Option<Setting<String>>,
    /// The method by which it is asked, where that is another than the one of the route.
    pub method: Option<Setting<String>>,
    /// The version of the payload for functions: `1.0` or `2.0`; WebSockets have events of their own.
    pub payload_version: Option<Setting<String>>,
    /// The time that an answer may take, in milliseconds; none for `mock`.
    pub timeout: Option<Setting<i64>>,
    /// All else that the template says: templates, parameters, responses. Their names are those of
    /// `x-amazon-apigateway-integration`, wherever the template says it.
    pub settings: Option<Tree>,
}

/// What decides who may ask.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Authorizer {
    /// The name of its security scheme in a definition, or the id of the resource that declares it.
    pub name: String,
    /// The name that the template gives to the resource that declares it.
    pub declared_name: Option<Setting<String>>,
    /// `token`, `request`, `jwt`, `cognito_user_pools` or `aws_iam`.
    pub kind: Setting<String>,
    /// The function that decides.
    pub function: Option<Setting<Target>>,
    /// Where the identity is looked for, such as `$request.header.Authorization` or `method.request.header.Authorization`.
    pub identity_sources: Vec<Setting<String>>,
    /// What a token must look like (a regular expression).
    pub identity_pattern: Option<Setting<String>>,
    /// How long an answer counts, in seconds.
    pub time_to_live: Option<Setting<i64>>,
    /// The issuer of tokens.
    pub issuer: Option<Setting<String>>,
    /// Whom tokens are for.
    pub audience: Vec<Setting<String>>,
    /// User pools whose tokens count.
    pub user_pools: Vec<Setting<Target>>,
    /// The version of the payload that the function gets.
    pub payload_version: Option<Setting<String>>,
    /// Whether the function answers with yes or no.
    pub simple_responses: Option<Setting<bool>>,
    /// Where the template asks for it.
    pub place: Span,
}

/// What an API answers to requests from other origins by itself.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cors {
    /// The origins that may ask.
    pub origins: Vec<Setting<String>>,
    /// The methods that they may use.
    pub methods: Vec<Setting<String>>,
    /// The headers that they may send.
    pub headers: Vec<Setting<String>>,
    /// The headers that they may read.
    pub exposed_headers: Vec<Setting<String>>,
    /// Whether they may send cookies.
    pub credentials: Option<Setting<bool>>,
    /// How long the answer counts, in seconds.
    pub maximum_age: Option<Setting<i64>>,
}
