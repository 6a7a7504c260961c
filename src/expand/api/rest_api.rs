//! The REST API itself.

use super::super::context::{Context, Expanded};
use super::super::resource::Resource;
use super::{Api, definition};
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{Map, Node};

/// Properties of the SAM resource that the REST API has too, and takes as they are when they are
/// neither empty nor false.
const SAME: &[&str] = &[
    "FailOnWarnings",
    "Name",
    "Description",
    "Mode",
    "ApiKeySourceType",
    "Policy",
    "SecurityPolicy",
    "EndpointAccessMode",
];

/// The REST API with the definition as it is by now.
pub fn make(context: &mut Context, api: &Api) -> Expanded<Resource> {
    let source = &api.source;
    let attributes = source.attributes.clone();
    let mut rest_api = Resource::new(context, api.id(), "AWS::ApiGateway::RestApi", attributes, source.span)?;
    rest_api.copy_from(&source.properties, &["BinaryMediaTypes", "MinimumCompressionSize"]);
    for property in SAME {
        rest_api.set_some(property, source.truthy(property));
    }
    set_endpoint(context, api, &mut rest_api)?;
    match definition::location(context, api)? {
        Some(location) => rest_api.set("BodyS3Location", location),
        None => rest_api.set_some("Body", api.body.as_ref()),
    }
    Ok(rest_api)
}

/// The definition of a REST API, wherever it is.
pub fn definition(rest_api: &Resource) -> Option<&Node> {
    rest_api.properties.get("Body").or_else(|| rest_api.properties.get("BodyS3Location"))
}

/// The type of the endpoint, which the service's import of definitions wants as a parameter too.
fn set_endpoint(context: &mut Context, api: &Api, rest_api: &mut Resource) -> Expanded<()> {
    let span = rest_api.cause;
    let Some(endpoint) = api.source.truthy("EndpointConfiguration") else {
        if !context.partition.has_edge_endpoints() {
            rest_api.set("Parameters", map!(span; "endpointConfigurationTypes" => "REGIONAL"));
            rest_api.set("EndpointConfiguration", map!(span; "Types" => list!(span; "REGIONAL")));
        }
        return Ok(());
    };
    let settings = endpoint.as_map().filter(|map| map.truthy("Type").is_some());
    let kind = settings.and_then(|map| map.get("Type")).unwrap_or(endpoint);
    let mut configuration = Map::new();
    configuration.insert("Types", list!(kind.span; kind));
    if let Some(settings) = settings {
        add_endpoint_settings(context, settings, &mut configuration)?;
    }
    rest_api.set("Parameters", map!(kind.span; "endpointConfigurationTypes" => kind));
    rest_api.set("EndpointConfiguration", configuration);
    Ok(())
}

fn add_endpoint_settings(context: &mut Context, settings: &Map, configuration: &mut Map) -> Expanded<()> {
    let (old, new) = (settings.key("VPCEndpointIds"), settings.key("VpcEndpointIds"));
    if let (Some(old), Some(new)) = (&old, &new) {
        let found = "`VPCEndpointIds` and `VpcEndpointIds` are two spellings of one setting";
        let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, new.span, found);
        return Err(
            context.error(problem.related(old.span, "the other one is here").help("keep `VpcEndpointIds`"))
        );
    }
    if let Some(key) = old.or(new) {
        configuration.insert_some("VpcEndpointIds", settings.get(&key.text).cloned());
    }
    configuration.insert_some("IpAddressType", settings.get("IpAddressType").cloned());
    Ok(())
}
