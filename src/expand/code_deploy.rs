//! Gradual deployments: what `DeploymentPreference` of functions asks for.
//!
//! A template with at least one enabled preference gets one CodeDeploy application and one role,
//! and each such function a deployment group to which its alias's update policy points.

use indexmap::IndexMap;

use super::Output;
use super::context::{Context, Expanded};
use super::policy::statements;
use super::resource::{Attributes, Resource, SamResource};
use super::{conditions, tags};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value};

const APPLICATION: &str = "ServerlessDeploymentApplication";
const ROLE: &str = "CodeDeployServiceRole";
const CONDITION: &str = "ServerlessCodeDeployCondition";

/// Deployment configurations that CodeDeploy brings; any other string names one of the user's own.
const PREDEFINED: &[&str] = &[
    "Canary10Percent5Minutes",
    "Canary10Percent10Minutes",
    "Canary10Percent15Minutes",
    "Canary10Percent30Minutes",
    "Linear10PercentEvery1Minute",
    "Linear10PercentEvery2Minutes",
    "Linear10PercentEvery3Minutes",
    "Linear10PercentEvery10Minutes",
    "AllAtOnce",
];

/// The enabled deployment preferences by function.
#[derive(Debug, Default)]
pub struct DeploymentPreferences {
    enabled: IndexMap<Text, Preference>,
}

#[derive(Debug, Clone)]
struct Preference {
    settings: Map,
    condition: Option<Text>,
    /// Tags of the function, where it propagates them.
    tags: Option<Map>,
    cause: Span,
}

/// Notes the function's preference, and returns the update policy that its alias then needs.
pub fn note_preference(context: &mut Context, function: &mut SamResource) -> Expanded<Option<Node>> {
    if function.truthy("DeploymentPreference").is_none() {
        return Ok(None);
    }
    let cause = function.key_span("DeploymentPreference");
    let settings = resolve_settings(context, function)?;
    if !is_enabled(&settings) {
        return Ok(None);
    }
    let settings = check_settings(context, function, settings, cause)?;
    let passes_condition = passes_condition(context, &settings)?;
    let condition = function.attributes.condition().and_then(Node::as_text).cloned();
    let propagated = function.truthy("Tags").filter(|_| function.truthy("PropagateTags").is_some());
    let preference = Preference {
        condition: condition.filter(|_| passes_condition),
        tags: propagated.and_then(Node::as_map).cloned(),
        settings,
        cause,
    };
    let policy = update_policy(&function.logical_id, &preference);
    context.deployments.enabled.insert(function.logical_id.clone(), preference);
    Ok(Some(policy))
}

/// `Enabled`, `Type` and `PassthroughCondition` may refer to parameters and mappings.
fn resolve_settings(context: &mut Context, function: &SamResource) -> Expanded<Map> {
    let mut settings =
        function.get("DeploymentPreference").and_then(Node::as_map).cloned().unwrap_or_default();
    for name in ["Enabled", "Type", "PassthroughCondition"] {
        if let Some(node) = settings.get_mut(name) {
            context.resolve(node)?;
            context.resolve_mappings(node)?;
        }
    }
    Ok(settings)
}

fn is_enabled(settings: &Map) -> bool {
    match settings.get("Enabled") {
        None => true,
        Some(enabled) => enabled.is_truthy() && !matches!(enabled.as_str(), Some("false" | "False")),
    }
}

fn check_settings(
    context: &mut Context,
    function: &SamResource,
    settings: Map,
    cause: Span,
) -> Expanded<Map> {
    if !settings.contains("Type") {
        let help = "add `Type:`, such as `Canary10Percent5Minutes` or `AllAtOnce`";
        let problem = Diagnostic::new(code::MISSING_PROPERTY, cause, "`DeploymentPreference` needs `Type`");
        return Err(context.error(problem.help(help)));
    }
    if let Some(hooks) = settings.get("Hooks").filter(|hooks| hooks.as_map().is_none()) {
        let found =
            format!("`Hooks` takes a map with `PreTraffic` and `PostTraffic`, but this is {}", hooks.kind());
        return Err(context.error(Diagnostic::new(code::WRONG_TYPE, hooks.span, found)));
    }
    if let Some(problem) = settings.get("Alarms").and_then(misshapen_alarms) {
        return Err(context.error(problem));
    }
    if function.truthy("AutoPublishAlias").is_none() {
        let found = "`DeploymentPreference` works only together with `AutoPublishAlias`";
        let help =
            "add `AutoPublishAlias:` with a name, such as `live`: traffic is shifted between its versions";
        return Err(context.error(Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, cause, found).help(help)));
    }
    Ok(settings)
}

