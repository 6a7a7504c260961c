//! The `AWS::ApiGatewayV2::Api`, and the properties that SAM writes into its body.

use super::super::api_v2::tags::with_mark;
use super::super::context::{Context, Expanded};
use super::super::resource::{Resource, SamResource};
use super::DEFAULT_ROUTE;
use super::authorizer::Authorizer;
use super::definition::Definition;
use super::{auth, cors};
use crate::diagnostic::{Diagnostic, code};
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// The tag by which one finds what SAM made.
const CREATED_BY: &str = "httpapi:createdBy";

/// The API with what goes to its siblings.
pub struct Api {
    /// The API.
    pub resource: Resource,
    /// Its authorizers.
    pub authorizers: Vec<Authorizer>,
    /// The tags of its stage.
    pub tags: Option<Map>,
}

/// Makes the API.
pub fn make(context: &mut Context, resource: &SamResource, cors: Option<&Node>) -> Expanded<Api> {
    let mut definition = Definition::of(context, resource)?;
    let cors = cors::add(context, resource, &mut definition, cors);
    let authorizers = auth::add(context, resource, &mut definition);
    let tags = add_tags(context, resource, &mut definition);
    let endpoint = disable_execute_api_endpoint(context, resource, &mut definition);
    let title = set_title(context, resource, &mut definition);
    let description = set_description(context, resource, &mut definition);
    [cors, endpoint, title, description].into_iter().collect::<Expanded<()>>()?;
    let kind = "AWS::ApiGatewayV2::Api";
    let attributes = resource.attributes.clone();
    let mut api = Resource::new(context, resource.logical_id.clone(), kind, attributes, resource.span)?;
    definition.set_on(context, &mut api)?;
    fail_on_warnings(resource, &mut api);
    Ok(Api { resource: api, authorizers: authorizers?, tags: tags? })
}

/// Adds the user's tags and SAM's own to the document. Returns all, unless SAM cannot write into it.
fn add_tags(
    context: &mut Context,
    resource: &SamResource,
    definition: &mut Definition,
) -> Expanded<Option<Map>> {
    let given = resource.truthy("Tags");
    if given.is_some() {
        definition.document(context, resource, "Tags")?;
    }
    let Definition::Document(document) = definition else { return Ok(None) };
    let cause = given.map_or(resource.span, |tags| tags.span);
    let tags = with_mark(given, CREATED_BY, cause);
    document.add_tags(&tags, cause).map_err(|problem| context.error(*problem))?;
    Ok(Some(tags))
}

/// The tags of a custom domain: those of the stage, or else SAM's own.
pub fn domain_tags(resource: &SamResource, tags: Option<&Map>) -> Map {
    tags.cloned().unwrap_or_else(|| with_mark(None, CREATED_BY, resource.span))
}

fn disable_execute_api_endpoint(
    context: &mut Context,
    resource: &SamResource,
    definition: &mut Definition,
) -> Expanded<()> {
    let property = "DisableExecuteApiEndpoint";
    let Some(value) = resource.get(property) else { return Ok(()) };
    let document = definition.document(context, resource, property)?;
    document.set_disable_execute_api_endpoint(value).map_err(|problem| context.error(*problem))
}

fn set_title(context: &mut Context, resource: &SamResource, definition: &mut Definition) -> Expanded<()> {
    let Some(name) = resource.truthy("Name") else { return Ok(()) };
    let document = definition.document(context, resource, "Name")?;
    match document.info("title").map_err(|problem| context.error(*problem))? {
        // The title of a body that SAM made.
        Some(title) if intrinsic::argument(title, "Ref").and_then(Node::as_str) == Some("AWS::StackName") => {
            document.set_info("title", name.clone());
            Ok(())
        }
        title => {
            let span = title.map(|title| title.span);
            Err(context.error(said_twice(resource, "Name", "title", span)))
        }
    }
}

fn set_description(
    context: &mut Context,
    resource: &SamResource,
    definition: &mut Definition,
) -> Expanded<()> {
    let Some(description) = resource.truthy("Description") else { return Ok(()) };
    let document = definition.document(context, resource, "Description")?;
    let existing = document.info("description").map_err(|problem| context.error(*problem))?;
    if let Some(existing) = existing.filter(|existing| existing.is_truthy()) {
        return Err(context.error(said_twice(resource, "Description", "description", Some(existing.span))));
    }
    document.set_info("description", description.clone());
    Ok(())
}

fn said_twice(
    resource: &SamResource,
    property: &str,
    key: &str,
    there: Option<crate::source::Span>,
) -> Diagnostic {
    let found = format!(
        "SAM cannot set `{property}`, because it is `info.{key}` of the `DefinitionBody` that says it"
    );
    let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, resource.key_span(property), found);
    match there {
        Some(span) => problem
            .related(span, format!("`info.{key}` stands here"))
            .help(format!("remove `{property}`, and change `info.{key}` instead")),
        None => problem.help(format!("remove `{property}`, and write `{key}:` below `info:` instead")),
    }
}

/// API Gateway warns of a path without a slash, so the catch-all route gets one where warnings count.
fn fail_on_warnings(resource: &SamResource, api: &mut Resource) {
    let Some(flag) = resource.truthy("FailOnWarnings") else { return };
    api.set("FailOnWarnings", flag);
    let paths =
        api.properties.get_mut("Body").and_then(|body| body.get_mut("paths")).and_then(Node::as_map_mut);
    if let Some(paths) = paths
        && let Some(route) = paths.remove(DEFAULT_ROUTE)
    {
        paths.insert(format!("/{DEFAULT_ROUTE}"), route);
    }
}
