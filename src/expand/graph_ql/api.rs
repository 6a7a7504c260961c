//! The API itself.

use super::{GraphQl, auth, logging};
use crate::expand::context::{Context, Expanded};
use crate::expand::resource::Resource;
use crate::expand::tags;
use crate::tree::IntoNode;

const WHEN_GIVEN: &[&str] =
    &["Visibility", "OwnerContact", "IntrospectionConfig", "QueryDepthLimit", "ResolverCountLimit"];

/// Makes the API, the role with which it writes logs, and what lets it invoke its authorizers.
pub fn make(context: &mut Context, graph: &GraphQl) -> Expanded<Vec<Resource>> {
    let resource = &graph.resource;
    let cause = resource.span;
    let mut api = graph.part(context, "", "AWS::AppSync::GraphQLApi", cause)?;
    let name = resource.truthy("Name").cloned();
    api.set("Name", name.unwrap_or_else(|| (&resource.logical_id).into_node(cause)));
    api.set_some("XrayEnabled", resource.get("XrayEnabled"));
    for property in WHEN_GIVEN {
        api.set_some(property, resource.truthy(property));
    }
    api.set("Tags", tags::tags_then_mark(resource.get("Tags"), "graphqlapi:createdBy", cause));
    let permissions = auth::set(context, graph, &mut api);
    let role = logging::set(context, graph, &mut api)?;
    Ok(std::iter::once(api).chain(permissions?).chain(role).collect())
}
