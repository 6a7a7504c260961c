//! What runs code: functions, containers, state machines, machines.

use super::super::{Naming, made, named};

/// The types, sorted by name.
pub const TABLE: &[Naming] = &[
    named("AWS::AppRunner::AutoScalingConfiguration", "AutoScalingConfigurationName")
        .by_arn("apprunner:{here}:autoscalingconfiguration/{name}/1/{name;uuid}")
        .gives(&[("AutoScalingConfigurationArn", "{arn}")]),
    named("AWS::AppRunner::Service", "ServiceName")
        .by_arn("apprunner:{here}:service/{name}/{name;uuid}")
        .gives(&[("ServiceArn", "{arn}"), ("ServiceId", "{name;uuid}")]),
    named("AWS::AppRunner::VpcConnector", "VpcConnectorName")
        .by_arn("apprunner:{here}:vpcconnector/{name}/1/{name;uuid}")
        .gives(&[("VpcConnectorArn", "{arn}")]),
    made("AWS::ApplicationAutoScaling::ScalableTarget")
        .reference("{ResourceId}|{ScalableDimension}|{ServiceNamespace}")
        .part(),
    named("AWS::ApplicationAutoScaling::ScalingPolicy", "PolicyName").by_arn(
        "autoscaling:{here}:scalingPolicy:{name;uuid}:resource/{ServiceNamespace}/{ResourceId}:policyName/{name}",
    ),
    named("AWS::AutoScaling::AutoScalingGroup", "AutoScalingGroupName")
        .arn("autoscaling:{here}:autoScalingGroup:{name;uuid}:autoScalingGroupName/{name}")
        .gives(&[("AutoScalingGroupARN", "{arn}")]),
    named("AWS::AutoScaling::LaunchConfiguration", "LaunchConfigurationName"),
    made("AWS::AutoScaling::ScalingPolicy")
        .by_arn(
            "autoscaling:{here}:scalingPolicy:{name;uuid}:autoScalingGroupName/{AutoScalingGroupName}:policyName/{name}",
        )
        .gives(&[("Arn", "{arn}"), ("PolicyName", "{name}")]),
    named("AWS::Batch::ComputeEnvironment", "ComputeEnvironmentName")
        .by_arn("batch:{here}:compute-environment/{name}")
        .gives(&[("ComputeEnvironmentArn", "{arn}")]),
    named("AWS::Batch::JobDefinition", "JobDefinitionName").by_arn("batch:{here}:job-definition/{name}:1"),
    named("AWS::Batch::JobQueue", "JobQueueName")
        .by_arn("batch:{here}:job-queue/{name}")
        .gives(&[("JobQueueArn", "{arn}")]),
    named("AWS::Batch::SchedulingPolicy", "Name").by_arn("batch:{here}:scheduling-policy/{name}"),
    named("AWS::ECR::PublicRepository", "RepositoryName").lower().arn("ecr-public::{account}:repository/{name}"),
    named("AWS::ECR::Repository", "RepositoryName")
        .lower()
        .arn("ecr:{here}:repository/{name}")
        .gives(&[("RepositoryUri", "{account}.dkr.ecr.{region}.{suffix}/{name}")]),
    named("AWS::ECS::CapacityProvider", "Name").arn("ecs:{here}:capacity-provider/{name}"),
    named("AWS::ECS::Cluster", "ClusterName").arn("ecs:{here}:cluster/{name}"),
    made("AWS::ECS::ClusterCapacityProviderAssociations").reference("{Cluster;last}").part(),
    named("AWS::ECS::Service", "ServiceName")
        .by_arn("ecs:{here}:service/{Cluster;last;else default}/{name}")
        .gives(&[("Name", "{name}"), ("ServiceArn", "{arn}")]),
    // Every definition is a new one, and begins with the first revision.
    named("AWS::ECS::TaskDefinition", "Family")
        .by_arn("ecs:{here}:task-definition/{name}:1")
        .gives(&[("TaskDefinitionArn", "{arn}")]),
    made("AWS::ECS::TaskSet").gives(&[("Id", "{name}")]),
    named("AWS::EKS::Addon", "AddonName").reference("{ClusterName}|{name}"),
    named("AWS::EKS::Cluster", "Name").arn("eks:{here}:cluster/{name}"),
    named("AWS::EKS::FargateProfile", "FargateProfileName")
        .reference("{ClusterName}|{name}")
        .arn("eks:{here}:fargateprofile/{ClusterName}/{name}/{name;uuid}"),
    named("AWS::EKS::Nodegroup", "NodegroupName")
        .reference("{ClusterName}/{name}")
        .arn("eks:{here}:nodegroup/{ClusterName}/{name}/{name;uuid}")
        .gives(&[("ClusterName", "{ClusterName}"), ("Id", "{ref}"), ("NodegroupName", "{name}")]),
    made("AWS::EMRServerless::Application").titled("Name")
        .arn("emr-serverless:{here}:/applications/{name}")
        .gives(&[("ApplicationId", "{name}")]),
    named("AWS::Lambda::Alias", "Name")
        .by_arn("lambda:{here}:function:{FunctionName;last}:{name}")
        .part()
        .gives(&[("AliasArn", "{arn}")]),
    named("AWS::Lambda::CapacityProvider", "CapacityProviderName").arn("lambda:{here}:capacity-provider:{name}"),
    made("AWS::Lambda::CodeSigningConfig")
        .by_arn("lambda:{here}:code-signing-config:{name}")
        .gives(&[("CodeSigningConfigArn", "{arn}"), ("CodeSigningConfigId", "{name}")]),
    made("AWS::Lambda::EventInvokeConfig"),
    made("AWS::Lambda::EventSourceMapping")
        .arn("lambda:{here}:event-source-mapping:{name}")
        .gives(&[("EventSourceMappingArn", "{arn}"), ("Id", "{name}")]),
    named("AWS::Lambda::Function", "FunctionName").arn("lambda:{here}:function:{name}"),
    // What is deployed for the first time is the first version.
    named("AWS::Lambda::LayerVersion", "LayerName")
        .by_arn("lambda:{here}:layer:{name}:1")
        .gives(&[("LayerVersionArn", "{arn}")]),
    made("AWS::Lambda::LayerVersionPermission"),
    made("AWS::Lambda::Permission").gives(&[("Id", "{name}")]),
    made("AWS::Lambda::Url")
        .by_arn("lambda:{here}:function:{TargetFunctionArn;last}")
        .part()
        .gives(&[("FunctionArn", "{arn}"), ("FunctionUrl", "https://{name}.lambda-url.{region}.on.aws/")]),
    made("AWS::Lambda::Version")
        .by_arn("lambda:{here}:function:{FunctionName;last}:1")
        .part()
        .gives(&[("FunctionArn", "{arn}"), ("Version", "1")]),
    named("AWS::StepFunctions::Activity", "Name")
        .by_arn("states:{here}:activity:{name}")
        .gives(&[("Arn", "{arn}"), ("Name", "{name}")]),
    named("AWS::StepFunctions::StateMachine", "StateMachineName")
        .by_arn("states:{here}:stateMachine:{name}")
        .gives(&[("Arn", "{arn}"), ("Name", "{name}")]),
    named("AWS::StepFunctions::StateMachineAlias", "Name")
        .by_arn(
            "{RoutingConfiguration.0.StateMachineVersionArn;or DeploymentPreference.StateMachineVersionArn;parent}:{name}",
        )
        .part(),
    made("AWS::StepFunctions::StateMachineVersion").by_arn("{StateMachineArn}:1").part(),
];
