//! What the API writes into CloudWatch, and the role with which it does.

use super::GraphQl;
use crate::expand::context::{Context, Expanded};
use crate::expand::property::{Property, Shape};
use crate::expand::resource::Resource;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node};

/// What stands under `Logging`.
pub const LOGGING: &[Property] = &[
    Property::optional("CloudWatchLogsRoleArn", Shape::Any),
    Property::optional("ExcludeVerboseContent", Shape::Any),
    Property::optional("FieldLogLevel", Shape::Any),
];

const PUSH_TO_CLOUD_WATCH: &str =
    "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs";

/// Sets the logging of the API, which is on unless it is turned off. Returns the role unless one is given.
pub fn set(context: &mut Context, graph: &GraphQl, api: &mut Resource) -> Expanded<Option<Resource>> {
    let logging = graph.resource.get("Logging");
    if logging.and_then(Node::as_bool) == Some(false) {
        return Ok(None);
    }
    let cause = graph.resource.key_span("Logging");
    let given = |name: &str| logging.and_then(|node| node.get(name)).filter(|node| node.is_truthy()).cloned();
    let mut config = Map::new();
    config.insert_some("ExcludeVerboseContent", given("ExcludeVerboseContent"));
    config.insert("FieldLogLevel", given("FieldLogLevel").unwrap_or_else(|| "ALL".into_node(cause)));
    let role_arn = given("CloudWatchLogsRoleArn");
    let role = if role_arn.is_some() { None } else { Some(role(context, graph, cause)?) };
    config.insert_some("CloudWatchLogsRoleArn", role_arn.or(role.as_ref().map(|role| role.get_att("Arn"))));
    api.set("LogConfig", config.into_node(cause));
    Ok(role)
}

fn role(context: &mut Context, graph: &GraphQl, cause: Span) -> Expanded<Resource> {
    let mut role = graph.role(context, "CloudWatchRole", cause)?;
    role.set("ManagedPolicyArns", list!(cause; intrinsic::sub(PUSH_TO_CLOUD_WATCH, cause)));
    Ok(role)
}
