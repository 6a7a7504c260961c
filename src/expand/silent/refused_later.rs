//! What SAM passes on as it is, although the deployment will fail with it.

use super::{Finder, place};
use crate::diagnostic::{Advice, Change, Fix, code, similar};
use crate::expand::policy::{managed, template};
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// What a policy document may have.
const DOCUMENT: &[&str] = &["Version", "Id", "Statement"];

/// Finds such values.
pub fn find(finder: &mut Finder) {
    match finder.kind() {
        "Function" => {
            find_environment(finder);
            find_policies(finder);
        }
        "StateMachine" => find_policies(finder),
        "Api" => {
            find_cors(finder);
            find_endpoint(finder);
        }
        _ => {}
    }
}

/// `Environment` has `Variables` and nothing else. SAM lets a single other key pass, because it
/// could be an intrinsic function.
fn find_environment(finder: &mut Finder) {
    let Some(environment) = finder.resource.truthy("Environment") else { return };
    let Some(map) = environment.as_map().filter(|_| !intrinsic::is_intrinsic(environment)) else { return };
    for (key, span, node) in map.as_written().filter(|(key, ..)| **key != *"Variables") {
        if map.len() > 1 && node.as_map().is_none() {
            continue; // SAM refuses this itself.
        }
        let found = format!(
            "SAM passes `{key}` on, and CloudFormation will refuse it: `Environment` has only `Variables`"
        );
        let help = match similar::closest(key, ["Variables"]) {
            Some(close) => format!("did you mean `{close}`?"),
            None if node.as_map().is_some_and(|_| !intrinsic::is_intrinsic(node)) => {
                format!("rename `{key}` to `Variables`, or put its entries there")
            }
            None => format!("write `Variables:` below `Environment:`, and `{key}` below that"),
        };
        finder.warn(code::REFUSED_LATER, span, found, help);
    }
}

fn find_policies(finder: &mut Finder) {
    if finder.resource.truthy("Role").is_some() {
        return;
    }
    let Some(policies) = finder.resource.truthy("Policies") else { return };
    let entries = policies.as_list().map_or(std::slice::from_ref(policies), Vec::as_slice);
    entries.iter().for_each(|entry| find_policy(finder, entry));
}

fn find_policy(finder: &mut Finder, policy: &Node) {
    if let Some((_, then, otherwise)) = intrinsic::if_arguments(policy) {
        [then, otherwise].into_iter().for_each(|branch| find_policy(finder, branch));
    } else if let Some(name) = policy.as_str() {
        find_managed(finder, policy, name);
    } else if let Some(document) = policy.as_map().filter(|map| map.contains("Statement")) {
        find_in_document(finder, document);
    }
}

/// A name that is no managed policy's goes out in place of an ARN.
fn find_managed(finder: &mut Finder, policy: &Node, name: &str) {
    // An ARN, or a dynamic reference to one.
    if name.contains(':') || managed::is_known(name) {
        return;
    }
    let found = match template::find(name) {
        Some(_) => format!(
            "`{name}` is a policy template, but without parameters SAM takes it for the ARN of a policy"
        ),
        None if name.contains(',') => "SAM takes this for the ARN of a single policy".to_owned(),
        None => {
            format!("SAM knows no AWS-managed policy `{name}`, and passes the name on as if it were an ARN")
        }
    };
    let help = match (template::find(name), similar::closest(name, managed::names().chain(template::names())))
    {
        (Some(_), _) => {
            format!("write `{name}:` with its parameters below it, or `{name}: {{}}` if it has none")
        }
        _ if name.contains(',') => "make it a list, with a line for each policy".to_owned(),
        (None, Some(close)) => format!("did you mean `{close}`?"),
        (None, None) => {
            "write the ARN, as in `!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/name`".to_owned()
        }
    };
    finder.warn(code::REFUSED_LATER, policy.span, found, help);
}

fn find_in_document(finder: &mut Finder, document: &Map) {
    for (key, span, _) in document.as_written().filter(|(key, ..)| !DOCUMENT.contains(&key.as_str())) {
        let found = format!("a policy document has no `{key}`, so IAM will refuse it");
        let help = match (template::find(key), similar::closest(key, DOCUMENT.iter().copied())) {
            (Some(_), _) => format!("make `{key}` an entry of its own, with `- ` before it"),
            (None, Some(close)) => format!("did you mean `{close}`?"),
            (None, None) if *key == "PolicyName" => "remove it: SAM names the policy itself".to_owned(),
            (None, None) => "remove it".to_owned(),
        };
        finder.warn(code::REFUSED_LATER, span, found, help);
    }
}

/// The values of headers are mapping expressions of API Gateway, in which text has quotes.
fn find_cors(finder: &mut Finder) {
    const HEADERS: &[&str] =
        &["Cors", "Cors.AllowOrigin", "Cors.AllowHeaders", "Cors.AllowMethods", "Cors.MaxAge"];
    for path in HEADERS {
        for place in place::find(finder.properties(), path) {
            if let Some(text) = unquoted(place.node) {
                let found = format!(
                    "API Gateway takes `{path}` only in single quotes of its own, and will refuse this"
                );
                let name = place.name;
                let change = Change::Word { written: text.clone(), meant: format!("'{text}'") };
                let help = format!("write `{name}: \"'{text}'\"`");
                let fix = Fix::safe("put it in single quotes", change);
                finder.warn(code::REFUSED_LATER, place.node.span, found, Advice::with(help, fix));
            }
        }
    }
}

/// The text of a header that is neither quoted nor an expression such as `context.requestId`.
fn unquoted(node: &Node) -> Option<String> {
    let text = node.as_str().map(str::to_owned).or_else(|| Some(node.as_int()?.to_string()))?;
    let is_expression = ["integration.", "context.", "stageVariables.", "{{resolve:"];
    let expression = is_expression.iter().any(|start| text.starts_with(start));
    let quoted = text.len() > 1 && text.starts_with('\'') && text.ends_with('\'');
    let half = text.trim_matches('\'').to_owned();
    (!text.is_empty() && !expression && !quoted).then_some(half)
}

/// A map without `Type` goes out in place of the type.
fn find_endpoint(finder: &mut Finder) {
    const SETTINGS: &[&str] = &["Type", "VpcEndpointIds", "VPCEndpointIds", "IpAddressType"];
    let Some(endpoint) = finder.resource.truthy("EndpointConfiguration") else { return };
    let Some(map) = endpoint.as_map().filter(|_| !intrinsic::is_intrinsic(endpoint)) else { return };
    let span = finder.resource.key_span("EndpointConfiguration");
    if map.truthy("Type").is_none() {
        let found = "`EndpointConfiguration` has no `Type`, so SAM passes the whole map on as if it were one"
            .to_owned();
        let help = match map.contains("Types") {
            true => "write `Type:` with a single type in place of `Types:`",
            false => "add `Type:` with `EDGE`, `REGIONAL` or `PRIVATE`",
        };
        return finder.warn(code::REFUSED_LATER, span, found, help);
    }
    for (key, span, _) in map.as_written().filter(|(key, ..)| !SETTINGS.contains(&key.as_str())) {
        let found = format!("`EndpointConfiguration` has no setting `{key}`, so SAM drops it");
        let help = match similar::closest(key, SETTINGS.iter().copied()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "it takes `Type`, `VpcEndpointIds` and `IpAddressType`".to_owned(),
        };
        finder.ignored(span, found, help);
    }
}