fn misshapen_alarms(alarms: &Node) -> Option<Diagnostic> {
    if !alarms.is_truthy() || intrinsic::is_no_value(alarms) {
        return None;
    }
    let lists: Vec<&Node> = match intrinsic::argument(alarms, "Fn::If") {
        None => vec![alarms],
        Some(_) => match intrinsic::if_arguments(alarms) {
            Some((_, then, otherwise)) => vec![then, otherwise],
            None => {
                let found = "`Fn::If` takes a list of three: condition, value if true, value if false";
                return Some(Diagnostic::new(code::INVALID_IF, alarms.span, found));
            }
        },
    };
    let wrong = lists.into_iter().find(|list| list.as_list().is_none())?;
    let found = format!("`Alarms` takes a list, but this is {}", wrong.kind());
    Some(Diagnostic::new(code::WRONG_TYPE, wrong.span, found))
}

/// Whether the deployment group is to have the function's condition.
fn passes_condition(context: &mut Context, settings: &Map) -> Expanded<bool> {
    let Some(node) = settings.get("PassthroughCondition") else { return Ok(false) };
    match (&node.value, node.as_str()) {
        (Value::Bool(value), _) => Ok(*value),
        (_, Some("true" | "True")) => Ok(true),
        (_, Some("false" | "False")) => Ok(false),
        _ => {
            let found = "`PassthroughCondition` must be true or false while expanding";
            let help = "write `true` or `false`, or refer to a parameter or mapping that holds one";
            Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, node.span, found).help(help)))
        }
    }
}

fn group_id(function: &str) -> String {
    format!("{function}DeploymentGroup")
}

fn update_policy(function: &Text, preference: &Preference) -> Node {
    let cause = preference.cause;
    let mut update = Map::new();
    update.insert("ApplicationName", intrinsic::reference(APPLICATION, cause));
    update.insert("DeploymentGroupName", intrinsic::reference(group_id(function), cause));
    let hook = |name: &str| preference.settings.get("Hooks")?.as_map()?.given(name).cloned();
    update.insert_some("BeforeAllowTrafficHook", hook("PreTraffic"));
    update.insert_some("AfterAllowTrafficHook", hook("PostTraffic"));
    map!(cause; "CodeDeployLambdaAliasUpdate" => update)
}

/// Adds the CodeDeploy application, its role and a deployment group per function.
pub fn add_resources(context: &mut Context, output: &mut Output) {
    let preferences = std::mem::take(&mut context.deployments.enabled);
    let Some(cause) = preferences.values().next().map(|preference| preference.cause) else { return };
    let condition = shared_condition(context, &preferences, cause);
    let tags = merged_tags(&preferences, cause);
    let mut resources = vec![application(context, condition.clone(), tags.clone(), cause)];
    if preferences.values().any(|preference| role_of(preference).is_none()) {
        resources.push(service_role(context, condition, tags, cause));
    }
    for (function, preference) in &preferences {
        resources.push(deployment_group(context, function, preference));
    }
    resources.into_iter().flatten().for_each(|resource| output.add(context, resource));
}

fn role_of(preference: &Preference) -> Option<&Node> {
    preference.settings.truthy("Role")
}

