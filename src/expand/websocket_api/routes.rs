//! Routes: which function gets a message. Each has an integration that invokes the function, and a
//! permission for that.

use super::super::context::{Context, Expanded};
use super::super::invoke::{self, API_GATEWAY, address_of};
use super::super::partition::Partition;
use super::super::resource::{Resource, SamResource};
use super::super::settings::{Settings, listed, wrong_type};
use super::auth::Auth;
use super::stage;
use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text};

/// The type of a route.
pub const ROUTE: &str = "AWS::ApiGatewayV2::Route";

/// The route that a client takes to open a connection.
pub const CONNECT: &str = "$connect";

/// Routes that no message asks for by name.
const SPECIAL: [&str; 3] = [CONNECT, "$disconnect", "$default"];

const SETTINGS: &[&str] = &[
    "FunctionArn",
    "IntegrationTimeout",
    "ApiKeyRequired",
    "ModelSelectionExpression",
    "OperationName",
    "RequestModels",
    "RequestParameters",
    "RouteResponseSelectionExpression",
];

/// Settings that the route takes as they are.
const SAME: &[&str] = &[
    "ApiKeyRequired",
    "ModelSelectionExpression",
    "OperationName",
    "RequestModels",
    "RouteResponseSelectionExpression",
];

/// One entry below `Routes`, found to be sound.
struct Route<'a> {
    /// What a message names to be sent this way.
    key: &'a Text,
    /// The place of the key.
    span: Span,
    /// What the logical ids of its resources begin with.
    prefix: String,
    settings: &'a Map,
    function: &'a Node,
}

/// Makes the resources of all routes.
pub fn make(
    context: &mut Context,
    api: &SamResource,
    routes: &Map,
    auth: Option<&Auth>,
) -> Expanded<Vec<Resource>> {
    if routes.is_empty() {
        let found = "a WebSocket API needs at least one route";
        let help = "add a route below `Routes`, such as `$default:` with the `FunctionArn` of a function";
        let span = api.key_span("Routes");
        return Err(context.error(Diagnostic::new(code::INVALID_VALUE, span, found).help(help)));
    }
    let read: Vec<Expanded<Route>> =
        routes.walk().map(|(key, span, node)| read(context, api, key, span, node)).collect();
    let routes = read.into_iter().collect::<Expanded<Vec<Route>>>()?;
    warn_of_lost_routes(context, &routes);
    let mut resources = Vec::new();
    for route in routes {
        resources.push(route.route(context, api, auth)?);
        resources.push(route.integration(context, api)?);
        resources.push(route.permission(context, api)?);
    }
    Ok(resources)
}

fn read<'a>(
    context: &mut Context,
    api: &SamResource,
    key: &'a Text,
    span: Span,
    node: &'a Node,
) -> Expanded<Route<'a>> {
    let name = name_in_ids(context, key, span);
    let path = format!("Routes.{key}");
    let Some(map) = node.as_map() else {
        let help = "put `FunctionArn:` with the ARN of a function below it, indented";
        return Err(context.error(wrong_type(&path, "a map", node).help(help)));
    };
    let settings = Settings { path, key: span, node, map };
    let parameters = check_request_parameters(context, key, map);
    let Some(function) = map.given("FunctionArn") else {
        let misspelt = settings.misspelt("FunctionArn", code::MISSING_PROPERTY);
        return Err(context.error(misspelt.unwrap_or_else(|| no_function(key, span, node))));
    };
    settings.warn_of_others(context, SETTINGS);
    parameters?;
    Ok(Route { key, span, prefix: format!("{}{}", api.logical_id, name?), settings: map, function })
}

/// The key as it stands in logical ids: `Connect` for `$connect`, `Sendmessage` for `sendMessage`.
fn name_in_ids(context: &mut Context, key: &str, span: Span) -> Expanded<String> {
    let plain = if SPECIAL.contains(&key) { key.trim_start_matches('$') } else { key };
    if !plain.is_empty() && plain.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Ok(capitalized(plain));
    }
    let (found, help) = match key.strip_prefix('$') {
        Some(_) => (
            format!("there is no special route `{key}`"),
            match similar::closest(key, SPECIAL) {
                Some(close) => format!("did you mean `{close}`?"),
                None => format!("the special routes are {}; other keys have no `$`", listed(&SPECIAL)),
            },
        ),
        None => (
            format!("route key `{key}` has characters other than letters and digits"),
            "use only letters and digits: SAM makes logical ids of it".to_owned(),
        ),
    };
    Err(context.error(Diagnostic::new(code::INVALID_VALUE, span, found).help(help)))
}

/// The first letter in upper case and all others in lower case, as Python's `capitalize` has it.
fn capitalized(name: &str) -> String {
    let mut lower = name.to_ascii_lowercase();
    if let Some(first) = lower.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    lower
}

