//! Lambda functions and layers.

use serde::Serialize;

use super::{Head, Setting, Target, Tree};
use crate::source::Span;

/// A Lambda function.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Function {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// Where its code is.
    pub code: Code,
    /// The handler, as the template has it.
    pub handler: Option<Setting<String>>,
    /// The runtime, such as `python3.13`.
    pub runtime: Option<Setting<String>>,
    /// `x86_64` or `arm64`.
    pub architecture: Setting<String>,
    /// Memory in MB.
    pub memory: Setting<i64>,
    /// The time that a call may take, in seconds.
    pub timeout: Setting<i64>,
    /// The size of `/tmp` in MB.
    pub ephemeral_storage: Setting<i64>,
    /// Whether it is traced with X-Ray: `Active` or `PassThrough`.
    pub tracing: Setting<String>,
    /// How many calls may run at the same time (`ReservedConcurrentExecutions`).
    pub reserved_concurrency: Option<Setting<i64>>,
    /// Names for versions of the function, and versions for which instances wait.
    pub aliases: Vec<Alias>,
    /// The layers, in the order in which they are unpacked.
    pub layers: Vec<LayerUse>,
    /// Environment variables, those of the Lambda service itself not among them.
    pub environment: Vec<EnvironmentVariable>,
    /// Where calls go that failed in the end.
    pub dead_letter: Option<Setting<Target>>,
    /// Where the outcomes of asynchronous calls go.
    pub asynchronous: Option<Asynchronous>,
    /// What goes for calls that may be interrupted and go on later.
    pub durable: Option<Durable>,
    /// The command that runs it on this machine, with the runtime interface client of its language.
    pub command: Option<Vec<String>>,
    /// The container image that runs it.
    pub image: Option<String>,
    /// How it is built, as its `Metadata` says.
    pub build: Option<Build>,
}

/// Where code is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Code {
    /// A folder or archive on this machine.
    Local {
        /// Its path, seen from the current folder.
        path: Setting<String>,
    },
    /// Text in the template.
    Inline {
        /// The text.
        text: Setting<String>,
    },
    /// An archive in a bucket.
    S3 {
        /// The bucket.
        bucket: Option<Setting<String>>,
        /// The key of the object.
        key: Option<Setting<String>>,
        /// Its version.
        version: Option<Setting<String>>,
    },
    /// A container image.
    Image {
        /// The address of the image.
        uri: Setting<String>,
        /// The folder that it is built from.
        context: Option<Setting<String>>,
        /// The file that it is built by, seen from that folder.
        dockerfile: Option<Setting<String>>,
        /// The stage of that file that is built, when it is not the last one.
        stage: Option<Setting<String>>,
        /// What the build is told.
        arguments: Option<Box<Tree>>,
        /// The entry point in place of that of the image.
        entry_point: Vec<Setting<String>>,
        /// The command in place of that of the image.
        command: Vec<Setting<String>>,
        /// The working directory in place of that of the image.
        working_directory: Option<Setting<String>>,
    },
    /// The template does not say.
    Missing,
}

/// A layer as a function uses it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LayerUse {
    /// The ARN or the layer of this plan.
    pub layer: Setting<Target>,
    /// The folder of its content on this machine.
    pub path: Option<String>,
}

/// An environment variable.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EnvironmentVariable {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Setting<String>,
}

/// A name for a version of a function, or the number of a version for which instances wait.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Alias {
    /// Its name.
    pub name: Setting<String>,
    /// The version.
    pub version: Option<Setting<String>>,
    /// How many instances wait for calls.
    pub provisioned_concurrency: Option<Setting<i64>>,
    /// Where the template asks for it.
    pub place: Span,
}

/// What goes for calls that may be interrupted and go on later (`DurableConfig`).
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Durable {
    /// How long such a call may take with all its interruptions, in seconds.
    pub execution_timeout: Option<Setting<i64>>,
    /// How long its history is kept, in days.
    pub retention: Option<Setting<i64>>,
}

/// What becomes of asynchronous calls (`EventInvokeConfig`).
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Asynchronous {
    /// The alias or version whose calls it is for; all of them when it does not say, or says `$LATEST`.
    pub qualifier: Option<Setting<String>>,
    /// How long a call may wait, in seconds.
    pub maximum_age: Setting<i64>,
    /// How often a failed one is repeated.
    pub retries: Setting<i64>,
    /// Where the outcomes of successful calls go.
    pub on_success: Option<Setting<Target>>,
    /// Where failed calls go.
    pub on_failure: Option<Setting<Target>>,
}

/// How something is built.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Build {
    /// The method, such as `esbuild` or `makefile`.
    pub method: Option<Setting<String>>,
    /// What it is told.
    pub properties: Option<Tree>,
}

/// A version of a Lambda layer.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Layer {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// Where its content is.
    pub code: Code,
    /// The runtimes that it is for.
    pub runtimes: Vec<Setting<String>>,
    /// The architectures that it is for.
    pub architectures: Vec<Setting<String>>,
    /// How it is built, as its `Metadata` says.
    pub build: Option<Build>,
}
