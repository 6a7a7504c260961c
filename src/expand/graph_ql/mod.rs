//! `AWS::Serverless::GraphQLApi`: an AppSync API with its schema, keys, cache, domain, data sources,
//! functions and resolvers, and the permissions between them.

mod api;
mod auth;
mod cache;
mod data_sources;
mod domain;
mod functions;
mod keys;
mod logging;
mod resolvers;
mod schema;

use indexmap::IndexMap;

use super::context::{Context, Expanded};
use super::policy::statements;
use super::property::{Property, Shape};
use super::resource::{Resource, SamResource};
use super::scalar::{self, Scalar};
use super::types::{Phase, SamType};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text};

/// `AWS::Serverless::GraphQLApi`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::GraphQLApi",
    becomes: Some("AWS::AppSync::GraphQLApi"),
    phase: Phase::Others,
    properties: PROPERTIES,
    referable: &[],
    prepare: drop_unknown,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::required("Auth", Shape::Fields(auth::AUTH)).literal(),
    Property::optional("Name", Shape::Any),
    Property::optional("Tags", Shape::Map),
    Property::optional("XrayEnabled", Shape::Readable(Scalar::Bool)).literal(),
    Property::optional("SchemaInline", Shape::String).literal(),
    Property::optional("SchemaUri", Shape::String).literal(),
    Property::optional("Logging", Shape::OneOf(&[Shape::Bool, Shape::Fields(logging::LOGGING)])).literal(),
    Property::optional("DataSources", Shape::Fields(data_sources::DATA_SOURCES)).literal(),
    Property::optional("Functions", Shape::MapOf(&Shape::Fields(functions::FUNCTION))).literal(),
    Property::optional("Resolvers", Shape::MapOf(&Shape::MapOf(&Shape::Fields(resolvers::RESOLVER))))
        .literal(),
    Property::optional("ApiKeys", Shape::MapOf(&Shape::Fields(keys::API_KEY))).literal(),
    Property::optional("DomainName", Shape::Fields(domain::DOMAIN_NAME)).literal(),
    Property::optional("Cache", Shape::Fields(cache::CACHE)).literal(),
    Property::optional("Visibility", Shape::Any),
    Property::optional("OwnerContact", Shape::Any),
    Property::optional("IntrospectionConfig", Shape::Any),
    Property::optional("QueryDepthLimit", Shape::Any),
    Property::optional("ResolverCountLimit", Shape::Any),
];

/// Unlike for all other types, SAM drops properties that it does not know.
fn drop_unknown(context: &mut Context, resource: &mut SamResource) -> Expanded<()> {
    let names = || PROPERTIES.iter().map(|property| property.name);
    let keys: Vec<Text> = resource.properties.keys().cloned().collect();
    for key in keys.iter().filter(|key| !names().any(|name| name == key.as_str())) {
        let found = format!("`{}` has no property `{key}`, so SAM drops it", TYPE.name);
        let help = match similar::closest(key, names()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "remove it, or check its name and where it belongs".to_owned(),
        };
        let span = resource.key_span(key);
        context.report(Diagnostic::new(code::IGNORED_BY_SAM, span, found).help(help));
        resource.properties.remove(key);
    }
    Ok(())
}

/// The API while its parts are made.
struct GraphQl {
    resource: SamResource,
    /// What names the API in its parts.
    api_id: Node,
    /// The names of data sources, by their keys in the template.
    data_sources: IndexMap<Text, Node>,
    /// The ids of functions, by their keys in the template.
    functions: IndexMap<Text, Node>,
    /// The data source of functions that need none, once there is one.
    none_data_source: Option<Resource>,
}

impl GraphQl {
    fn new(resource: SamResource) -> Self {
        GraphQl {
            api_id: intrinsic::get_att(&resource.logical_id, "ApiId", resource.span),
            resource,
            data_sources: IndexMap::new(),
            functions: IndexMap::new(),
            none_data_source: None,
        }
    }

    /// A part of the API with all attributes of the API. Its logical id begins with that of the API.
    fn part(&self, context: &mut Context, name: &str, kind: &'static str, cause: Span) -> Expanded<Resource> {
        let id = format!("{}{name}", self.resource.logical_id);
        Resource::new(context, id, kind, self.resource.attributes.clone(), cause)
    }

    /// A part that names the API under `ApiId`.
    fn part_of_api(
        &self,
        context: &mut Context,
        name: &str,
        kind: &'static str,
        cause: Span,
    ) -> Expanded<Resource> {
        let mut part = self.part(context, name, kind, cause)?;
        part.set("ApiId", &self.api_id);
        Ok(part)
    }

    /// A role that AppSync may assume.
    fn role(&self, context: &mut Context, name: &str, cause: Span) -> Expanded<Resource> {
        let mut role = self.part(context, name, "AWS::IAM::Role", cause)?;
        role.set("AssumeRolePolicyDocument", statements::assume_role("appsync.amazonaws.com", cause));
        Ok(role)
    }

    /// The entries of a property that is a map.
    fn entries(&self, property: &str) -> Vec<(Text, Span, Node)> {
        entries(self.resource.get(property))
    }
}

fn entries(node: Option<&Node>) -> Vec<(Text, Span, Node)> {
    let entries = node.and_then(Node::as_map).into_iter().flat_map(Map::as_written);
    entries.map(|(key, span, value)| (key.clone(), span, value.clone())).collect()
}

/// The map without keys that have no value.
fn without_nulls(node: &Node) -> Node {
    let entries = node.as_map().into_iter().flat_map(Map::as_written);
    let given = entries.filter(|(_, _, value)| !value.is_null());
    given.map(|(key, _, value)| (key.clone(), value.clone())).collect::<Map>().into_node(node.span)
}

fn expand(context: &mut Context, mut resource: SamResource) -> Expanded<Vec<Resource>> {
    scalar::conform_properties(&mut resource.properties, PROPERTIES);
    let mut graph = GraphQl::new(resource);
    let mut parts = vec![
        api::make(context, &graph),
        schema::make(context, &graph),
        keys::make(context, &graph),
        cache::make(context, &graph),
        domain::make(context, &graph),
        data_sources::make(context, &mut graph),
    ];
    let functions = functions::make(context, &mut graph);
    let functions_made = functions.is_ok();
    parts.push(functions);
    // Resolvers name functions: without those they would only give rise to further errors.
    if functions_made {
        parts.push(resolvers::make(context, &graph));
    }
    let mut resources = Vec::new();
    for part in parts {
        resources.extend(part?);
    }
    resources.extend(graph.none_data_source);
    Ok(resources)
}