fn no_function(key: &str, span: Span, node: &Node) -> Diagnostic {
    let found = format!("route `{key}` does not say which function gets its messages");
    let problem = Diagnostic::new(code::MISSING_PROPERTY, span, found).label("`FunctionArn` is missing");
    match intrinsic::is_intrinsic(node) {
        true => problem.help("put `FunctionArn:` between the key and the ARN"),
        false => problem.help("add `FunctionArn: !GetAtt` with a function and `.Arn`"),
    }
}

fn check_request_parameters(context: &mut Context, key: &str, settings: &Map) -> Expanded<()> {
    let name = "RequestParameters";
    let given = settings.key_span(name).filter(|_| settings.get(name).is_some_and(Node::is_truthy));
    let Some(span) = given.filter(|_| key != CONNECT) else { return Ok(()) };
    let found = format!("only the `{CONNECT}` route takes `{name}`, but this is `{key}`");
    let help = "remove it: a message on an open connection has neither headers nor a query string";
    Err(context.error(Diagnostic::new(code::CONFLICTING_PROPERTIES, span, found).help(help)))
}

/// Of routes whose keys differ in upper and lower case only, the last one takes the place of others.
fn warn_of_lost_routes(context: &mut Context, routes: &[Route]) {
    for (index, route) in routes.iter().enumerate() {
        let mut later = routes.iter().skip(index + 1);
        let Some(winner) = later.find(|later| later.prefix == route.prefix) else { continue };
        let found = format!("SAM loses route `{}`: it has the logical ids of `{}`", route.key, winner.key);
        let problem = Diagnostic::new(code::IGNORED_BY_SAM, route.span, found)
            .related(winner.span, "this one takes its place")
            .help("give one of them a key that differs in more than `$`, or upper and lower case");
        context.report(problem);
    }
}

impl Route<'_> {
    fn sibling(
        &self,
        context: &mut Context,
        api: &SamResource,
        suffix: &str,
        kind: &'static str,
    ) -> Expanded<Resource> {
        let mut sibling = api.sibling(context, format!("{}{suffix}", self.prefix), kind, self.span)?;
        sibling.set("ApiId", intrinsic::reference(&api.logical_id, self.span));
        Ok(sibling)
    }

    fn route(&self, context: &mut Context, api: &SamResource, auth: Option<&Auth>) -> Expanded<Resource> {
        let mut route = self.sibling(context, api, "Route", ROUTE)?;
        route.set("RouteKey", self.key);
        route.copy_from(self.settings, SAME);
        let parameters = self.settings.get("RequestParameters").filter(|node| node.is_truthy());
        route.set_some("RequestParameters", parameters);
        let integration = intrinsic::reference(format!("{}Integration", self.prefix), self.span);
        let target = vec![Node::made("integrations", self.span), integration];
        route.set("Target", intrinsic::join("/", target, self.span));
        if let Some(auth) = auth.filter(|_| *self.key == *CONNECT) {
            auth.guard(&mut route, &api.logical_id);
        }
        Ok(route)
    }

    fn integration(&self, context: &mut Context, api: &SamResource) -> Expanded<Resource> {
        let mut integration = self.sibling(context, api, "Integration", "AWS::ApiGatewayV2::Integration")?;
        integration.set("IntegrationType", "AWS_PROXY");
        let uri = address_of(Partition::OF_STACK, "FunctionArn", self.function.clone());
        integration.set("IntegrationUri", uri);
        integration.set_some("TimeoutInMillis", self.settings.given("IntegrationTimeout"));
        Ok(integration)
    }

    fn permission(&self, context: &mut Context, api: &SamResource) -> Expanded<Resource> {
        let (id, attributes) = (format!("{}Permission", self.prefix), api.attributes.passed_on());
        let mut permission =
            invoke::permission(context, id, self.function, API_GATEWAY, attributes, self.span)?;
        permission.set("SourceArn", self.source_arn(api));
        Ok(permission)
    }

    /// The ARN of the route in the API's stage.
    fn source_arn(&self, api: &SamResource) -> Node {
        let stage = stage::name(api);
        let arn = |stage: &str| {
            let route = format!("${{{}.ApiId}}/{stage}/{}", api.logical_id, self.key);
            Partition::OF_STACK.arn("execute-api", &route)
        };
        match stage.as_str() {
            Some(name) => intrinsic::sub(arn(name), self.span),
            None => {
                let variables = map!(self.span; "__StageName__" => stage);
                intrinsic::sub_with(arn("${__StageName__}"), variables, self.span)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitalizes_as_python_does() {
        assert_eq!(capitalized("sendMessage"), "Sendmessage");
        assert_eq!(capitalized("PING"), "Ping");
        assert_eq!(capitalized("2fa"), "2fa");
        assert_eq!(capitalized(""), "");
    }
}
