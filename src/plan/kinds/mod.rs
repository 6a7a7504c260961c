//! One file for each type of resource that a plan has something of, and the table of them.

pub mod api_gateway;
pub mod api_gateway_v2;
pub mod balancing;
pub mod bucket;
pub mod bus;
pub mod called;
pub mod container;
pub mod function;
pub mod function_url;
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
        self.identity.head(self.node)
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
    api_gateway::ACCOUNT,
    api_gateway::api_key::KIND,
    api_gateway::authorizer::KIND,
    api_gateway::base_path_mapping::KIND,
    api_gateway::base_path_mapping_v2::KIND,
    api_gateway::CLIENT_CERTIFICATE,
    api_gateway::deployment::KIND,
    api_gateway::DOCUMENTATION_PART,
    api_gateway::DOCUMENTATION_VERSION,
    api_gateway::domain_name::KIND,
    api_gateway::DOMAIN_NAME_ACCESS,
    api_gateway::domain_name_v2::KIND,
    api_gateway::gateway_response::KIND,
    api_gateway::method::KIND,
    api_gateway::MODEL,
    api_gateway::request_validator::KIND,
    api_gateway::resource::KIND,
    api_gateway::rest_api::KIND,
    api_gateway::stage::KIND,
    api_gateway::usage_plan::KIND,
    api_gateway::usage_plan_key::KIND,
    api_gateway_v2::api::KIND,
    api_gateway_v2::api_mapping::KIND,
    api_gateway_v2::authorizer::KIND,
    api_gateway_v2::DEPLOYMENT,
    api_gateway_v2::domain_name::KIND,
    api_gateway_v2::integration::KIND,
    api_gateway_v2::integration_response::KIND,
    api_gateway_v2::MODEL,
    api_gateway_v2::route::KIND,
    api_gateway_v2::ROUTE_RESPONSE,
    api_gateway_v2::stage::KIND,
    function_url::KIND,
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
