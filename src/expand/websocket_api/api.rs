//! The `AWS::ApiGatewayV2::Api`.

use super::super::context::{Context, Expanded};
use super::super::resource::{Resource, SamResource};
use super::tags;
use crate::diagnostic::{Diagnostic, code, similar};
use crate::template::intrinsic;

/// Properties of the SAM resource that the API takes as they are.
const SAME: &[&str] = &[
    "ApiKeySelectionExpression",
    "Description",
    "DisableExecuteApiEndpoint",
    "DisableSchemaValidation",
    "IpAddressType",
    "RouteSelectionExpression",
];

const IP_ADDRESS_TYPES: [&str; 2] = ["ipv4", "dualstack"];

/// Makes the API.
pub fn make(context: &mut Context, resource: &SamResource) -> Expanded<Resource> {
    check_ip_address_type(context, resource)?;
    let (id, kind) = (resource.logical_id.clone(), "AWS::ApiGatewayV2::Api");
    let mut api = Resource::new(context, id, kind, resource.attributes.clone(), resource.span)?;
    api.set("Name", &resource.logical_id);
    api.set_some("Name", resource.get("Name"));
    api.set("ProtocolType", "WEBSOCKET");
    api.copy_from(&resource.properties, SAME);
    api.set("Tags", tags::of_api(resource));
    Ok(api)
}

fn check_ip_address_type(context: &mut Context, resource: &SamResource) -> Expanded<()> {
    let given = resource.get("IpAddressType").filter(|node| !intrinsic::may_be_intrinsic(node));
    let Some(node) = given else { return Ok(()) };
    let name = node.as_str().unwrap_or("");
    if IP_ADDRESS_TYPES.contains(&name) {
        return Ok(());
    }
    let found = "`IpAddressType` must be `ipv4` or `dualstack`";
    let help = match similar::closest(name, IP_ADDRESS_TYPES) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "write `dualstack` for both IPv4 and IPv6; `ipv4` is what an API has without it".to_owned(),
    };
    Err(context.error(Diagnostic::new(code::INVALID_VALUE, node.span, found).help(help)))
}
