//! `AWS::ApiGateway::RestApi`.

use super::super::{Kind, Planned};
use crate::plan::api::{self, definition, open_api};
use crate::plan::model::{ApiKind, RunPlan, Setting};
use crate::plan::properties::Properties;

/// REST APIs.
pub const KIND: Kind = Kind { name: api::REST, section: "apis", add };

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] = &[
    "Description",
    "DisableExecuteApiEndpoint",
    "EndpointAccessMode",
    "EndpointConfiguration",
    "FailOnWarnings",
    "MinimumCompressionSize",
    "Mode",
    "Name",
    "SecurityPolicy",
    "Tags",
];

fn add(rest: &Planned, plan: &mut RunPlan) {
    let properties = &rest.properties;
    properties.ignore(WITHOUT_EFFECT);
    properties.not_emulated("Policy", open_api::NO_POLICY);
    tell_of_base_path(properties);
    let mut api = api::empty(rest, ApiKind::Rest);
    let definition = definition::of(rest);
    api.definition_file = definition.file;
    if let Some(root) = &definition.root {
        open_api::read(root, &mut api);
    }
    // A slash is escaped there, as in a JSON pointer.
    let types = properties.texts("BinaryMediaTypes").into_iter();
    let types = types.chain(std::mem::take(&mut api.binary_types));
    for found in types.map(|kind| kind.map(|kind| kind.replace("~1", "/"))) {
        if !api.binary_types.iter().any(|other| other.known() == found.known()) {
            api.binary_types.push(found);
        }
    }
    api.key_source = properties.text("ApiKeySourceType").or(api.key_source);
    plan.apis.push(api);
}

/// What an import may make of the base path of a definition, other than to leave it out.
fn tell_of_base_path(properties: &Properties) {
    let Some(parameters) = properties.child("Parameters") else { return };
    parameters.ignore(&["endpointConfigurationTypes", "disableExecuteApiEndpoint", "ignore"]);
    let kept = parameters.text("basepath");
    if kept.as_ref().and_then(Setting::known).is_some_and(|kept| kept != "ignore") {
        parameters.not_emulated("basepath", "paths are those of the definition, without its base path");
    }
}
