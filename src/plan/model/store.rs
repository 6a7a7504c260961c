//! What keeps or passes on data: tables, queues, topics, buses, streams, buckets, parameters, secrets; and state machines.

use serde::Serialize;

use super::{Head, Setting, Target, Tree};

/// A DynamoDB table.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Table {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// The key of its items.
    pub key: Vec<Key>,
    /// Global and local secondary indexes.
    pub indexes: Vec<Index>,
    /// `PAY_PER_REQUEST` or `PROVISIONED`.
    pub billing_mode: Option<Setting<String>>,
    /// What its stream tells of changes: `NEW_IMAGE` and the like.
    pub stream: Option<Setting<String>>,
    /// The attribute that says when an item expires.
    pub time_to_live: Option<Setting<String>>,
}

/// An attribute of a key.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Key {
    /// Its name.
    pub name: Setting<String>,
    /// `HASH` or `RANGE`.
    pub role: Setting<String>,
    /// `S`, `N` or `B`.
    #[serde(rename = "type")]
    pub kind: Option<Setting<String>>,
}

/// A secondary index.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Index {
    /// Its name.
    pub name: Setting<String>,
    /// Whether it is a local one.
    pub local: bool,
    /// Its key.
    pub key: Vec<Key>,
    /// What it holds beside the key.
    pub projection: Option<Tree>,
}

/// An SQS queue. Times are in seconds.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Queue {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// Its URL on this machine.
    pub url: String,
    /// Whether the order of messages is kept.
    pub fifo: Setting<bool>,
    /// Whether messages with the same body are one.
    pub deduplication: Option<Setting<bool>>,
    /// How long a message that is being worked on is hidden.
    pub visibility_timeout: Setting<i64>,
    /// How long a message waits before it can be seen.
    pub delay: Setting<i64>,
    /// How long a message is kept.
    pub retention: Setting<i64>,
    /// How long a reader waits for messages.
    pub wait: Setting<i64>,
    /// Where messages go that could not be worked on.
    pub dead_letter: Option<DeadLetter>,
}

/// Where messages go that could not be worked on.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DeadLetter {
    /// The other queue.
    pub target: Setting<Target>,
    /// How often a message is tried.
    pub attempts: Setting<i64>,
}

/// An SNS topic. Its subscriptions are triggers.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Topic {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// Whether the order of messages is kept.
    pub fifo: Setting<bool>,
    /// Whether messages with the same body are one.
    pub deduplication: Option<Setting<bool>>,
}

/// An EventBridge bus. Its rules are triggers.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Bus {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
}

/// A Kinesis stream.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stream {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// How many shards it has; on demand when it does not say.
    pub shards: Option<Setting<i64>>,
    /// How long records are kept, in hours.
    pub retention: Setting<i64>,
}

/// An S3 bucket. Its notifications are triggers.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Bucket {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// Whether old versions are kept: `Enabled` or `Suspended`.
    pub versioning: Option<Setting<String>>,
    /// Rules for requests from other origins.
    pub cors: Option<Tree>,
    /// How it serves a website.
    pub website: Option<Tree>,
    /// Whether it tells EventBridge of all changes.
    pub event_bridge: Setting<bool>,
}

/// A state machine.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StateMachine {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// `STANDARD` or `EXPRESS`.
    #[serde(rename = "type")]
    pub kind: Setting<String>,
    /// The definition, with all substitutions made.
    pub definition: Option<Tree>,
    /// The file of the definition, seen from the current folder.
    pub definition_file: Option<Setting<String>>,
    /// What stands for `${…}` in the definition.
    pub substitutions: Vec<Substitution>,
    /// What its tasks call: functions and others, each once.
    pub calls: Vec<Setting<Target>>,
}

/// What stands for a name in a definition.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Substitution {
    /// The name.
    pub name: String,
    /// What it stands for.
    pub value: Setting<String>,
}

/// A parameter of the SSM parameter store.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Parameter {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// `String` or `StringList`.
    #[serde(rename = "type")]
    pub kind: Setting<String>,
    /// Its value.
    pub value: Setting<String>,
}

/// A secret of the Secrets Manager.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Secret {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// Its value, when the template or the file of values gives one.
    pub value: Option<Setting<String>>,
    /// How it is made up, when AWS does that.
    pub generated: Option<Tree>,
}
