//! Where the definition of an HTTP API stands: in the template or in S3.

use super::super::code_location::s3_location;
use super::super::context::{Context, Expanded};
use super::super::resource::{Resource, SamResource};
use super::open_api::{self, OpenApi};
use crate::diagnostic::{Diagnostic, code};
use crate::tree::Node;

const BODY: &str = "DefinitionBody";
const URI: &str = "DefinitionUri";

/// The definition of an HTTP API.
pub enum Definition<'a> {
    /// A document that SAM can write into.
    Document(OpenApi),
    /// Something else in the template, such as an `Fn::Transform`, which is passed on.
    Opaque(&'a Node),
    /// An object in S3.
    Object(&'a Node),
}

impl<'a> Definition<'a> {
    /// Finds the definition; there must be exactly one.
    pub fn of(context: &mut Context, resource: &'a SamResource) -> Expanded<Self> {
        match (resource.truthy(BODY), resource.truthy(URI)) {
            (Some(_), Some(uri)) => {
                let found = "`DefinitionBody` and `DefinitionUri` are two definitions of one API";
                let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, resource.key_span(BODY), found)
                    .related(uri.span, "`DefinitionUri` is set here")
                    .help("remove one of the two");
                Err(context.error(problem))
            }
            (Some(body), None) if open_api::is_editable(body) => {
                let document = OpenApi::copy_of(body).map_err(|problem| context.error(*problem))?;
                Ok(Definition::Document(document))
            }
            (Some(body), None) => Ok(Definition::Opaque(body)),
            (None, Some(uri)) => Ok(Definition::Object(uri)),
            (None, None) => {
                let found = "an HTTP API needs a definition";
                let help = "add `DefinitionBody` or `DefinitionUri`, or an `HttpApi` event to a function";
                Err(context.error(
                    Diagnostic::new(code::MISSING_PROPERTY, resource.properties_span, found).help(help),
                ))
            }
        }
    }

    /// The document, for a property that is written into it; an error when SAM cannot do that.
    pub fn document(
        &mut self,
        context: &mut Context,
        resource: &SamResource,
        property: &str,
    ) -> Expanded<&mut OpenApi> {
        let span = resource.key_span(property);
        let problem = match self {
            Definition::Document(document) => return Ok(document),
            Definition::Object(uri) => {
                let found = format!("`{property}` works only when the definition stands in the template");
                Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, span, found)
                    .related(uri.span, "the definition is here, where SAM does not look into it")
                    .help("move the document into `DefinitionBody`, or write this into the document itself")
            }
            Definition::Opaque(body) => {
                let (reason, help) = open_api::flaw(body);
                let found = format!("SAM cannot write `{property}` into this definition: {reason}");
                Diagnostic::new(code::INVALID_OPENAPI, body.span, found)
                    .related(span, format!("`{property}` is set here"))
                    .help(help)
            }
        };
        Err(context.error(problem))
    }

    /// Gives the API its definition.
    pub fn set_on(self, context: &mut Context, api: &mut Resource) -> Expanded<()> {
        match self {
            Definition::Document(document) => api.set("Body", document.body()),
            Definition::Opaque(body) => api.set("Body", body),
            Definition::Object(uri) => {
                api.set("BodyS3Location", s3_location(context, uri, URI)?.into_definition());
            }
        }
        Ok(())
    }
}
