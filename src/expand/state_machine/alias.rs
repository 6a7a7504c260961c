//! `AutoPublishAlias`: a version of each revision, and an alias that points to the newest.

use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::expand::resource::{Resource, SamResource};
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// Properties that mean nothing without an alias, in the order of the reference.
const NEED_AN_ALIAS: &[&str] = &["UseAliasAsEventTarget", "DeploymentPreference"];

/// Checks the name of the alias, and refuses what needs an alias where there is none.
pub fn check(context: &mut Context, machine: &SamResource) -> Expanded<()> {
    if let Some(alias) = machine.truthy("AutoPublishAlias") {
        return check_name(context, machine, alias);
    }
    let mut result = Ok(());
    for property in NEED_AN_ALIAS.iter().filter(|property| machine.truthy(property).is_some()) {
        let found = format!("`{property}` works only together with `AutoPublishAlias`");
        let help = "add `AutoPublishAlias:` with the name that the alias shall have, such as `live`";
        let span = machine.key_span(property);
        result = Err(context.error(Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, span, found).help(help)));
    }
    result
}

fn check_name(context: &mut Context, machine: &SamResource, alias: &Node) -> Expanded<()> {
    let Some(name) = alias.as_str() else {
        let found =
            format!("`AutoPublishAlias` takes a name that SAM can read, but this is {}", alias.kind());
        let help = "write the name out: it becomes part of a logical id";
        return Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, alias.span, found).help(help)));
    };
    if name.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Ok(());
    }
    let found = "`AutoPublishAlias` becomes part of a logical id, which has letters and digits only";
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let diagnostic = Diagnostic::new(code::INVALID_LOGICAL_ID, alias.span, found)
        .resource(format!("{}Alias{name}", machine.logical_id))
        .help(if plain.is_empty() { "choose another name".to_owned() } else { format!("call it `{plain}`") });
    Err(context.error(diagnostic))
}

/// The logical id of the alias, where the state machine has one.
pub fn logical_id(machine: &SamResource) -> Option<Text> {
    let name = machine.truthy("AutoPublishAlias")?.as_str()?;
    Some(Text::made(format!("{}Alias{name}", machine.logical_id)))
}

/// The version and the alias, where the state machine shall have them.
pub fn publish(context: &mut Context, machine: &SamResource) -> Expanded<Vec<Resource>> {
    let Some(alias_id) = logical_id(machine) else { return Ok(Vec::new()) };
    let version = version(context, machine)?;
    let cause = machine.key_span("AutoPublishAlias");
    let mut alias = machine.sibling(context, alias_id, "AWS::StepFunctions::StateMachineAlias", cause)?;
    alias.set_some("Name", machine.get("AutoPublishAlias"));
    alias.set("DeploymentPreference", deployment_preference(context, machine, &version)?);
    Ok(vec![version, alias])
}

/// The version is kept when it is replaced, unless the template says otherwise.
fn version(context: &mut Context, machine: &SamResource) -> Expanded<Resource> {
    let mut attributes = machine.attributes.passed_on();
    for name in ["DeletionPolicy", "UpdateReplacePolicy"] {
        if attributes.get(name).is_none() {
            attributes.set(name, "Retain".into_node(machine.span));
        }
    }
    let (id, kind) = (format!("{}Version", machine.logical_id), "AWS::StepFunctions::StateMachineVersion");
    let cause = machine.key_span("AutoPublishAlias");
    let mut version = Resource::new(context, id, kind, attributes, cause)?;
    version.set("StateMachineArn", intrinsic::reference(&machine.logical_id, cause));
    let revision = intrinsic::get_att(&machine.logical_id, "StateMachineRevisionId", cause);
    version.set("StateMachineRevisionId", revision);
    Ok(version)
}

/// How the alias moves to a new version; at once when nothing is said.
fn deployment_preference(context: &mut Context, machine: &SamResource, version: &Resource) -> Expanded<Node> {
    let mut preference = match machine.truthy("DeploymentPreference") {
        Some(node) => match node.as_map() {
            Some(map) => map.clone(),
            None => {
                let found = format!("`DeploymentPreference` takes a map, but this is {}", node.kind());
                let help = "write `Type: ALL_AT_ONCE`, `LINEAR` or `CANARY` below it";
                return Err(context.error(Diagnostic::new(code::WRONG_TYPE, node.span, found).help(help)));
            }
        },
        None => Map::from_iter([("Type".into(), "ALL_AT_ONCE".into_node(version.cause))]),
    };
    preference.insert("StateMachineVersionArn", version.reference());
    Ok(Node::new(Value::Map(preference), machine.key_span("DeploymentPreference")))
}
