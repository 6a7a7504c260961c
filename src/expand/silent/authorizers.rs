//! Settings of a REST API's authorizer that are for another kind of authorizer.

use super::{Finder, Place, place};
use crate::tree::{Map, Node};

/// Where a request authorizer finds who is calling.
const OF_REQUESTS: &[&str] = &["Headers", "QueryStrings", "StageVariables", "Context"];

/// What a token authorizer looks at.
const OF_TOKENS: &[&str] = &["Header", "ValidationExpression"];

/// Finds them.
pub fn find(finder: &mut Finder) {
    if finder.kind() != "Api" {
        return;
    }
    for authorizer in place::find(finder.properties(), "Auth.Authorizers.*") {
        if let Some(settings) = authorizer.node.as_map() {
            find_in(finder, &authorizer, settings);
        }
    }
}

fn find_in(finder: &mut Finder, authorizer: &Place, settings: &Map) {
    let identity = settings.truthy("Identity").and_then(Node::as_map);
    let is_request = settings.truthy("FunctionPayloadType").and_then(Node::as_str) == Some("REQUEST");
    let is_pool = settings.truthy("UserPoolArn").is_some();
    match (is_pool, is_request) {
        (true, _) => {
            let why = "Cognito checks the token itself";
            report(finder, authorizer, settings, &["FunctionInvokeRole"], why, "remove it");
            let why = "it is for Lambda authorizers that get the whole request";
            report_all(finder, authorizer, identity, OF_REQUESTS, why, "name one header with `Header:`");
            let why = "API Gateway does not keep the answers of Cognito";
            report_all(finder, authorizer, identity, &["ReauthorizeEvery"], why, "remove it");
        }
        (false, true) => {
            let why = "it is for authorizers with `FunctionPayloadType: TOKEN`";
            report_all(finder, authorizer, identity, OF_TOKENS, why, "list headers below `Headers:`");
        }
        (false, false) => {
            let why = "this authorizer gets only the token in one header";
            let help = "name the header with `Header:`, or set `FunctionPayloadType: REQUEST`";
            report_all(finder, authorizer, identity, OF_REQUESTS, why, help);
        }
    }
}

fn report_all(
    finder: &mut Finder,
    authorizer: &Place,
    identity: Option<&Map>,
    settings: &[&str],
    why: &str,
    help: &str,
) {
    if let Some(identity) = identity {
        report(finder, authorizer, identity, settings, why, help);
    }
}

fn report(finder: &mut Finder, authorizer: &Place, map: &Map, settings: &[&str], why: &str, help: &str) {
    for setting in settings {
        if let Some(span) = map.key_span(setting).filter(|_| map.truthy(setting).is_some()) {
            let found = format!("SAM ignores `{setting}` of authorizer `{}`: {why}", authorizer.name);
            finder.ignored(span, found, help);
        }
    }
}
