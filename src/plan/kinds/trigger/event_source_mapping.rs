//! `AWS::Lambda::EventSourceMapping`.

use super::{address, filter, poller, settings, trigger};
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::model::{Origin, RunPlan, Setting, Target};
use crate::plan::properties::Properties;

/// Event source mappings.
pub const KIND: Kind = Kind { name: "AWS::Lambda::EventSourceMapping", section: "triggers", add };

/// What is in the plan by its name in CloudFormation.
const SETTINGS: &[&str] = &[
    "StartingPosition",
    "StartingPositionTimestamp",
    "ParallelizationFactor",
    "BisectBatchOnFunctionError",
    "TumblingWindowInSeconds",
    "FunctionResponseTypes",
    "ScalingConfig",
    "Topics",
    "Queues",
    "SourceAccessConfigurations",
    "SelfManagedEventSource",
    "SelfManagedKafkaEventSourceConfig",
    "AmazonManagedKafkaEventSourceConfig",
    "DocumentDBEventSourceConfig",
];

fn add(mapping: &Planned, plan: &mut RunPlan) {
    let properties = &mapping.properties;
    // How many pollers there are, and who sees what they do, changes nothing of what they deliver.
    properties.ignore(&["KmsKeyArn", "LoggingConfig", "MetricsConfig", "ProvisionedPollerConfig", "Tags"]);
    let arn = properties.text("EventSourceArn");
    let kind = kind(properties, arn.as_ref());
    let target = address::function(properties, "FunctionName");
    plan.triggers.push(Trigger {
        source: arn
            .map(|arn| arn.map(|arn| properties.context.index.target(&arn)))
            .or_else(|| brokers(properties)),
        enabled: properties.flag_or("Enabled", true),
        filter: filter::criteria(properties, "FilterCriteria"),
        batch: Some(poller::batch(properties, kind)),
        retry: poller::retry(properties, kind),
        dead_letter: dead_letter(properties),
        settings: settings(properties, SETTINGS),
        ..trigger(mapping.head(), kind, target)
    });
}

/// The kind of the source; where its ARN does not tell, by properties that only sources of one kind have.
fn kind(properties: &Properties, arn: Option<&Setting<String>>) -> TriggerKind {
    let arn = arn.and_then(Setting::known).map(String::as_str);
    let telling = [
        ("SelfManagedEventSource", TriggerKind::Kafka),
        ("AmazonManagedKafkaEventSourceConfig", TriggerKind::Kafka),
        ("Topics", TriggerKind::Kafka),
        ("Queues", TriggerKind::Mq),
        ("DocumentDBEventSourceConfig", TriggerKind::DocumentDb),
    ];
    let by_property = || telling.iter().find(|(name, _)| properties.has(name)).map(|(_, kind)| *kind);
    let known = poller::kind(properties, "EventSourceArn", arn).or_else(by_property);
    known.unwrap_or(TriggerKind::EventSource)
}

/// The brokers of a Kafka cluster that AWS does not manage, with commas in between.
fn brokers(properties: &Properties) -> Option<Setting<Target>> {
    let endpoints = properties.child("SelfManagedEventSource")?.child("Endpoints")?;
    let mut names = Vec::new();
    for broker in endpoints.texts("KafkaBootstrapServers") {
        match broker {
            Setting::Known(name, _) => names.push(name),
            Setting::Unknown(id) => return Some(Setting::Unknown(id)),
        }
    }
    let address = Some(names.join(",")).filter(|address| !address.is_empty())?;
    Some(Setting::Known(Target { resource: None, address }, Origin::template(endpoints.place)))
}

fn dead_letter(properties: &Properties) -> Option<Setting<Target>> {
    properties.child("DestinationConfig")?.child("OnFailure")?.target("Destination")
}
