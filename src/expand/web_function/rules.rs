//! What the properties of a web function must keep to.

use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::expand::resource::SamResource;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// Checks everything that can be told from the properties alone.
pub fn check(context: &mut Context, resource: &mut SamResource) -> Expanded<()> {
    let mut problems = Vec::new();
    let mode = deployment_mode(context, resource, &mut problems)?;
    let endpoint_type = resource.resolve(context, "EndpointType")?;
    check_auth_type(resource, &mut problems);
    if let Some(mode) = mode {
        let endpoint_type = endpoint_type.as_ref().and_then(Node::as_str);
        problems.extend(check_deployment(resource, &mode, endpoint_type));
    }
    check_timeout(resource, &mut problems);
    check_weights(resource, &mut problems);
    check_variables(resource, &mut problems);
    check_network_connector(resource, &mut problems);
    context.errors(problems)
}

const LATEST: &str = "LatestRevision";
const DISABLED: &str = "Disabled";

/// `LatestRevision` or `Disabled`; CloudFormation never sees it, so it must be known now.
fn deployment_mode(
    context: &mut Context,
    resource: &mut SamResource,
    problems: &mut Vec<Diagnostic>,
) -> Expanded<Option<String>> {
    let mode = resource.resolve(context, "AutoDeploymentMode")?.filter(Node::is_truthy);
    let Some(mode) = mode else { return Ok(Some(LATEST.to_owned())) };
    if let Some(known) = mode.as_str().filter(|mode| [LATEST, DISABLED].contains(mode)) {
        return Ok(Some(known.to_owned()));
    }
    let found = "`AutoDeploymentMode` must be `LatestRevision` or `Disabled`";
    let problem = match intrinsic::is_intrinsic(&mode) {
        true => Diagnostic::new(code::NEEDS_LITERAL, mode.span, found).help(
            "SAM needs to know it while expanding: write it out, or use `!Ref` to a parameter with a default",
        ),
        false => Diagnostic::new(code::INVALID_VALUE, mode.span, found),
    };
    problems.push(problem);
    Ok(None)
}

fn check_auth_type(resource: &SamResource, problems: &mut Vec<Diagnostic>) {
    if resource.truthy("AuthType").is_none() {
        let found = "`AWS::Serverless::WebFunction` needs the property `AuthType`";
        let help = "add `AuthType: IamAuth` to let Lambda check who calls, or `AuthType: ApplicationManaged` to make the endpoint public and check in the function";
        problems.push(Diagnostic::new(code::MISSING_PROPERTY, resource.properties_span, found).help(help));
    }
}

/// How requests are shared out must fit who decides about it.
fn check_deployment(resource: &SamResource, mode: &str, endpoint_type: Option<&str>) -> Option<Diagnostic> {
    let regional = endpoint_type.filter(|kind| ["MultiRegion", "PerRegion"].contains(kind));
    let weights = resource.truthy("RevisionWeights").map(|_| resource.key_span("RevisionWeights"));
    match (mode, regional, weights) {
        (LATEST, _, Some(weights)) => {
            let found = "`RevisionWeights` works only with `AutoDeploymentMode: Disabled`: otherwise the latest revision gets all requests";
            let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, weights, found);
            Some(problem.help("add `AutoDeploymentMode: Disabled`, or remove `RevisionWeights`"))
        }
        (LATEST, Some(kind), _) => {
            let found = format!("`EndpointType: {kind}` needs `AutoDeploymentMode: Disabled`");
            let span = resource.key_span("EndpointType");
            let problem = Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, span, found);
            Some(problem.help("add `AutoDeploymentMode: Disabled`"))
        }
        (DISABLED, None, None) => {
            let found = "`AutoDeploymentMode: Disabled` needs `RevisionWeights`";
            let help = "add `RevisionWeights:` with revision ids and their share in percent, or set `AutoDeploymentMode: LatestRevision`";
            let span = resource.key_span("AutoDeploymentMode");
            Some(Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, span, found).help(help))
        }
        _ => None,
    }
}

fn check_timeout(resource: &SamResource, problems: &mut Vec<Diagnostic>) {
    let Some(timeout) = resource.get("Timeout").filter(|timeout| !intrinsic::may_be_intrinsic(timeout))
    else {
        return;
    };
    if !timeout.as_int().is_some_and(|seconds| (3..=900).contains(&seconds)) {
        let found = "`Timeout` of a web function takes 3 to 900 seconds";
        problems.push(Diagnostic::new(code::INVALID_VALUE, timeout.span, found));
    }
}

/// The most revisions that can share the requests.
const MOST_REVISIONS: usize = 2;

