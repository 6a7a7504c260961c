//! The endpoint: where the function is reached, and which revisions answer.

use crate::expand::context::{Context, Expanded};
use crate::expand::resource::{Resource, SamResource};
use crate::tree::{IntoNode, Node};

/// Makes the endpoint. Without `RevisionWeights` the revision of this template gets all requests.
pub fn make(
    context: &mut Context,
    resource: &SamResource,
    revision: &Resource,
    regions: Option<Node>,
) -> Expanded<Resource> {
    let (id, cause) = (format!("{}Endpoint", resource.logical_id), resource.span);
    let mut endpoint = resource.sibling(context, id, "AWS::Lambda::WebFunctionEndpoint", cause)?;
    endpoint.attributes.depends_on = Some(list!(cause; &resource.logical_id, &revision.logical_id));
    let or =
        |name: &str, usual: &str| resource.truthy(name).cloned().unwrap_or_else(|| usual.into_node(cause));
    endpoint.set("FunctionName", super::name(resource));
    endpoint.set("EndpointName", or("EndpointName", "prod"));
    endpoint.set("EndpointType", or("EndpointType", "HomeRegion"));
    endpoint.set_some("AuthType", resource.get("AuthType"));
    endpoint.set("RevisionWeights", revision_weights(resource, revision));
    endpoint.set_some("Regions", regions);
    endpoint.set_some("Description", resource.get("EndpointDescription"));
    endpoint.copy_from(&resource.properties, &["ScalingConfig", "ThrottleConfig"]);
    Ok(endpoint)
}

fn revision_weights(resource: &SamResource, revision: &Resource) -> Vec<Node> {
    match resource.truthy("RevisionWeights").and_then(Node::as_map) {
        Some(weights) => {
            weights.as_written().map(|(id, span, weight)| entry(id.into_node(span), weight)).collect()
        }
        None => vec![entry(revision.get_att("RevisionId"), &100.into_node(revision.cause))],
    }
}

fn entry(revision_id: Node, weight: &Node) -> Node {
    map!(weight.span; "RevisionId" => revision_id, "Weight" => weight)
}
