//! `AWS::IoT::TopicRule`: a trigger for each of its actions.

use super::{address, filter, part, settings, trigger};
use crate::plan::kinds::{Kind, Planned, called};
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::model::{Origin, RunPlan, Setting, Target};
use crate::plan::properties::Properties;

/// Rules of AWS IoT.
pub const KIND: Kind = Kind { name: "AWS::IoT::TopicRule", section: "triggers", add };

/// The actions that lead to something with a name: the names that lead to its name, and its type.
const ACTIONS: &[(&str, &[&str], &str)] = &[
    ("Lambda", &["FunctionArn"], address::FUNCTION),
    ("Sqs", &["QueueUrl"], "AWS::SQS::Queue"),
    ("Sns", &["TargetArn"], "AWS::SNS::Topic"),
    ("StepFunctions", &["StateMachineName"], "AWS::StepFunctions::StateMachine"),
    ("Kinesis", &["StreamName"], "AWS::Kinesis::Stream"),
    ("DynamoDB", &["TableName"], "AWS::DynamoDB::Table"),
    ("DynamoDBv2", &["PutItem", "TableName"], "AWS::DynamoDB::Table"),
    ("S3", &["BucketName"], "AWS::S3::Bucket"),
    ("Firehose", &["DeliveryStreamName"], "AWS::KinesisFirehose::DeliveryStream"),
    ("CloudwatchLogs", &["LogGroupName"], "AWS::Logs::LogGroup"),
    ("Http", &["Url"], called::ANY),
    ("Republish", &["Topic"], called::ANY),
];

fn add(rule: &Planned, plan: &mut RunPlan) {
    rule.properties.ignore(&["RuleName", "Tags"]);
    let Some(payload) = rule.properties.child("TopicRulePayload") else { return };
    payload.ignore(&["Description"]);
    let sql = payload.text("Sql").map(|sql| filter::text(sql, Origin::template(payload.place)));
    let enabled = payload.flag_or("RuleDisabled", false).map(|is_disabled| !is_disabled);
    let dead_letter = payload.child("ErrorAction").and_then(|action| target(&action));
    for (index, action) in payload.children("Actions").iter().enumerate() {
        let Some(target) = target(action) else { continue };
        let head = part(rule, &format!("TopicRulePayload/Actions/{index}"), action.place);
        let mut more = settings(&payload, &["AwsIotSqlVersion"]);
        more.extend(action.entries().flat_map(|(name, _, _)| settings(action, &[name])));
        plan.triggers.push(Trigger {
            filter: sql.clone(),
            enabled: enabled.clone(),
            dead_letter: dead_letter.clone(),
            settings: more,
            ..trigger(head, TriggerKind::IotRule, target)
        });
    }
}

/// Who gets the message. Of an action that leads to nothing that could be here, it is told.
fn target(action: &Properties) -> Option<Setting<Target>> {
    let found = ACTIONS.iter().find(|(name, _, _)| action.has(name));
    let Some((name, path, kind)) = found else {
        for (name, _, _) in action.entries() {
            action.not_emulated(name, "nothing here takes what this action sends");
        }
        return None;
    };
    let mut inner = action.child(name)?;
    let (last, way) = path.split_last()?;
    for step in way {
        inner.ignore_all();
        inner = inner.child(step)?;
    }
    inner.ignore_all();
    let context = action.context;
    let found = inner.text(last).map(|text| text.map(|text| called::target(context, text, kind)));
    Some(found.unwrap_or_else(|| address::not_set(&inner, last)))
}
