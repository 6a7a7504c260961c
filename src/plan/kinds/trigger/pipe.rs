//! `AWS::Pipes::Pipe`.

use super::event_rule::input;
use super::{address, filter, poller, retry, settings, task, trigger};
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::trigger::{Trigger, TriggerKind, TriggerSetting};
use crate::plan::model::{RunPlan, Setting};
use crate::plan::properties::Properties;

/// Pipes.
pub const KIND: Kind = Kind { name: "AWS::Pipes::Pipe", section: "triggers", add };

/// What a source of a kind is told.
const SOURCES: &[(&str, TriggerKind)] = &[
    ("SqsQueueParameters", TriggerKind::Sqs),
    ("KinesisStreamParameters", TriggerKind::Kinesis),
    ("DynamoDBStreamParameters", TriggerKind::DynamoDb),
    ("ManagedStreamingKafkaParameters", TriggerKind::Kafka),
    ("SelfManagedKafkaParameters", TriggerKind::Kafka),
    ("ActiveMQBrokerParameters", TriggerKind::Mq),
    ("RabbitMQBrokerParameters", TriggerKind::Mq),
];

/// What is in the plan by its name in CloudFormation.
const SOURCE_SETTINGS: &[&str] = &[
    "StartingPosition",
    "StartingPositionTimestamp",
    "ParallelizationFactor",
    "OnPartialBatchItemFailure",
    "TopicName",
    "QueueName",
    "VirtualHost",
    "ConsumerGroupID",
    "AdditionalBootstrapServers",
    "Credentials",
    "ServerRootCaCertificate",
];

/// What one kind of target is told.
const TARGET_SETTINGS: &[&str] = &[
    "LambdaFunctionParameters",
    "StepFunctionStateMachineParameters",
    "SqsQueueParameters",
    "KinesisStreamParameters",
    "EventBridgeEventBusParameters",
    "HttpParameters",
    "EcsTaskParameters",
    "BatchJobParameters",
    "CloudWatchLogsParameters",
    "RedshiftDataParameters",
    "SageMakerPipelineParameters",
    "TimestreamParameters",
];

fn add(pipe: &Planned, plan: &mut RunPlan) {
    let properties = &pipe.properties;
    properties.ignore(&["Description", "KmsKeyIdentifier", "LogConfiguration", "Name", "RoleArn", "Tags"]);
    let to_target = properties.child("TargetParameters");
    let mut made = Trigger {
        source: Some(address::required(properties, "Source")),
        enabled: properties.text_or("DesiredState", "RUNNING").map(|state| state != "STOPPED"),
        enrichment: properties.has("Enrichment").then(|| address::required(properties, "Enrichment")),
        input: to_target.as_ref().and_then(|parameters| input(parameters, &["InputTemplate"])),
        ..trigger(pipe.head(), TriggerKind::Pipe, address::required(properties, "Target"))
    };
    add_source(properties, &mut made);
    made.settings.extend(settings(properties, &["EnrichmentParameters"]));
    made.settings.extend(to_target.iter().flat_map(target_settings));
    let of_task = to_target.as_ref().and_then(|parameters| parameters.child("EcsTaskParameters"));
    task::lead_there(&mut made, properties, "Target", of_task);
    plan.triggers.push(made);
}

fn target_settings(parameters: &Properties) -> Vec<TriggerSetting> {
    settings(parameters, TARGET_SETTINGS)
}

/// How the source is read.
fn add_source(properties: &Properties, made: &mut Trigger) {
    let parameters = properties.child("SourceParameters");
    let told = parameters.as_ref().and_then(|parameters| {
        let (name, kind) = SOURCES.iter().find(|(name, _)| parameters.has(name))?;
        Some((parameters.child(name)?, *kind))
    });
    let address = properties.text("Source");
    let address = address.as_ref().and_then(Setting::known).map(String::as_str);
    let by_source = || poller::kind(properties, "Source", address);
    if let Some(kind) = told.as_ref().map(|(_, kind)| *kind).or_else(by_source) {
        let of_source = told.as_ref().map_or(properties, |(told, _)| told);
        made.batch = Some(poller::batch(of_source, kind));
        made.retry = poller::retry(of_source, kind);
    }
    made.filter = parameters.as_ref().and_then(|parameters| filter::criteria(parameters, "FilterCriteria"));
    if let Some((told, _)) = told {
        told.not_emulated("Vpc", "brokers are reached from the network of this machine");
        made.dead_letter = retry::dead_letter(&told);
        made.settings = settings(&told, SOURCE_SETTINGS);
    }
}
