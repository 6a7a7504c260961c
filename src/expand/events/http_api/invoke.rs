//! How an HTTP API invokes a function, and its right to do so.

use super::super::super::context::{Context, Expanded};
use super::super::super::http_api::DEFAULT_ROUTE;
use super::super::super::invoke::API_GATEWAY;
use super::super::super::open_api::document::{ANY_METHOD, Route};
use super::super::super::partition::Partition;
use super::super::super::resource::Resource;
use super::super::permission::{self, Scope};
use super::{Api, Event, Target, of_api};
use crate::template::intrinsic;
use crate::tree::Node;

/// The right of the API to invoke the function through the route. The one for the catch-all route
/// covers all other routes of the same function.
pub fn permission(
    context: &mut Context,
    event: &Event,
    target: &Target,
    route: &Route,
    api: &Api,
) -> Expanded<Option<Resource>> {
    let document = api.document.as_ref().filter(|_| route.path != *DEFAULT_ROUTE);
    let invoked = target.alias_id.as_ref().unwrap_or(&target.function_id);
    let covered = document.map(|document| document.default_route_invokes(invoked, event.span)).transpose();
    if covered.map_err(|problem| of_api(context, api, *problem))?.unwrap_or(false) {
        return Ok(None);
    }
    let scope = Scope { source_arn: Some(source_arn(event, route, api)), ..Scope::default() };
    permission::permission(context, target, API_GATEWAY, &event.logical_id, "", scope, event.span).map(Some)
}

/// The ARN of the route in all stages.
fn source_arn(event: &Event, route: &Route, api: &Api) -> Node {
    let variables = map!(event.span; "__ApiId__" => &api.reference, "__Stage__" => "*");
    let routes = format!("${{__ApiId__}}/${{__Stage__}}{}", resource(event, route));
    let arn = Partition::OF_STACK.arn("execute-api", &routes);
    intrinsic::sub_with(arn, variables, event.span)
}

/// `/GET/orders/*`: the method and the path, in which `*` stands for parameters.
fn resource(event: &Event, route: &Route) -> String {
    let path = if route.path == *DEFAULT_ROUTE { "" } else { without_final_slash(&route.path) };
    let path = with_wildcards(path);
    let says_any =
        event.get("Method").and_then(Node::as_str).is_some_and(|name| name.eq_ignore_ascii_case("any"));
    // The catch-all route written as a path has no method in its ARN.
    if says_any && path.strip_prefix('/') == Some(DEFAULT_ROUTE) {
        return path;
    }
    let method = if route.method == *ANY_METHOD { "*".to_owned() } else { route.method.to_uppercase() };
    format!("/{method}{path}")
}

/// The path with `*` for each parameter. Of parameters that take the rest of the path the reference
/// knows only `{proxy+}` here.
fn with_wildcards(path: &str) -> String {
    let mut pieces = path.split('{');
    let mut pattern = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        match piece.split_once('}').filter(|(name, _)| is_parameter(name)) {
            Some((_, rest)) => pattern.extend(["*", rest]),
            None => pattern.extend(["{", piece]),
        }
    }
    pattern
}

fn is_parameter(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    name == "proxy+" || (!name.is_empty() && name.chars().all(plain))
}

/// The path `/` itself keeps its slash.
fn without_final_slash(path: &str) -> &str {
    path.strip_suffix('/').filter(|before| !before.is_empty()).unwrap_or(path)
}

/// The method as people write it.
pub fn method_name(route: &Route) -> String {
    if route.method == *ANY_METHOD { "ANY".to_owned() } else { route.method.to_uppercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_wildcards_for_parameters() {
        assert_eq!(with_wildcards("/shops/{shop_id}/{proxy+}"), "/shops/*/*");
        assert_eq!(with_wildcards("/{rest+}"), "/{rest+}");
        assert_eq!(with_wildcards("/{}/{a"), "/{}/{a");
    }

    #[test]
    fn drops_the_final_slash() {
        assert_eq!(without_final_slash("/orders/"), "/orders");
        assert_eq!(without_final_slash("/"), "/");
    }
}
