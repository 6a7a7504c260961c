//! Types that change nothing for an application that runs on this machine.

/// A type that needs nothing on this machine.
#[derive(Debug, Clone, Copy)]
pub struct Needless {
    /// The type, or with `::` at the end all of a service.
    pub kind: &'static str,
    /// Why nothing is needed.
    pub reason: &'static str,
    /// Properties that would do something all the same, and what their lack means.
    pub lacking: &'static [(&'static str, &'static str)],
}

const fn row(kind: &'static str, reason: &'static str) -> Needless {
    Needless { kind, reason, lacking: &[] }
}

impl Needless {
    const fn lacking(self, lacking: &'static [(&'static str, &'static str)]) -> Needless {
        Needless { lacking, ..self }
    }
}

const ALLOWED: &str = "nobody is kept from anything on this machine: permissions are not checked";
const AT_ONCE: &str = "what is planned runs at once, without being deployed";
const DELIVERY: &str = "it builds and deploys the application, and has no part in running it";
const DESCRIPTION: &str = "it only describes";
const LOGS: &str = "what runs writes to the console, and nothing is kept";
const ONE_VERSION: &str = "there is only one version on this machine, which is the newest";
const SCALE: &str = "nothing grows or shrinks on this machine";
const SETTINGS: &str = "it is a setting of the whole account";
const WATCHES: &str = "it only watches what runs in AWS";

/// What an alarm would do that goes off.
const ACTIONS: &[(&str, &str)] = &[
    ("AlarmActions", "there are no metrics on this machine, so that the alarm never goes off"),
    (
        "InsufficientDataActions",
        "there are no metrics on this machine, so that nothing notices when they are missing",
    ),
    ("OKActions", "there are no metrics on this machine, so that the alarm never goes off and never ends"),
];

