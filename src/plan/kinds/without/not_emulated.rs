//! Types that have no counterpart on this machine, and what that means for an application.

/// What it means where there is nothing to say about the type itself.
pub const OTHERS: &str = "samc has no counterpart of it; what calls it needs the real one, whose values can be given in the file of values";

const ACCESS: &str = "anyone on this machine may call the application: nothing is filtered";
const BROKER: &str =
    "there is no broker on this machine: start one, and give its addresses in the file of values";
const CACHE: &str =
    "there is no cache on this machine: start one, and give its address in the file of values";
const DATABASE: &str =
    "there is no database server on this machine: start one, and give its address in the file of values";
const DOMAINS: &str = "no domain leads to this machine: the application is reached under its local address";
const MODELS: &str =
    "models run in AWS: calls need real credentials, and the ids of real ones in the file of values";
const NETWORK: &str = "all that runs on this machine is in one network, where everyone reaches everyone";
const PLACES: &str = "maps and places are in AWS: calls need real credentials";
const QUERIES: &str = "there is no data to ask on this machine";
const SEARCH: &str =
    "there is no search engine on this machine: start one, and give its address in the file of values";

/// The types and services, sorted by name.
pub const TABLE: &[(&str, &str)] = &[
    ("AWS::ACMPCA::", "no certificates are issued on this machine"),
    ("AWS::APS::", "metrics are not gathered on this machine"),
    ("AWS::Amplify::", "the website is not built or served on this machine"),
    ("AWS::AmazonMQ::", BROKER),
    ("AWS::ApiGateway::", "samc's local API has no such part"),
    ("AWS::ApiGatewayV2::", "samc's local API has no such part"),
    (
        "AWS::AppConfig::",
        "there is no configuration service on this machine; what asks for a configuration gets none",
    ),
    ("AWS::AppRunner::", "its service does not run on this machine"),
    (
        "AWS::AppSync::",
        "there is no GraphQL or event API on this machine; give the address of a real one in the file of values",
    ),
    ("AWS::Athena::", QUERIES),
    ("AWS::Batch::", "no jobs run on this machine; what submits one needs the real service"),
    ("AWS::Bedrock::", MODELS),
    ("AWS::Cassandra::", DATABASE),
    ("AWS::CloudFormation::CustomResource", CUSTOM),
    ("AWS::CloudFormation::Macro", "only AWS runs macros"),
    (
        "AWS::CloudFormation::Stack",
        "samc has no template of it; give its outputs in the file of values, as `Stack.Outputs.Name`",
    ),
    ("AWS::CloudFormation::StackSet", "stacks of other accounts and regions do not run on this machine"),
    (
        "AWS::CloudFront::",
        "nothing stands in front of the application, which is reached under its local address",
    ),
    ("AWS::CloudWatch::MetricStream", "there are no metrics on this machine, so that none are passed on"),
    (
        "AWS::Cognito::",
        "nobody can sign up or sign in on this machine; give the ids of a real user pool in the file of values",
    ),
    ("AWS::Comprehend::", MODELS),
    ("AWS::Connect::", "there is no contact centre on this machine"),
    ("AWS::DAX::", CACHE),
    ("AWS::DMS::", "no data is moved between databases on this machine"),
    ("AWS::DataSync::", "no data is moved on this machine"),
    ("AWS::DocDB::", DATABASE),
    ("AWS::DocDBElastic::", DATABASE),
    ("AWS::DSQL::", DATABASE),
    ("AWS::EC2::", NETWORK),
    (
        "AWS::EC2::Instance",
        "no other machine is started; what calls it needs its address in the file of values",
    ),
    ("AWS::EC2::Volume", "no disks are attached on this machine"),
    ("AWS::EFS::", "its files are not there: what is mounted is an empty folder, or one of this machine"),
    ("AWS::EKS::", "there is no Kubernetes cluster on this machine"),
    ("AWS::EMR::", QUERIES),
    ("AWS::EMRContainers::", QUERIES),
    ("AWS::EMRServerless::", QUERIES),
    ("AWS::ElastiCache::", CACHE),
    ("AWS::ElasticBeanstalk::", "its application does not run on this machine"),
    ("AWS::ElasticLoadBalancing::", "what it stands in front of is reached directly"),
    ("AWS::ElasticLoadBalancingV2::", "what it stands in front of is reached directly"),
    ("AWS::Elasticsearch::", SEARCH),
    ("AWS::Events::ApiDestination", "events are not sent to addresses elsewhere"),
    ("AWS::Events::Archive", "events are not kept, and cannot be delivered once more"),
    ("AWS::Events::Connection", "events are not sent to addresses elsewhere"),
    ("AWS::Events::Endpoint", "there is only one region on this machine"),
    ("AWS::FSx::", "its files are not there: what is mounted is an empty folder, or one of this machine"),
    ("AWS::GlobalAccelerator::", DOMAINS),
    ("AWS::Glue::", QUERIES),
    ("AWS::IVS::", "no video is streamed on this machine"),
    ("AWS::IoT::", "devices do not connect to this machine"),
    ("AWS::IoTAnalytics::", "devices do not connect to this machine"),
    ("AWS::IoTEvents::", "devices do not connect to this machine"),
    ("AWS::IoTSiteWise::", "devices do not connect to this machine"),
    ("AWS::KMS::", "nothing that is stored is encrypted; what calls the key itself needs the real service"),
    ("AWS::Kendra::", SEARCH),
    ("AWS::Kinesis::StreamConsumer", "readers of a stream share it: none has a connection of its own"),
    ("AWS::KinesisAnalytics::", QUERIES),
    ("AWS::KinesisAnalyticsV2::", QUERIES),
    ("AWS::KinesisFirehose::", "what is put into the stream is not delivered anywhere"),
    ("AWS::KinesisVideo::", "no video is streamed on this machine"),
    ("AWS::LakeFormation::", QUERIES),
    ("AWS::Lambda::", "functions of this machine have no such part"),
    ("AWS::Lex::", MODELS),
    ("AWS::Location::", PLACES),
    ("AWS::Logs::Destination", "logs are not passed on to other accounts"),
    (
        "AWS::Logs::SubscriptionFilter",
        "what runs writes to the console; nothing reads it there and passes it on",
    ),
    ("AWS::MSK::", BROKER),
    ("AWS::MediaConvert::", "no media are converted on this machine"),
    ("AWS::MediaLive::", "no video is streamed on this machine"),
    ("AWS::MemoryDB::", CACHE),
    ("AWS::Neptune::", DATABASE),
    ("AWS::NeptuneGraph::", DATABASE),
    ("AWS::NetworkFirewall::", NETWORK),
    ("AWS::OSIS::", SEARCH),
    ("AWS::OpenSearchServerless::", SEARCH),
    ("AWS::OpenSearchService::", SEARCH),
    ("AWS::Personalize::", MODELS),
    ("AWS::Pinpoint::", "no messages leave this machine"),
    ("AWS::Pipes::", "nothing is passed on from the source to the target"),
    ("AWS::QBusiness::", MODELS),
    ("AWS::QLDB::", DATABASE),
    ("AWS::QuickSight::", QUERIES),
    ("AWS::RDS::", DATABASE),
    ("AWS::RUM::", "visits of the website are not counted"),
    ("AWS::Redshift::", DATABASE),
    ("AWS::RedshiftServerless::", DATABASE),
    ("AWS::Rekognition::", MODELS),
    ("AWS::Route53::", DOMAINS),
    ("AWS::Route53Resolver::", DOMAINS),
    ("AWS::S3::AccessPoint", "buckets of this machine are reached under their own names only"),
    ("AWS::S3::MultiRegionAccessPoint", "buckets of this machine are reached under their own names only"),
    ("AWS::S3Express::", "there are no directory buckets on this machine; calls need the real service"),
    ("AWS::S3ObjectLambda::", "objects come out of the bucket as they are"),
    ("AWS::S3Tables::", QUERIES),
    ("AWS::S3Vectors::", SEARCH),
    ("AWS::SES::", "no mail leaves this machine, and none comes to it"),
    ("AWS::SMSVOICE::", "no messages leave this machine"),
    ("AWS::SSM::", "there are no managed machines here: documents and maintenance do nothing"),
    ("AWS::SageMaker::", MODELS),
    ("AWS::SecretsManager::RotationSchedule", "secrets stay as they are"),
    (
        "AWS::SecretsManager::SecretTargetAttachment",
        "the secret does not get the address of the database: give its value in the file of values",
    ),
    ("AWS::ServiceDiscovery::", "services are found under their names in the plan, not by looking them up"),
    ("AWS::StepFunctions::Activity", "no worker asks this machine for tasks"),
    ("AWS::Timestream::", DATABASE),
    ("AWS::Transfer::", "no files are taken in over SFTP or AS2 on this machine"),
    ("AWS::VerifiedPermissions::", "no policies are decided on this machine; calls need the real service"),
    ("AWS::VpcLattice::", NETWORK),
    ("AWS::WAF::", ACCESS),
    ("AWS::WAFRegional::", ACCESS),
    ("AWS::WAFv2::", ACCESS),
    ("Custom::", CUSTOM),
];

const CUSTOM: &str = "its code does not run while the plan is made; give what it returns in the file of values, as `Resource.Attribute`";
