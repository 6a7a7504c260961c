//! API keys.

use super::GraphQl;
use crate::expand::context::{Context, Expanded};
use crate::expand::property::{Property, Shape};
use crate::expand::resource::Resource;

/// What stands under each name in `ApiKeys`.
pub const API_KEY: &[Property] = &[
    Property::optional("ApiKeyId", Shape::Any),
    Property::optional("Description", Shape::Any),
    Property::optional("ExpiresOn", Shape::Any),
];

/// Makes the keys.
pub fn make(context: &mut Context, graph: &GraphQl) -> Expanded<Vec<Resource>> {
    let mut keys = Vec::new();
    for (name, span, settings) in graph.entries("ApiKeys") {
        let mut key = graph.part_of_api(context, &name, "AWS::AppSync::ApiKey", span)?;
        key.set_some("ApiKeyId", settings.given("ApiKeyId"));
        key.set_some("Description", settings.given("Description"));
        key.set_some("Expires", settings.given("ExpiresOn"));
        keys.push(key);
    }
    Ok(keys)
}