fn check_weights(resource: &SamResource, problems: &mut Vec<Diagnostic>) {
    let Some(weights) = resource.truthy("RevisionWeights") else { return };
    let Some(map) = weights.as_map().filter(|_| !intrinsic::is_intrinsic(weights)) else {
        let found = "`RevisionWeights` takes a map of revision ids to their share in percent";
        let help = "write `revision-id: 100`; each share may be an intrinsic function";
        problems.push(Diagnostic::new(code::WRONG_TYPE, weights.span, found).help(help));
        return;
    };
    problems.extend(map.as_written().filter_map(|(_, _, weight)| check_weight(weight)));
    if map.len() > MOST_REVISIONS {
        let found = format!("`RevisionWeights` has {} revisions, but requests go to two at most", map.len());
        problems.push(Diagnostic::new(code::INVALID_VALUE, resource.key_span("RevisionWeights"), found));
    }
    problems.extend(check_sum(map, resource.key_span("RevisionWeights")));
}

fn check_weight(weight: &Node) -> Option<Diagnostic> {
    if intrinsic::is_intrinsic(weight) {
        return None;
    }
    match weight.as_int() {
        Some(1..=100) => None,
        Some(_) => Some(Diagnostic::new(code::INVALID_VALUE, weight.span, "a weight is 1 to 100 percent")),
        None => {
            let found = format!("a weight is a whole number, but this is {}", weight.kind());
            Some(Diagnostic::new(code::WRONG_TYPE, weight.span, found))
        }
    }
}

/// The shares must make up the whole, where all of them are known.
fn check_sum(weights: &Map, span: Span) -> Option<Diagnostic> {
    let known: Option<Vec<i128>> = weights.values().map(Node::as_int).collect();
    let sum = known?.iter().fold(0i128, |sum, weight| sum.saturating_add(*weight));
    (sum != 100).then(|| {
        let found = format!("the weights under `RevisionWeights` make {sum}, but they must make 100");
        Diagnostic::new(code::INVALID_VALUE, span, found)
    })
}

/// The longest value of an environment variable, in characters.
const LONGEST_VALUE: usize = 4096;

fn check_variables(resource: &SamResource, problems: &mut Vec<Diagnostic>) {
    let Some(variables) = resource.truthy("EnvironmentVariables") else { return };
    if intrinsic::is_intrinsic(variables) {
        if resource.truthy("EntryPoint").is_some() {
            let found = "`EntryPoint` becomes an environment variable, but `EnvironmentVariables` is an intrinsic function";
            let span = resource.key_span("EntryPoint");
            let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, span, found)
                .related(variables.span, "SAM cannot add to this")
                .help("write the variables out as a map");
            problems.push(problem);
        }
        return;
    }
    for (key, span, value) in variables.as_map().into_iter().flat_map(Map::as_written) {
        problems.extend(check_variable(key, span, value));
    }
}

fn check_variable(key: &str, span: Span, value: &Node) -> Option<Diagnostic> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !key.starts_with(|c: char| c.is_ascii_alphabetic()) || !key.chars().all(plain) {
        let found = format!("`{key}` cannot be the name of an environment variable");
        let help = "begin with a letter, and use only letters, digits and `_`";
        return Some(Diagnostic::new(code::INVALID_VALUE, span, found).help(help));
    }
    let text = value.as_str()?;
    if text.is_empty() {
        let found = format!("environment variable `{key}` is empty");
        return Some(
            Diagnostic::new(code::INVALID_VALUE, value.span, found).help("remove it, or give it a value"),
        );
    }
    (text.chars().count() > LONGEST_VALUE).then(|| {
        let found = format!("environment variable `{key}` is longer than {LONGEST_VALUE} characters");
        Diagnostic::new(code::INVALID_VALUE, value.span, found)
    })
}

fn check_network_connector(resource: &SamResource, problems: &mut Vec<Diagnostic>) {
    let Some(arn) = resource.get("EgressNetworkConnectorArn") else { return };
    if arn.as_str().is_some_and(|text| !is_versioned_connector(text)) {
        let found = "`EgressNetworkConnectorArn` is not the ARN of one version of a network connector";
        let help = "write `arn:aws:lambda:region:account:network-connector:name:version`, or `!GetAtt` the connector's `LatestVersionArn`";
        problems.push(Diagnostic::new(code::INVALID_VALUE, arn.span, found).help(help));
    }
}

/// `arn:partition:lambda:region:account:network-connector:name:version`; region and account may be empty.
fn is_versioned_connector(arn: &str) -> bool {
    let parts: Vec<&str> = arn.split(':').collect();
    match parts.as_slice() {
        ["arn", partition, "lambda", _, _, "network-connector", name, version] => {
            !partition.is_empty() && !name.is_empty() && !version.is_empty()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_versioned_connector;

    #[test]
    fn a_connector_arn_ends_in_its_version() {
        let arn = "arn:aws:lambda:eu-central-1:123456789012:network-connector:shop";
        assert!(!is_versioned_connector(arn));
        assert!(is_versioned_connector(&format!("{arn}:7")));
        assert!(!is_versioned_connector(&format!("{arn}:")));
        assert!(!is_versioned_connector(&format!("{arn}:7:8")));
    }
}