/// The types, sorted by name.
pub const TABLE: &[Needless] = &[
    row("AWS::AccessAnalyzer::", WATCHES),
    row("AWS::ApiGateway::Account", SETTINGS),
    row("AWS::ApiGateway::ClientCertificate", "nobody on this machine asks API Gateway who it is"),
    row("AWS::ApiGateway::Deployment", AT_ONCE),
    row("AWS::ApiGateway::DocumentationPart", DESCRIPTION),
    row("AWS::ApiGateway::DocumentationVersion", DESCRIPTION),
    row("AWS::ApiGateway::VpcLink", "what runs on this machine is reached without a link"),
    row("AWS::ApiGatewayV2::Deployment", AT_ONCE),
    row("AWS::ApiGatewayV2::VpcLink", "what runs on this machine is reached without a link"),
    row("AWS::AppConfig::DeploymentStrategy", AT_ONCE),
    row("AWS::ApplicationAutoScaling::", SCALE),
    row("AWS::ApplicationInsights::", WATCHES),
    row("AWS::ApplicationSignals::", WATCHES),
    row("AWS::AutoScaling::", SCALE),
    row("AWS::AutoScalingPlans::", SCALE),
    row("AWS::Backup::", "nothing on this machine is copied away"),
    row("AWS::Budgets::", "nothing on this machine costs anything"),
    row("AWS::CDK::Metadata", DESCRIPTION),
    row("AWS::CE::", "nothing on this machine costs anything"),
    row("AWS::CertificateManager::", "nothing on this machine needs a certificate"),
    row("AWS::Chatbot::", WATCHES),
    row("AWS::CloudFormation::WaitCondition", "nothing is waited for, since nothing is deployed"),
    row("AWS::CloudFormation::WaitConditionHandle", "nothing is waited for, since nothing is deployed"),
    row("AWS::CloudTrail::", WATCHES),
    row("AWS::CloudWatch::Alarm", WATCHES).lacking(ACTIONS),
    row("AWS::CloudWatch::AnomalyDetector", WATCHES),
    row("AWS::CloudWatch::CompositeAlarm", WATCHES).lacking(ACTIONS),
    row("AWS::CloudWatch::Dashboard", WATCHES),
    row("AWS::CloudWatch::InsightRule", WATCHES),
    row("AWS::CodeArtifact::", DELIVERY),
    row("AWS::CodeBuild::", DELIVERY),
    row("AWS::CodeCommit::", DELIVERY),
    row("AWS::CodeConnections::", DELIVERY),
    row("AWS::CodeDeploy::", AT_ONCE),
    row("AWS::CodeGuruProfiler::", WATCHES),
    row("AWS::CodeGuruReviewer::", WATCHES),
    row("AWS::CodePipeline::", DELIVERY),
    row("AWS::CodeStar::", DELIVERY),
    row("AWS::CodeStarConnections::", DELIVERY),
    row("AWS::CodeStarNotifications::", DELIVERY),
    row("AWS::Config::", WATCHES),
    row("AWS::Detective::", WATCHES),
    row("AWS::DevOpsGuru::", WATCHES),
    row("AWS::ECR::", "images are on this machine already"),
    row("AWS::ECS::CapacityProvider", SCALE),
    row("AWS::ECS::Cluster", "this machine is the cluster"),
    row("AWS::ECS::ClusterCapacityProviderAssociations", SCALE),
    row("AWS::EventSchemas::", DESCRIPTION),
    row("AWS::Events::EventBusPolicy", ALLOWED),
    row("AWS::FIS::", WATCHES),
    row("AWS::GuardDuty::", WATCHES),
    row("AWS::IAM::", ALLOWED),
    row("AWS::Inspector::", WATCHES),
    row("AWS::InspectorV2::", WATCHES),
    row("AWS::InternetMonitor::", WATCHES),
    row("AWS::KMS::Alias", "it is only another name of a key"),
    row("AWS::Kinesis::ResourcePolicy", ALLOWED),
    row("AWS::Lambda::Alias", ONE_VERSION),
    row("AWS::Lambda::CapacityProvider", "this machine is what functions run on"),
    row("AWS::Lambda::CodeSigningConfig", "code that lies on this machine needs no signature"),
    row("AWS::Lambda::LayerVersionPermission", ALLOWED),
    row("AWS::Lambda::NetworkConnector", "all that runs on this machine reaches all else"),
    row("AWS::Lambda::Permission", ALLOWED),
    row("AWS::Lambda::ResourcePolicy", ALLOWED),
    row("AWS::Lambda::Version", ONE_VERSION),
    row("AWS::Logs::", LOGS),
    row("AWS::MSK::BatchScramSecret", ALLOWED),
    row("AWS::MSK::ClusterPolicy", ALLOWED),
    row("AWS::Macie::", WATCHES),
    row("AWS::NetworkManager::", DESCRIPTION),
    row("AWS::Oam::", WATCHES),
    row("AWS::OpenSearchServerless::AccessPolicy", ALLOWED),
    row("AWS::OpenSearchServerless::SecurityPolicy", ALLOWED),
    row("AWS::Organizations::", SETTINGS),
    row("AWS::RAM::", ALLOWED),
    row("AWS::ResilienceHub::", WATCHES),
    row("AWS::ResourceExplorer2::", DESCRIPTION),
    row("AWS::ResourceGroups::", DESCRIPTION),
    row("AWS::S3::BucketPolicy", ALLOWED),
    row("AWS::S3::StorageLens", WATCHES),
    row("AWS::S3::StorageLensGroup", WATCHES),
    row("AWS::SNS::TopicInlinePolicy", ALLOWED),
    row("AWS::SNS::TopicPolicy", ALLOWED),
    row("AWS::SQS::QueueInlinePolicy", ALLOWED),
    row("AWS::SQS::QueuePolicy", ALLOWED),
    row("AWS::SSM::ResourcePolicy", ALLOWED),
    row("AWS::SSO::", ALLOWED),
    row("AWS::Scheduler::ScheduleGroup", "it only holds schedules together"),
    row("AWS::SecretsManager::ResourcePolicy", ALLOWED),
    row("AWS::SecurityHub::", WATCHES),
    row("AWS::ServiceCatalog::", DELIVERY),
    row("AWS::ServiceCatalogAppRegistry::", DESCRIPTION),
    row("AWS::Shield::", WATCHES),
    row("AWS::Signer::", "code that lies on this machine needs no signature"),
    row("AWS::StepFunctions::StateMachineAlias", ONE_VERSION),
    row("AWS::StepFunctions::StateMachineVersion", ONE_VERSION),
    row("AWS::Synthetics::", WATCHES),
    row("AWS::XRay::", WATCHES),
];
