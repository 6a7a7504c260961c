//! The cache of answers.

use super::GraphQl;
use crate::expand::context::{Context, Expanded};
use crate::expand::property::{Property, Shape};
use crate::expand::resource::Resource;
use crate::tree::Node;

/// What stands under `Cache`.
pub const CACHE: &[Property] = &[
    Property::required("ApiCachingBehavior", Shape::Any),
    Property::required("Ttl", Shape::Any),
    Property::required("Type", Shape::Any),
    Property::optional("AtRestEncryptionEnabled", Shape::Any),
    Property::optional("TransitEncryptionEnabled", Shape::Any),
];

/// Makes the cache, when the API has one.
pub fn make(context: &mut Context, graph: &GraphQl) -> Expanded<Vec<Resource>> {
    let Some(settings) = graph.resource.get("Cache").and_then(Node::as_map) else { return Ok(Vec::new()) };
    let cause = graph.resource.key_span("Cache");
    let mut cache = graph.part_of_api(context, "ApiCache", "AWS::AppSync::ApiCache", cause)?;
    for property in CACHE {
        cache.copy_from(settings, &[property.name]);
    }
    Ok(vec![cache])
}
