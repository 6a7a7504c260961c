//! What keeps an eye on an application, and what configures it.

use super::super::{Naming, made, named};

/// The types, sorted by name.
pub const TABLE: &[Naming] = &[
    made("AWS::AppConfig::Application")
        .titled("Name")
        .arn("appconfig:{here}:application/{name}")
        .gives(&[("ApplicationId", "{name}")]),
    made("AWS::AppConfig::ConfigurationProfile")
        .titled("Name")
        .arn("appconfig:{here}:application/{ApplicationId}/configurationprofile/{name}")
        .gives(&[("ConfigurationProfileId", "{name}")]),
    made("AWS::AppConfig::Deployment").reference("1").part().gives(&[("DeploymentNumber", "1")]),
    made("AWS::AppConfig::DeploymentStrategy")
        .titled("Name")
        .arn("appconfig:{here}:deploymentstrategy/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::AppConfig::Environment")
        .titled("Name")
        .arn("appconfig:{here}:application/{ApplicationId}/environment/{name}")
        .gives(&[("EnvironmentId", "{name}")]),
    made("AWS::AppConfig::Extension")
        .titled("Name")
        .arn("appconfig:{here}:extension/{name}/1")
        .gives(&[("Id", "{name}"), ("VersionNumber", "1")]),
    made("AWS::AppConfig::ExtensionAssociation")
        .arn("appconfig:{here}:extensionassociation/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::AppConfig::HostedConfigurationVersion").reference("1").part().gives(&[("VersionNumber", "1")]),
    named("AWS::Budgets::Budget", "Budget.BudgetName"),
    named("AWS::Chatbot::SlackChannelConfiguration", "ConfigurationName")
        .by_arn("chatbot::{account}:chat-configuration/slack-channel/{name}")
        .gives(&[("Arn", "{arn}")]),
    named("AWS::CloudFormation::Macro", "Name"),
    made("AWS::CloudFormation::Stack")
        .by_arn("cloudformation:{here}:stack/{name}/00000000-0000-0000-0000-000000000000"),
    made("AWS::CloudFormation::WaitCondition"),
    named("AWS::CloudTrail::EventDataStore", "Name")
        .by_arn("cloudtrail:{here}:eventdatastore/{name;uuid}")
        .gives(&[("EventDataStoreArn", "{arn}")]),
    named("AWS::CloudTrail::Trail", "TrailName").arn("cloudtrail:{here}:trail/{name}"),
    named("AWS::CloudWatch::Alarm", "AlarmName").arn("cloudwatch:{here}:alarm:{name}"),
    made("AWS::CloudWatch::AnomalyDetector"),
    named("AWS::CloudWatch::CompositeAlarm", "AlarmName").arn("cloudwatch:{here}:alarm:{name}"),
    named("AWS::CloudWatch::Dashboard", "DashboardName").arn("cloudwatch::{account}:dashboard/{name}"),
    named("AWS::CloudWatch::InsightRule", "RuleName")
        .arn("cloudwatch:{here}:insight-rule/{name}")
        .gives(&[("Arn", "{arn}")]),
    named("AWS::CloudWatch::MetricStream", "Name").arn("cloudwatch:{here}:metric-stream/{name}"),
    named("AWS::Config::ConfigRule", "ConfigRuleName").arn("config:{here}:config-rule/{name}"),
    named("AWS::Config::ConfigurationRecorder", "Name"),
    named("AWS::Config::DeliveryChannel", "Name"),
    named("AWS::Logs::Destination", "DestinationName").arn("logs:{here}:destination:{name}"),
    named("AWS::Logs::LogGroup", "LogGroupName").arn("logs:{here}:log-group:{name}:*"),
    named("AWS::Logs::LogStream", "LogStreamName")
        .arn("logs:{here}:log-group:{LogGroupName}:log-stream:{name}"),
    named("AWS::Logs::MetricFilter", "FilterName"),
    made("AWS::Logs::QueryDefinition").titled("Name").gives(&[("QueryDefinitionId", "{name}")]),
    named("AWS::Logs::ResourcePolicy", "PolicyName"),
    named("AWS::Logs::SubscriptionFilter", "FilterName"),
    named("AWS::RUM::AppMonitor", "Name").arn("rum:{here}:appmonitor/{name}"),
    named("AWS::ResourceGroups::Group", "Name").arn("resource-groups:{here}:group/{name}"),
    made("AWS::SSM::Association").titled("AssociationName").gives(&[("AssociationId", "{name}")]),
    named("AWS::SSM::Document", "Name").arn("ssm:{here}:document/{name}"),
    made("AWS::SSM::MaintenanceWindow").titled("Name").arn("ssm:{here}:maintenancewindow/{name}"),
    named("AWS::SSM::Parameter", "Name")
        .arn("ssm:{here}:parameter{name;rooted}")
        .gives(&[("Type", "{Type}"), ("Value", "{Value}")]),
    made("AWS::ServiceCatalogAppRegistry::Application")
        .titled("Name")
        .arn("servicecatalog:{here}:/applications/{name}")
        .gives(&[("ApplicationName", "{Name}"), ("Id", "{name}")]),
    made("AWS::ServiceCatalogAppRegistry::ResourceAssociation"),
    named("AWS::Synthetics::Canary", "Name").lower().arn("synthetics:{here}:canary:{name}"),
    made("AWS::XRay::Group")
        .titled("GroupName")
        .by_arn("xray:{here}:group/{GroupName}/{name}")
        .gives(&[("GroupARN", "{arn}")]),
    named("AWS::XRay::ResourcePolicy", "PolicyName"),
    named("AWS::XRay::SamplingRule", "SamplingRule.RuleName")
        .by_arn("xray:{here}:sampling-rule/{name}")
        .gives(&[("RuleARN", "{arn}")]),
];
