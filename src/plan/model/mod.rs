//! The run plan as data: what `samc plan` prints and what a runner works from.
//!
//! Values that the template gives are [`Setting`]s: known, with the place that they come from, or unknown, and then
//! in the list of [`Unknown`]s. [`document`](super::document) turns all of it into JSON, where a setting is its plain value
//! and its origin stands in a table beside it. `schemas/run-plan.schema.json` says the same field by field.

pub mod api;
pub mod application;
pub mod balancing;
pub mod container;
pub mod function;
pub mod setting;
pub mod store;
pub mod trigger;

use serde::Serialize;

use crate::source::Span;

pub use api::{Api, ApiKind, Authorizer, Cors, Integration, Route};
pub use application::{
    Edge, NotEmulated, Output, Parameter, PlannedResource, Stack, Start, Supply, Unknown, UnknownProperty,
};
pub use balancing::{LoadBalancer, TargetGroup};
pub use container::{Container, ContainerService, TaskDefinition};
pub use function::{Code, EnvironmentVariable, Function, Layer, LayerUse};
pub use setting::{Made, Origin, OriginKind, Part, Setting, Target, Tree, UnknownId};
pub use store::{
    Bucket, Bus, Key, Parameter as StoredParameter, Queue, Secret, StateMachine, Stream, Table, Topic,
};
pub use trigger::Trigger;

/// The version of the document. It grows when a field goes away or means something else; new fields do not change it.
pub const VERSION: u32 = 1;

/// All that someone needs to run the application on this machine.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RunPlan {
    /// The version of the document: [`VERSION`].
    pub version: u32,
    /// The template, as it was named.
    pub template: String,
    /// The name of the stack, which local names begin with.
    pub stack: String,
    /// The region.
    pub region: String,
    /// The account.
    pub account: String,
    /// The partition, such as `aws`.
    pub partition: String,
    /// The stacks: the application itself, and those nested in it.
    pub stacks: Vec<Stack>,
    /// Lambda functions.
    pub functions: Vec<Function>,
    /// Versions of Lambda layers.
    pub layers: Vec<Layer>,
    /// What takes requests over HTTP and WebSockets: APIs and function URLs.
    pub apis: Vec<Api>,
    /// What else starts functions, state machines and the like: event source mappings, rules, schedules, subscriptions.
    pub triggers: Vec<Trigger>,
    /// DynamoDB tables.
    pub tables: Vec<Table>,
    /// SQS queues.
    pub queues: Vec<Queue>,
    /// SNS topics.
    pub topics: Vec<Topic>,
    /// EventBridge buses.
    pub buses: Vec<Bus>,
    /// Kinesis streams.
    pub streams: Vec<Stream>,
    /// S3 buckets.
    pub buckets: Vec<Bucket>,
    /// Step Functions state machines.
    pub state_machines: Vec<StateMachine>,
    /// ECS task definitions.
    pub task_definitions: Vec<TaskDefinition>,
    /// ECS services.
    pub services: Vec<ContainerService>,
    /// Load balancers in front of services and functions.
    pub load_balancers: Vec<LoadBalancer>,
    /// What load balancers lead to.
    pub target_groups: Vec<TargetGroup>,
    /// Listeners and rules that have not found their load balancers yet.
    #[serde(skip)]
    pub loose: balancing::Loose,
    /// Parameters in the SSM parameter store.
    pub stored_parameters: Vec<StoredParameter>,
    /// Secrets of the Secrets Manager.
    pub secrets: Vec<Secret>,
    /// Every resource, and what becomes of it here.
    pub resources: Vec<PlannedResource>,
    /// What is started in which order, and why.
    pub start_order: Vec<Start>,
    /// What has no counterpart on this machine.
    pub not_emulated: Vec<NotEmulated>,
    /// What is not known, and how to make it known.
    pub unknown: Vec<Unknown>,
    /// Texts that are to be shown to nobody, and are part of values all the same: those of secrets and of `NoEcho`
    /// parameters. The document has the values, which a runner needs, but not this list.
    #[serde(skip)]
    pub concealed: Vec<String>,
}

impl RunPlan {
    /// What stands in the sections of the plan: all that can be started or asked.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        fn of<T>(things: &[T], head: fn(&T) -> &Head) -> impl Iterator<Item = &Head> {
            things.iter().map(head)
        }
        of(&self.functions, |function| &function.head)
            .chain(of(&self.apis, |api| &api.head))
            .chain(of(&self.triggers, |trigger| &trigger.head))
            .chain(of(&self.tables, |table| &table.head))
            .chain(of(&self.queues, |queue| &queue.head))
            .chain(of(&self.topics, |topic| &topic.head))
            .chain(of(&self.buses, |bus| &bus.head))
            .chain(of(&self.streams, |stream| &stream.head))
            .chain(of(&self.buckets, |bucket| &bucket.head))
            .chain(of(&self.state_machines, |machine| &machine.head))
            .chain(of(&self.task_definitions, |task| &task.head))
            .chain(of(&self.services, |service| &service.head))
            .chain(of(&self.load_balancers, |balancer| &balancer.head))
            .chain(of(&self.stored_parameters, |parameter| &parameter.head))
            .chain(of(&self.secrets, |secret| &secret.head))
    }
}

/// What everything in a plan has that a resource of the template stands for.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Head {
    /// The logical id, behind those of the stacks that it is nested in: `Orders/Worker`.
    pub id: String,
    /// Its name on this machine: the declared one, else `<stack>-<logical id>`.
    pub name: String,
    /// Its ARN on this machine, when its type has one.
    pub arn: Option<String>,
    /// The id by which it is known, where the name is only shown: of an API, a user pool and the like. `Ref` gives it, and it
    /// stands in URLs.
    pub physical_id: Option<String>,
    /// Where the template declares it.
    pub place: Span,
    /// Where the name comes from.
    #[serde(rename = "\0named")]
    #[cfg_attr(test, schemars(skip))]
    pub named: Origin,
}
