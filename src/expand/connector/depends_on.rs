//! What must wait for the permissions of a connector.

use super::end::End;
use crate::expand::context::Context;
use crate::expand::resource::Resource;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text};

/// Lets the resource wait for the policy that `depended_by` says: the source, or the only event
/// source mapping from the source to the destination.
pub fn let_wait(
    context: &mut Context,
    depended_by: &str,
    (source, destination): (&End, &End),
    policy: &Resource,
) {
    let Some(source) = &source.logical_id else { return };
    let waiting = match (depended_by, &destination.logical_id) {
        ("SOURCE", _) => Some(source.clone()),
        ("DESTINATION_EVENT_SOURCE_MAPPING", Some(function)) => {
            only_mapping(&context.expanded, source, function)
        }
        _ => None,
    };
    let Some(resource) = waiting.and_then(|id| context.expanded.get_mut(&id)?.as_map_mut()) else { return };
    let depends_on = resource.get_or_insert_with("DependsOn", || list!(policy.cause));
    add(depends_on, std::slice::from_ref(&policy.logical_id));
}

fn only_mapping(resources: &Map, source: &str, function: &str) -> Option<Text> {
    let mut mappings = resources.iter().filter(|(_, resource)| {
        let names = |property: &str| intrinsic::referenced_id(resource.at(&["Properties", property])?);
        resource.get("Type").and_then(Node::as_str) == Some("AWS::Lambda::EventSourceMapping")
            && names("FunctionName") == Some(function)
            && names("EventSourceArn") == Some(source)
    });
    let (id, _) = mappings.next()?;
    mappings.next().is_none().then(|| id.clone())
}

/// Lets everything that waits for the connector wait for what it became.
pub fn replace(context: &mut Context, connector: &Text, generated: &[Resource]) {
    let generated: Vec<Text> = generated.iter().map(|resource| resource.logical_id.clone()).collect();
    for resource in context.expanded.values_mut() {
        let Some(depends_on) = resource.get_mut("DependsOn") else { continue };
        let mut waits_for = as_list(depends_on);
        let Some(at) = waits_for.iter().position(|id| id.as_str() == Some(connector)) else { continue };
        waits_for.remove(at);
        *depends_on = waits_for.into_node(depends_on.span);
        add(depends_on, &generated);
    }
}

fn add(depends_on: &mut Node, ids: &[Text]) {
    let mut waits_for = as_list(depends_on);
    for id in ids {
        if !waits_for.iter().any(|known| known.as_str() == Some(id)) {
            waits_for.push(id.into_node(depends_on.span));
        }
    }
    *depends_on = waits_for.into_node(depends_on.span);
}

fn as_list(depends_on: &Node) -> Vec<Node> {
    depends_on.as_list().cloned().unwrap_or_else(|| vec![depends_on.clone()])
}
