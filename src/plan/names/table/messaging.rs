//! What passes on messages and events.

use super::super::{Naming, made, named};

/// The types, sorted by name.
pub const TABLE: &[Naming] = &[
    made("AWS::AmazonMQ::Broker").titled("BrokerName").arn("mq:{here}:broker:{BrokerName}:{name}"),
    made("AWS::AmazonMQ::Configuration")
        .titled("Name")
        .arn("mq:{here}:configuration:{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::AmazonMQ::ConfigurationAssociation"),
    made("AWS::EventSchemas::Discoverer")
        .by_arn("schemas:{here}:discoverer/{name}")
        .gives(&[("DiscovererArn", "{arn}"), ("DiscovererId", "{name}")]),
    named("AWS::EventSchemas::Registry", "RegistryName")
        .by_arn("schemas:{here}:registry/{name}")
        .gives(&[("RegistryArn", "{arn}")]),
    named("AWS::EventSchemas::Schema", "SchemaName")
        .by_arn("schemas:{here}:schema/{RegistryName}/{name}")
        .gives(&[("SchemaArn", "{arn}")]),
    named("AWS::Events::ApiDestination", "Name").arn("events:{here}:api-destination/{name}/{name;uuid}"),
    named("AWS::Events::Archive", "ArchiveName").arn("events:{here}:archive/{name}"),
    named("AWS::Events::Connection", "Name").arn("events:{here}:connection/{name}/{name;uuid}"),
    named("AWS::Events::Endpoint", "Name").arn("events:{here}:endpoint/{name}"),
    named("AWS::Events::EventBus", "Name").arn("events:{here}:event-bus/{name}").gives(&[("Name", "{name}")]),
    made("AWS::Events::EventBusPolicy"),
    named("AWS::Events::Rule", "Name")
        .reference("{EventBusName;last;not default;end |;optional}{name}")
        .arn("events:{here}:rule/{EventBusName;last;not default;end /;optional}{name}"),
    named("AWS::IoT::Authorizer", "AuthorizerName").arn("iot:{here}:authorizer/{name}"),
    made("AWS::IoT::Certificate").arn("iot:{here}:cert/{name}").gives(&[("Id", "{name}")]),
    named("AWS::IoT::DomainConfiguration", "DomainConfigurationName")
        .arn("iot:{here}:domainconfiguration/{name}/{name;uuid}"),
    named("AWS::IoT::FleetMetric", "MetricName")
        .arn("iot:{here}:fleetmetric/{name}")
        .gives(&[("MetricArn", "{arn}")]),
    named("AWS::IoT::JobTemplate", "JobTemplateId").arn("iot:{here}:jobtemplate/{name}"),
    named("AWS::IoT::Policy", "PolicyName").arn("iot:{here}:policy/{name}"),
    made("AWS::IoT::PolicyPrincipalAttachment"),
    named("AWS::IoT::ProvisioningTemplate", "TemplateName")
        .arn("iot:{here}:provisioningtemplate/{name}")
        .gives(&[("TemplateArn", "{arn}")]),
    named("AWS::IoT::RoleAlias", "RoleAlias")
        .arn("iot:{here}:rolealias/{name}")
        .gives(&[("RoleAliasArn", "{arn}")]),
    named("AWS::IoT::Thing", "ThingName").arn("iot:{here}:thing/{name}"),
    named("AWS::IoT::ThingGroup", "ThingGroupName").arn("iot:{here}:thinggroup/{name}"),
    made("AWS::IoT::ThingPrincipalAttachment"),
    named("AWS::IoT::ThingType", "ThingTypeName").arn("iot:{here}:thingtype/{name}"),
    named("AWS::IoT::TopicRule", "RuleName").arn("iot:{here}:rule/{name}"),
    named("AWS::Kinesis::Stream", "Name").arn("kinesis:{here}:stream/{name}"),
    named("AWS::Kinesis::StreamConsumer", "ConsumerName")
        .by_arn("{StreamARN}/consumer/{name}:1")
        .part()
        .gives(&[("ConsumerARN", "{arn}"), ("ConsumerName", "{name}"), ("StreamARN", "{StreamARN}")]),
    named("AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamName")
        .arn("firehose:{here}:deliverystream/{name}"),
    named("AWS::MSK::Cluster", "ClusterName").by_arn("kafka:{here}:cluster/{name}/{name;uuid}-1"),
    made("AWS::MSK::ClusterPolicy").reference("{ClusterArn}").part(),
    named("AWS::MSK::Configuration", "Name").by_arn("kafka:{here}:configuration/{name}/{name;uuid}-1"),
    named("AWS::MSK::ServerlessCluster", "ClusterName").by_arn("kafka:{here}:cluster/{name}/{name;uuid}-s1"),
    named("AWS::Pipes::Pipe", "Name").arn("pipes:{here}:pipe/{name}"),
    named("AWS::SES::ConfigurationSet", "Name").arn("ses:{here}:configuration-set/{name}"),
    made("AWS::SES::ConfigurationSetEventDestination"),
    named("AWS::SES::ContactList", "ContactListName").arn("ses:{here}:contact-list/{name}"),
    named("AWS::SES::DedicatedIpPool", "PoolName").arn("ses:{here}:dedicated-ip-pool/{name}"),
    named("AWS::SES::EmailIdentity", "EmailIdentity").arn("ses:{here}:identity/{name}"),
    named("AWS::SES::ReceiptRule", "Rule.Name"),
    named("AWS::SES::ReceiptRuleSet", "RuleSetName"),
    named("AWS::SES::Template", "Template.TemplateName")
        .arn("ses:{here}:template/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::SNS::Subscription").by_arn("{TopicArn}:{name;uuid}").part().gives(&[("Arn", "{arn}")]),
    named("AWS::SNS::Topic", "TopicName")
        .made_as("{stack}-{id}{FifoTopic;not false;is true .fifo;optional}")
        .by_arn("sns:{here}:{name}")
        .gives(&[("TopicArn", "{arn}"), ("TopicName", "{name}")]),
    made("AWS::SNS::TopicInlinePolicy").reference("{TopicArn}").part(),
    made("AWS::SNS::TopicPolicy").gives(&[("Id", "{name}")]),
    named("AWS::SQS::Queue", "QueueName")
        .made_as("{stack}-{id}{FifoQueue;not false;is true .fifo;optional}")
        .reference("https://sqs.{region}.{suffix}/{account}/{name}")
        .arn("sqs:{here}:{name}")
        .gives(&[("Arn", "{arn}"), ("QueueName", "{name}"), ("QueueUrl", "{ref}")]),
    made("AWS::SQS::QueueInlinePolicy").reference("{Queue}").part(),
    made("AWS::SQS::QueuePolicy").gives(&[("Id", "{name}")]),
    named("AWS::Scheduler::Schedule", "Name")
        .arn("scheduler:{here}:schedule/{GroupName;else default}/{name}"),
    named("AWS::Scheduler::ScheduleGroup", "Name").arn("scheduler:{here}:schedule-group/{name}"),
];
