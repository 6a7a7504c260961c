//! The definition of a REST API: an OpenAPI document in the template or in S3, and the properties
//! that SAM writes into it.

use super::super::code_location;
use super::super::context::{Context, Expanded};
use super::super::open_api::document::{Edited, is_version};
use super::authorizer::Authorizer;
use super::swagger::{self, SwaggerEditor};
use super::{Api, auth, cors, gateway_response, models, open_api_3};
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{Node, Value};

/// Writes into the body what the properties of the API ask for, in the order of the service, on
/// which deployment ids depend. Returns the authorizers.
pub fn edit(context: &mut Context, api: &mut Api) -> Expanded<Vec<Authorizer>> {
    let checked = check_properties(context, api);
    let cors = cors::add(context, api);
    let authorizers = auth::add(context, api);
    let responses = gateway_response::add(context, api);
    let media_types = add_binary_media_types(context, api);
    let models = models::add(context, api);
    let endpoint = disable_execute_api_endpoint(context, api);
    [checked, cors, responses, media_types, models, endpoint].into_iter().collect::<Expanded<()>>()?;
    adapt_to_version(context, api)?;
    authorizers
}

/// Properties that exclude each other, and versions that there are not.
fn check_properties(context: &mut Context, api: &Api) -> Expanded<()> {
    let version = check_version(context, api);
    let merge = "cannot go together: SAM cannot merge into a document in S3";
    let body = exclude(context, api, "DefinitionBody", "are two definitions of one API");
    version.and(body).and(exclude(context, api, "MergeDefinitions", merge))
}

/// An error when both `DefinitionUri` and `other` are set.
fn exclude(context: &mut Context, api: &Api, other: &str, why: &str) -> Expanded<()> {
    let (Some(uri), Some(_)) = (api.source.truthy("DefinitionUri"), api.source.truthy(other)) else {
        return Ok(());
    };
    let found = format!("`DefinitionUri` and `{other}` {why}");
    let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, api.source.key_span(other), found)
        .related(uri.span, "`DefinitionUri` is set here")
        .help("remove one of the two");
    Err(context.error(problem))
}

fn check_version(context: &mut Context, api: &Api) -> Expanded<()> {
    let version = api.source.truthy("OpenApiVersion");
    let Some(version) = version.filter(|version| !is_version(version, &['2', '3'])) else { return Ok(()) };
    let found = "this is not a version of OpenAPI that SAM knows";
    let help = "write it as `'3.0.1'`, with one digit each and in quotes";
    Err(context.error(Diagnostic::new(code::INVALID_VALUE, version.span, found).help(help)))
}

fn add_binary_media_types(context: &mut Context, api: &mut Api) -> Expanded<()> {
    let Some(types) = api.source.truthy("BinaryMediaTypes").cloned() else { return Ok(()) };
    edit_body(context, api, |editor| {
        editor.set_binary_media_types(&types);
        Ok(())
    })
}

fn disable_execute_api_endpoint(context: &mut Context, api: &mut Api) -> Expanded<()> {
    let property = "DisableExecuteApiEndpoint";
    let Some(value) = api.source.get(property).cloned() else { return Ok(()) };
    require_body(context, api, property)?;
    edit_body(context, api, |editor| editor.set_disable_execute_api_endpoint(value))
}

/// Makes a body of OpenAPI 3 out of one that was written or edited in the terms of Swagger 2.
pub fn adapt_to_version(context: &mut Context, api: &mut Api) -> Expanded<()> {
    let version = api.source.get("OpenApiVersion").cloned();
    let Some(body) = &mut api.body else { return Ok(()) };
    open_api_3::adapt(body, version.as_ref()).map_err(|problem| context.error(*problem))
}

/// For properties that work through the body: an error when the definition does not stand in the
/// template, or when SAM cannot edit it.
pub fn require_body(context: &mut Context, api: &Api, property: &str) -> Expanded<()> {
    let span = api.source.key_span(property);
    let Some(body) = &api.body else {
        let found = format!("`{property}` works only when the definition stands in the template");
        let mut problem = Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, span, found);
        problem = match api.source.get("DefinitionUri") {
            Some(uri) => problem
                .related(uri.span, "the definition is here, where SAM does not look into it")
                .help("move the document into `DefinitionBody`, for example with `Fn::Transform: AWS::Include`, or write this into the document itself"),
            None => problem.help("add the OpenAPI document as `DefinitionBody`"),
        };
        return Err(context.error(problem));
    };
    if swagger::is_valid(body) {
        return Ok(());
    }
    let found =
        format!("SAM cannot add `{property}` to this definition: it is not a complete OpenAPI document");
    let help = "give it a map of `paths` and a version: `swagger: '2.0'` or `openapi: '3.0.1'`";
    let problem = Diagnostic::new(code::INVALID_OPENAPI, body.span, found)
        .related(span, format!("`{property}` is set here"));
    Err(context.error(problem.help(help)))
}

/// Replaces the body by what `edit` makes of a copy of it.
pub fn edit_body(
    context: &mut Context,
    api: &mut Api,
    edit: impl FnOnce(&mut SwaggerEditor) -> Edited<()>,
) -> Expanded<()> {
    let Some(body) = &mut api.body else { return Ok(()) };
    *body = edited(body, edit).map_err(|problem| context.error(*problem))?;
    Ok(())
}

fn edited(body: &Node, edit: impl FnOnce(&mut SwaggerEditor) -> Edited<()>) -> Edited<Node> {
    let mut editor = SwaggerEditor::new(body)?;
    edit(&mut editor)?;
    Ok(editor.into_body())
}

/// Where the definition is in S3, when it is there: the `BodyS3Location` of the REST API. Without
/// a body it is what deployment ids hash, so it is in the service's order.
pub fn location(context: &mut Context, api: &Api) -> Expanded<Option<Node>> {
    let Some(uri) = api.source.truthy("DefinitionUri") else { return Ok(None) };
    let location = code_location::s3_location(context, uri, "DefinitionUri")?;
    let location = location.into_definition().into_hash_ordered();
    Ok(Some(Node::new(Value::Map(location), uri.span)))
}
