//! REST APIs: the types of `AWS::ApiGateway`.

pub mod api_key;
pub mod authorizer;
pub mod base_path_mapping;
pub mod base_path_mapping_v2;
pub mod deployment;
pub mod domain_name;
pub mod domain_name_v2;
pub mod gateway_response;
pub mod method;
pub mod request_validator;
pub mod resource;
pub mod rest_api;
pub mod stage;
pub mod usage_plan;
pub mod usage_plan_key;

use super::{Kind, Planned};
use crate::plan::model::RunPlan;
use crate::plan::properties::Properties;

/// The role by which API Gateway writes its logs.
pub const ACCOUNT: Kind = without_effect("AWS::ApiGateway::Account");
/// What API Gateway shows to who answers.
pub const CLIENT_CERTIFICATE: Kind = without_effect("AWS::ApiGateway::ClientCertificate");
/// Words about a part of an API.
pub const DOCUMENTATION_PART: Kind = without_effect("AWS::ApiGateway::DocumentationPart");
/// A version of such words.
pub const DOCUMENTATION_VERSION: Kind = without_effect("AWS::ApiGateway::DocumentationVersion");
/// That a private domain can be reached from a network.
pub const DOMAIN_NAME_ACCESS: Kind = without_effect("AWS::ApiGateway::DomainNameAccessAssociation");
/// What a body looks like: it counts for validators only.
pub const MODEL: Kind = without_effect("AWS::ApiGateway::Model");

/// A type that has nothing to do on this machine.
pub const fn without_effect(name: &'static str) -> Kind {
    Kind { name, section: "none_needed", add: read_all }
}

fn read_all(resource: &Planned, _: &mut RunPlan) {
    resource.properties.entries().for_each(drop);
}

/// Reads the domain: what would change answers is told.
pub fn domain(properties: &Properties) {
    let why = "clients are not asked for a certificate";
    properties.not_emulated("MutualTlsAuthentication", why);
    properties.not_emulated("Policy", crate::plan::api::open_api::NO_POLICY);
    properties.entries().for_each(drop);
}
