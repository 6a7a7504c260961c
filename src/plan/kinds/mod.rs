//! One file for each type of resource that a plan has something of, and the table of them.

pub mod balancing;
pub mod bucket;
pub mod bus;
pub mod called;
pub mod container;
pub mod function;
pub mod global_table;
pub mod layer;
pub mod queue;
pub mod secret;
pub mod state_machine;
pub mod stored_parameter;
pub mod stream;
pub mod table;
pub mod topic;
pub mod trigger;
pub mod without;

use std::rc::Rc;

use super::context::Context;
use super::model::{Head, RunPlan};
use super::properties::Properties;
use super::world::{Identity, Stack};
use crate::tree::Node;

/// A resource that is put into the plan.
pub struct Planned<'a> {
    /// What all makers share.
    pub context: &'a Context<'a>,
    /// The stack.
    pub stack: Rc<Stack>,
    /// What it is called.
    pub identity: Rc<Identity>,
    /// The logical id.
    pub logical_id: &'a str,
    /// The resource.
    pub node: &'a Node,
    /// Its properties.
    pub properties: Properties<'a>,
}

impl Planned<'_> {
    /// What everything in a plan has.
    pub fn head(&self) -> Head {
        let Identity { id, name, arn, .. } = self.identity.as_ref();
        Head { id: id.clone(), name: name.clone(), arn: arn.clone(), place: self.node.span }
    }
}

/// What a type of resource adds to the plan.
pub struct Kind {
    /// The type.
    pub name: &'static str,
    /// The section of the plan that has it.
    pub section: &'static str,
    /// Adds a resource of the type.
    pub add: fn(&Planned, &mut RunPlan),
}

/// The types, sorted by name.
pub const KINDS: &[Kind] = &[
    trigger::user_pool::KIND,
    trigger::config_rule::KIND,
    global_table::KIND,
    table::KIND,
    bus::KIND,
    trigger::event_rule::KIND,
    trigger::iot_rule::KIND,
    stream::KIND,
    function::alias::KIND,
    function::event_invoke_config::KIND,
    trigger::event_source_mapping::KIND,
    function::KIND,
    layer::KIND,
    trigger::permission::KIND,
    function::version::KIND,
    trigger::log_subscription::KIND,
    trigger::pipe::KIND,
    bucket::KIND,
    trigger::subscription::KIND,
    topic::KIND,
    queue::KIND,
    stored_parameter::KIND,
    trigger::schedule::KIND,
    secret::KIND,
    container::cluster::PROVIDER,
    container::cluster::KIND,
    container::cluster::CAPACITY,
    container::service::KIND,
    container::task_definition::KIND,
    balancing::listener::KIND,
    balancing::listener::CERTIFICATE,
    balancing::listener_rule::KIND,
    balancing::load_balancer::KIND,
    balancing::target_group::KIND,
    container::namespace::HTTP,
    container::namespace::PRIVATE,
    container::namespace::PUBLIC,
    container::namespace::SERVICE,
    state_machine::KIND,
];

/// Types that say more of what others have added, and so are added when all others are.
pub const COMPLETING: &[&str] = &[
    function::alias::KIND.name,
    function::event_invoke_config::KIND.name,
    trigger::permission::KIND.name,
    function::version::KIND.name,
];

/// The kind of a type.
pub fn of(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}
