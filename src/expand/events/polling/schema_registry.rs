//! `SchemaRegistryConfig` of Kafka events: which registry has the schemas of the records, and
//! what the function must be allowed to read there.

use super::super::super::context::{Context, Expanded};
use super::super::Event;
use super::statements::{allow, own_arn, read_secret};
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{Map, Node};

/// What `SchemaRegistryConfig` must have, with what to write there.
const REQUIRED: &[(&str, &str)] = &[
    ("SchemaRegistryURI", "the ARN of a Glue registry, or the URL of another one"),
    ("EventRecordFormat", "`JSON` or `SOURCE`"),
    ("SchemaValidationConfigs", "a list of maps, each `Attribute: KEY` or `Attribute: VALUE`"),
];

/// Replaces parameters in the arguments of a function that makes the registry's URI, which the
/// mapping then shows (reference behaviour: its lists are resolved in place, its strings are not).
pub fn resolve_arguments(context: &mut Context, event: &Event) -> Expanded<Event> {
    let mut event = event.clone();
    let uri = event
        .properties
        .get_mut("SchemaRegistryConfig")
        .and_then(|config| config.get_mut("SchemaRegistryURI"));
    for argument in uri.and_then(Node::as_map_mut).into_iter().flat_map(Map::values_mut) {
        if argument.as_list().is_some() {
            context.resolve(argument)?;
        }
    }
    Ok(event)
}

/// The statements that the function needs to use the registry.
pub fn statements(context: &mut Context, event: &Event) -> Expanded<Vec<Node>> {
    let Some(config) = event.truthy("SchemaRegistryConfig").and_then(Node::as_map) else {
        return Ok(Vec::new());
    };
    let accesses = accesses(context, config);
    check_required(context, event, config)?;
    let mut allowed: Vec<Node> = accesses?.into_iter().map(read_secret).collect();
    if let Some(uri) = config.get("SchemaRegistryURI")
        && let Some(name) = glue_registry(context, uri)?
    {
        let schemas = own_arn("glue", &format!("schema/{name}/*"), uri.span);
        allowed.push(allow(&["glue:GetRegistry"], uri.clone(), uri.span));
        allowed.push(allow(&["glue:GetSchemaVersion"], list!(uri.span; schemas), uri.span));
    }
    Ok(allowed)
}

fn check_required(context: &mut Context, event: &Event, config: &Map) -> Expanded<()> {
    let mut result = Ok(());
    for (name, what) in REQUIRED {
        if !config.contains(name) {
            let found = format!("`SchemaRegistryConfig` has no `{name}`");
            let span = event.key_span("SchemaRegistryConfig");
            let diagnostic = Diagnostic::new(code::MISSING_PROPERTY, span, found);
            result = Err(context.error(diagnostic.help(format!("add `{name}:` with {what}"))));
        }
    }
    if let Some(format) = config.get("EventRecordFormat")
        && !matches!(format.as_str(), Some("JSON" | "SOURCE"))
    {
        let found = "`EventRecordFormat` must be `JSON` or `SOURCE`";
        let help = "write `JSON` to get records as JSON, or `SOURCE` to get them as they are";
        result = Err(context.error(Diagnostic::new(code::INVALID_VALUE, format.span, found).help(help)));
    }
    if let Some(validations) = config.get("SchemaValidationConfigs") {
        result = result.and(check_list(context, "SchemaValidationConfigs", validations));
    }
    result
}

fn check_list(context: &mut Context, name: &str, node: &Node) -> Expanded<()> {
    if node.as_list().is_some() {
        return Ok(());
    }
    let found = format!("`{name}` takes a list, but this is {}", node.kind());
    let help = "put a `- ` before each of its entries";
    Err(context.error(Diagnostic::new(code::WRONG_TYPE, node.span, found).help(help)))
}

/// The secrets of `AccessConfigs`.
fn accesses(context: &mut Context, config: &Map) -> Expanded<Vec<Node>> {
    let Some(entries) = config.truthy("AccessConfigs") else {
        return Ok(Vec::new());
    };
    check_list(context, "AccessConfigs", entries)?;
    let mut secrets = Ok(Vec::new());
    for entry in entries.as_list().into_iter().flatten() {
        match (entry.get("Type"), entry.get("URI")) {
            (Some(_), Some(uri)) => secrets = secrets.map(|all: Vec<Node>| [all, vec![uri.clone()]].concat()),
            _ => {
                let found = "an entry of `AccessConfigs` is a map with `Type` and `URI`";
                let help = "write `- Type: BASIC_AUTH`, and below it `URI:` with the ARN of the secret";
                secrets =
                    Err(context.error(Diagnostic::new(code::INVALID_VALUE, entry.span, found).help(help)));
            }
        }
    }
    secrets
}

/// The name of the registry when the URI is the ARN of one of AWS Glue, as far as that is known
/// while expanding: an ARN in which `${AWS::AccountId}` stands cannot be taken apart.
fn glue_registry(context: &mut Context, uri: &Node) -> Expanded<Option<String>> {
    let resolved = context.resolved(uri)?;
    let written = resolved.as_str().or_else(|| resolved.get("Fn::Sub")?.as_str());
    Ok(written.and_then(registry_name).map(str::to_owned))
}

fn registry_name(arn: &str) -> Option<&str> {
    arn.starts_with("arn").then(|| arn.split(':').nth(5))??.strip_prefix("registry/")
}

#[cfg(test)]
mod tests {
    use super::registry_name;

    #[test]
    fn registries_are_found_in_arns_only() {
        let arn = "arn:aws:glue:eu-central-1:111122223333:registry/orders";
        assert_eq!(registry_name(arn), Some("orders"));
        assert_eq!(registry_name("https://registry.example.com/registry/orders"), None);
        let unknown_account = "arn:aws:glue:eu-central-1:${AWS::AccountId}:registry/orders";
        assert_eq!(registry_name(unknown_account), None);
    }
}
