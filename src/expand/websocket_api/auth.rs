//! `Auth`: who may open a connection.
//!
//! Clients are checked once, on the `$connect` route; the connection then counts as theirs.

use super::super::context::{Context, Expanded};
use super::super::invoke::{address_of, authorizer_permission};
use super::super::partition::Partition;
use super::super::resource::{Resource, SamResource};
use super::super::settings::{Settings, listed};
use super::routes::CONNECT;
use crate::diagnostic::{Diagnostic, Reported, code, similar};
use crate::template::intrinsic;
use crate::tree::{Map, Node};

const KINDS: [(&str, Kind); 3] =
    [("AWS_IAM", Kind::Iam), ("CUSTOM", Kind::Function), ("NONE", Kind::Everybody)];

const SETTINGS: &[&str] = &["AuthType", "AuthArn", "IdentitySource", "InvokeRole", "Name"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Signed requests.
    Iam,
    /// A function decides.
    Function,
    /// Nobody is checked.
    Everybody,
}

/// How clients are checked.
pub struct Auth<'a> {
    settings: Settings<'a>,
    kind: Kind,
    /// `AuthType` as the template has it.
    named: &'a Node,
}

/// Reads `Auth`, in which parameters are resolved.
pub fn read<'a>(
    context: &mut Context,
    resource: &SamResource,
    auth: Option<&'a Node>,
    routes: Option<&Map>,
) -> Expanded<Option<Auth<'a>>> {
    let Some(node) = auth.filter(|auth| auth.is_truthy()) else { return Ok(None) };
    let settings = Settings::of_property(context, resource, "Auth", node)?;
    let guarded = check_guards_something(context, resource, routes);
    let (kind, named) = read_kind(context, resource, &settings)?;
    match kind {
        Kind::Function => check_function(context, &settings, named)?,
        Kind::Iam | Kind::Everybody => check_alone(context, &settings, named)?,
    }
    guarded.map(|()| Some(Auth { settings, kind, named }))
}

fn check_guards_something(
    context: &mut Context,
    resource: &SamResource,
    routes: Option<&Map>,
) -> Expanded<()> {
    // An API without any routes is wrong in itself.
    if routes.is_none_or(|routes| routes.is_empty() || routes.contains(CONNECT)) {
        return Ok(());
    }
    let found = "`Auth` checks clients when they connect, but the API has no `$connect` route";
    let help = "add `$connect:` with a `FunctionArn` below `Routes`, or remove `Auth`";
    let problem = Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, resource.key_span("Auth"), found);
    Err(context.error(problem.related(resource.key_span("Routes"), "the routes are here").help(help)))
}

fn read_kind<'a>(
    context: &mut Context,
    resource: &SamResource,
    auth: &Settings<'a>,
) -> Expanded<(Kind, &'a Node)> {
    let Some(node) = auth.truthy("AuthType") else { return Err(no_kind(context, resource, auth)) };
    let name = node.as_str().unwrap_or("");
    if let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == name) {
        return Ok((*kind, node));
    }
    let names = KINDS.map(|(name, _)| name);
    let found = format!("`Auth.AuthType` must be one of {}", listed(&names));
    let help = match similar::closest(name, names) {
        Some(close) => format!("did you mean `{close}`?"),
        None if intrinsic::is_intrinsic(node) => "SAM must know it while expanding: write it out".to_owned(),
        None => "write `CUSTOM` to have a function decide, or `AWS_IAM` for signed requests".to_owned(),
    };
    Err(context.error(Diagnostic::new(code::INVALID_AUTHORIZER, node.span, found).help(help)))
}

fn no_kind(context: &mut Context, resource: &SamResource, auth: &Settings) -> Reported {
    if let Some(misspelt) = auth.misspelt("AuthType", code::INVALID_AUTHORIZER) {
        return context.error(misspelt);
    }
    let found = "`Auth` needs `AuthType`";
    let help = match auth.truthy("AuthArn") {
        Some(_) => "add `AuthType: CUSTOM`, so that the function of `AuthArn` decides",
        None => {
            "add `AuthType: CUSTOM` and `AuthArn` to have a function decide, or `AuthType: AWS_IAM` for signed requests"
        }
    };
    let span = resource.key_span("Auth");
    context.error(Diagnostic::new(code::INVALID_AUTHORIZER, span, found).help(help))
}

fn check_function(context: &mut Context, auth: &Settings, named: &Node) -> Expanded<()> {
    auth.warn_of_others(context, SETTINGS);
    if auth.truthy("AuthArn").is_some() {
        return Ok(());
    }
    let found = "`AuthType: CUSTOM` needs `AuthArn`: the function that decides";
    let help = "add `AuthArn: !GetAtt` with the function and `.Arn`";
    Err(context.error(Diagnostic::new(code::INVALID_AUTHORIZER, named.span, found).help(help)))
}

/// Other kinds of authorization have no settings.
fn check_alone(context: &mut Context, auth: &Settings, named: &Node) -> Expanded<()> {
    let kind = named.as_str().unwrap_or("");
    let mut result = Ok(());
    for (key, span, _) in auth.map.as_written().filter(|(key, ..)| **key != *"AuthType") {
        let found = format!("`AuthType: {kind}` takes no other settings, so `{key}` has no place here");
        let help = match SETTINGS.contains(&key.as_str()) {
            true => format!("remove `{key}`, or write `AuthType: CUSTOM` to have a function decide"),
            false => format!("remove `{key}`"),
        };
        let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, span, found);
        result = Err(context.error(problem.related(named.span, "the type is set here").help(help)));
    }
    result
}

impl Auth<'_> {
    /// Has the clients checked that ask for the `$connect` route.
    pub fn guard(&self, connect: &mut Resource, api_id: &str) {
        connect.set("AuthorizationType", self.named);
        if self.kind == Kind::Function {
            let authorizer = authorizer_id(api_id);
            connect.set("AuthorizerId", intrinsic::reference(authorizer, self.named.span));
        }
    }

    /// The authorizer, and the right to invoke its function, which a role may have instead.
    pub fn into_resources(self, context: &mut Context, api: &SamResource) -> Expanded<Vec<Resource>> {
        let Some(function) = self.settings.truthy("AuthArn").filter(|_| self.kind == Kind::Function) else {
            return Ok(Vec::new());
        };
        let mut resources = vec![self.authorizer(context, api, function)?];
        if self.settings.truthy("InvokeRole").is_none() {
            let (partition, cause) = (Partition::OF_STACK, self.named.span);
            resources.push(authorizer_permission(context, api, "", function, partition, cause)?);
        }
        Ok(resources)
    }

    fn authorizer(&self, context: &mut Context, api: &SamResource, function: &Node) -> Expanded<Resource> {
        let (id, cause) = (authorizer_id(&api.logical_id), self.named.span);
        let mut authorizer = api.sibling(context, id, "AWS::ApiGatewayV2::Authorizer", cause)?;
        authorizer.set("ApiId", intrinsic::reference(&api.logical_id, cause));
        authorizer.set("Name", authorizer.logical_id.clone());
        authorizer.set_some("Name", self.settings.truthy("Name"));
        authorizer.set("AuthorizerType", "REQUEST");
        authorizer.set("AuthorizerUri", address_of(Partition::OF_STACK, "AuthArn", function.clone()));
        authorizer.set_some("AuthorizerCredentialsArn", self.settings.given("InvokeRole"));
        authorizer.copy_from(self.settings.map, &["IdentitySource"]);
        Ok(authorizer)
    }
}

fn authorizer_id(api_id: &str) -> String {
    format!("{api_id}ConnectAuthorizer")
}
