//! One file for each type of resource that a plan has something of, and the table of them.

pub mod api_gateway;
pub mod api_gateway_v2;
pub mod function;
pub mod function_url;
pub mod queue;

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
    api_gateway::vpc_link::KIND,
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
    api_gateway_v2::vpc_link::KIND,
    function::KIND,
    function_url::KIND,
    queue::KIND,
];

/// The kind of a type.
pub fn of(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}
