//! What starts functions, state machines and the like, other than requests to APIs.

use serde::Serialize;

use super::{Head, Setting, Target, Tree};

/// Something that delivers events.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Trigger {
    /// What everything has. The id is that of the resource that asks for it, and for one of several, its place in there:
    /// `Rule/Targets/0`.
    #[serde(flatten)]
    pub head: Head,
    /// What kind of trigger it is.
    pub kind: TriggerKind,
    /// Where events come from; nowhere for schedules.
    pub source: Option<Setting<Target>>,
    /// Who gets them.
    pub target: Setting<Target>,
    /// Who changes them on their way, in a pipe.
    pub enrichment: Option<Setting<Target>>,
    /// Whether it is on.
    pub enabled: Setting<bool>,
    /// When it fires: `rate(…)`, `cron(…)` or `at(…)`. A rule may have this beside an event pattern.
    pub schedule: Option<Setting<String>>,
    /// The time zone of the schedule.
    pub time_zone: Option<Setting<String>>,
    /// Which events it is for: an event pattern; the patterns of filter criteria, of which one must fit; a filter
    /// policy; the `events` of a bucket with `prefix` and `suffix`; the SQL of a rule of AWS IoT; the name of a trigger
    /// of a user pool.
    pub filter: Option<Tree>,
    /// What the target gets in the place of the event, by the name of CloudFormation: `Input`, `InputPath`,
    /// `InputTransformer`, `InputTemplate`, `InputParameters`.
    pub input: Option<Tree>,
    /// How many events come together, and how long one waits for others.
    pub batch: Option<Batch>,
    /// What happens when the target fails.
    pub retry: Option<Retry>,
    /// Where events go that could not be delivered.
    pub dead_letter: Option<Setting<Target>>,
    /// All else that the template says, by the names of CloudFormation.
    pub settings: Vec<TriggerSetting>,
}

/// What kind of trigger it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TriggerKind {
    /// A queue that Lambda reads.
    Sqs,
    /// A Kinesis stream that Lambda reads.
    Kinesis,
    /// The changes of a DynamoDB table.
    DynamoDb,
    /// A Kafka topic, managed or not.
    Kafka,
    /// An ActiveMQ or RabbitMQ broker.
    Mq,
    /// The changes of a DocumentDB collection.
    DocumentDb,
    /// An event source mapping whose source is not known.
    EventSource,
    /// An EventBridge rule with a pattern.
    EventPattern,
    /// A schedule, of a rule or of the scheduler.
    Schedule,
    /// A subscription to a topic.
    Sns,
    /// Notifications of a bucket.
    S3,
    /// A trigger of a Cognito user pool.
    Cognito,
    /// A rule of AWS IoT.
    IotRule,
    /// A subscription to a log group.
    CloudWatchLogs,
    /// A pipe from one to the other.
    Pipe,
    /// A rule of AWS Config that is a function.
    ConfigRule,
    /// A permission for a service that calls the function: Alexa, Config, CloudFront and others.
    Permission,
}

/// How events come together.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Batch {
    /// The most events of one batch.
    pub size: Setting<i64>,
    /// The time that events are gathered for, in milliseconds: AWS takes half a second for some sources.
    pub window: Setting<i64>,
}

/// What happens when the target fails.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Retry {
    /// How often it is tried again; -1 is without end.
    pub attempts: Option<Setting<i64>>,
    /// How old an event may become, in seconds; -1 is without end.
    pub maximum_age: Option<Setting<i64>>,
}

/// A setting by its name in CloudFormation.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TriggerSetting {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Tree,
}
