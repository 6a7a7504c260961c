//! Who answers in a network that an integration reaches through a link.
//!
//! A load balancer of the application is reached on this machine without one. HTTP APIs name its listener, REST APIs an address
//! in the network; the load balancer is then the one that the link leads to, or in newer templates the one that the integration
//! names beside the address (API Gateway developer guide, "Create private integrations for HTTP APIs" and "Private integrations
//! for REST APIs").

use crate::plan::context::Context;
use crate::plan::model::{Setting, Target};
use crate::plan::properties::Properties;

const LISTENER: &str = "AWS::ElasticLoadBalancingV2::Listener";
const LOAD_BALANCER: &str = "AWS::ElasticLoadBalancingV2::LoadBalancer";
/// The links of REST APIs. Those of HTTP APIs lead into networks, not to a load balancer.
const LINK: &str = "AWS::ApiGateway::VpcLink";

/// The load balancer of the application to which an integration leads through a link, with the address that it asks for.
pub fn balancer(integration: &Properties) -> Option<Setting<Target>> {
    let (address, origin) = match integration.text("uri").filter(|_| is_linked(integration))? {
        Setting::Known(address, origin) => (address, origin),
        Setting::Unknown(_) => return None,
    };
    let named = integration.text("integrationTarget").into_iter().chain(behind_link(integration));
    let known = named.filter_map(|named| named.known().cloned());
    let mut possible = known.chain([address.clone()]);
    let resource = possible.find_map(|named| balancer_of(integration.context, &named))?;
    Some(Setting::Known(Target { resource: Some(resource), address }, origin))
}

/// Tells, at this property, of an integration that leads into a network of AWS.
pub fn tell(integration: &Properties, said: &Properties, property: &str) {
    if is_linked(integration) && balancer(integration).is_none() {
        let why = "who answers is in a network of AWS, which samc does not reach";
        said.not_emulated(property, why);
    }
}

fn is_linked(integration: &Properties) -> bool {
    let kind = integration.text("connectionType");
    kind.as_ref().and_then(Setting::known).is_some_and(|kind| kind == "VPC_LINK")
}

/// The load balancers that the link of an integration leads to.
fn behind_link(integration: &Properties) -> Vec<Setting<String>> {
    let link = || {
        let link = integration.text("connectionId")?.known().cloned()?;
        declared(integration.context, &integration.context.index.named(&link, LINK).resource?)
    };
    link().map(|link| link.texts("TargetArns")).unwrap_or_default()
}

/// The load balancer of this ARN, or the one whose listener has it.
fn balancer_of<'a>(context: &'a Context<'a>, address: &str) -> Option<String> {
    let id = context.index.target(address).resource?;
    match context.index.kind(&id)? {
        LOAD_BALANCER => Some(id),
        LISTENER => {
            let balancer = declared(context, &id)?.target_of("LoadBalancerArn", LOAD_BALANCER)?;
            balancer.known()?.resource.clone()
        }
        _ => None,
    }
}

/// The properties of a resource of the application.
fn declared<'a>(context: &'a Context<'a>, id: &str) -> Option<Properties<'a>> {
    let (stack, logical_id) = id.rsplit_once('/').unwrap_or(("", id));
    let stack = context.world.stack(stack)?;
    Some(Properties::of(context, &stack, id, stack.resource(logical_id)?))
}
