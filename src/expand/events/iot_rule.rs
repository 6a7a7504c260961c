//! `IoTRule`: a topic rule of AWS IoT invokes the function.

use super::super::context::{Context, Expanded};
use super::super::property::{Property, Shape};
use super::super::resource::Resource;
use super::permission::{Scope, permission};
use super::{Event, EventSource, Target};
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

/// `IoTRule`.
pub const SOURCE: EventSource = EventSource { name: "IoTRule", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] =
    &[Property::required("Sql", Shape::String), Property::optional("AwsIotSqlVersion", Shape::String)];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let cause = event.span;
    let rule_name = map!(cause; "RuleName" => intrinsic::reference(&event.logical_id, cause));
    let arn = context.partition.arn("iot", "rule/${RuleName}");
    let scope = Scope {
        source_arn: Some(intrinsic::sub_with(arn, rule_name, cause)),
        source_account: Some(intrinsic::sub("${AWS::AccountId}", cause)),
        ..Scope::default()
    };
    let permission = permission(context, target, "iot.amazonaws.com", &event.logical_id, "", scope, cause)?;
    let attributes = target.attributes.passed_on();
    let mut rule = Resource::new(context, &event.logical_id, "AWS::IoT::TopicRule", attributes, cause)?;
    rule.set("TopicRulePayload", payload(event, target));
    Ok(vec![permission, rule])
}

fn payload(event: &Event, target: &Target) -> Node {
    let cause = event.span;
    let invoke = map!(cause; "Lambda" => map!(cause; "FunctionArn" => target.arn(cause)));
    let mut payload = Map::new();
    payload.insert_some("Sql", event.get("Sql").cloned());
    payload.insert("RuleDisabled", Node::new(Value::Bool(false), cause));
    payload.insert("Actions", list!(cause; invoke));
    payload.insert_some("AwsIotSqlVersion", event.truthy("AwsIotSqlVersion").cloned());
    Node::new(Value::Map(payload), cause)
}