/// The condition of what all functions share: there is one only when every function has one.
fn shared_condition(
    context: &mut Context,
    preferences: &IndexMap<Text, Preference>,
    cause: Span,
) -> Option<Text> {
    let mut names: Vec<Text> = Vec::new();
    for preference in preferences.values() {
        let name = preference.condition.clone()?;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() == 1 {
        return names.pop();
    }
    conditions::add_any_of(context, CONDITION, names, cause);
    Some(CONDITION.into())
}

fn merged_tags(preferences: &IndexMap<Text, Preference>, cause: Span) -> Option<Node> {
    let mut merged = Map::new();
    for tags in preferences.values().filter_map(|preference| preference.tags.as_ref()) {
        merged.update(tags);
    }
    (!merged.is_empty()).then(|| tags::tag_list(&merged).into_node(cause))
}

fn attributes(condition: Option<Text>, cause: Span) -> Attributes {
    let mut attributes = Attributes::default();
    if let Some(condition) = condition {
        attributes.set("Condition", condition.into_node(cause));
    }
    attributes
}

fn application(
    context: &mut Context,
    condition: Option<Text>,
    tags: Option<Node>,
    cause: Span,
) -> Expanded<Resource> {
    let attributes = attributes(condition, cause);
    let mut application =
        Resource::new(context, APPLICATION, "AWS::CodeDeploy::Application", attributes, cause)?;
    application.set("ComputePlatform", "Lambda");
    application.set_some("Tags", tags);
    Ok(application)
}

fn service_role(
    context: &mut Context,
    condition: Option<Text>,
    tags: Option<Node>,
    cause: Span,
) -> Expanded<Resource> {
    let mut role = Resource::new(context, ROLE, "AWS::IAM::Role", attributes(condition, cause), cause)?;
    role.set("AssumeRolePolicyDocument", statements::assume_role("codedeploy.amazonaws.com", cause));
    let limited = matches!(context.partition.name, "aws-iso" | "aws-iso-b");
    let policy = match limited {
        true => "service-role/AWSCodeDeployRoleForLambdaLimited",
        false => "service-role/AWSCodeDeployRoleForLambda",
    };
    role.set("ManagedPolicyArns", list!(cause; context.partition.managed_policy_arn(policy)));
    role.set_some("Tags", tags);
    Ok(role)
}

fn deployment_group(context: &mut Context, function: &Text, preference: &Preference) -> Expanded<Resource> {
    let cause = preference.cause;
    let attributes = attributes(preference.condition.clone(), cause);
    let kind = "AWS::CodeDeploy::DeploymentGroup";
    let mut group = Resource::new(context, group_id(function), kind, attributes, cause)?;
    let settings = &preference.settings;
    group.set_some("AlarmConfiguration", settings.get("Alarms").and_then(alarms));
    group.set("ApplicationName", intrinsic::reference(APPLICATION, cause));
    let events = list!(cause; "DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST");
    group.set("AutoRollbackConfiguration", map!(cause; "Enabled" => true, "Events" => events));
    group.set_some("DeploymentConfigName", settings.get("Type").map(|name| config_name(name, "")));
    let style = map!(cause; "DeploymentType" => "BLUE_GREEN", "DeploymentOption" => "WITH_TRAFFIC_CONTROL");
    group.set("DeploymentStyle", style);
    let role = role_of(preference).cloned().unwrap_or_else(|| intrinsic::get_att(ROLE, "Arn", cause));
    group.set("ServiceRoleArn", role);
    let triggers = settings.truthy("TriggerConfigurations");
    group.set_some("TriggerConfigurations", triggers);
    group.set_some("Tags", preference.tags.as_ref().map(tags::tag_list));
    Ok(group)
}

fn alarms(alarms: &Node) -> Option<Node> {
    if !alarms.is_truthy() || intrinsic::is_no_value(alarms) {
        return None;
    }
    Some(match intrinsic::if_arguments(alarms) {
        Some((condition, then, otherwise)) => {
            intrinsic::if_else(condition, alarm_list(then), alarm_list(otherwise), alarms.span)
        }
        None => alarm_list(alarms),
    })
}

fn alarm_list(alarms: &Node) -> Node {
    let names = alarms.as_list().map(Vec::as_slice).unwrap_or_default();
    if names.first().is_none_or(intrinsic::is_no_value) {
        return map!(alarms.span);
    }
    let named: Vec<Node> = names.iter().map(|name| map!(name.span; "Name" => name)).collect();
    map!(alarms.span; "Enabled" => true, "Alarms" => named)
}

/// The name of a deployment configuration. CodeDeploy's own get their prefix, also inside
/// intrinsic functions; `function` is the one around the name.
fn config_name(node: &Node, function: &str) -> Node {
    let span = node.span;
    match &node.value {
        Value::List(items) => {
            items.iter().map(|item| config_name(item, "")).collect::<Vec<_>>().into_node(span)
        }
        Value::Map(map) if intrinsic::is_intrinsic(node) => {
            let replaced = map.iter().map(|(key, value)| (key.clone(), config_name(value, key)));
            replaced.collect::<Map>().into_node(span)
        }
        Value::String(name) if PREDEFINED.contains(&name.as_str()) => {
            let text = "CodeDeployDefault.Lambda${ConfigName}";
            let variables = map!(span; "ConfigName" => name);
            match function {
                "Fn::Sub" => list!(span; text, variables),
                _ => intrinsic::sub_with(text, variables, span),
            }
        }
        _ => node.clone(),
    }
}
