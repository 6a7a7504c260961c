//! The schema, in the template or in S3.

use super::GraphQl;
use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::expand::resource::Resource;

/// The schema's logical id is that of the API and this.
pub const SUFFIX: &str = "Schema";

/// Makes the schema.
pub fn make(context: &mut Context, graph: &GraphQl) -> Expanded<Vec<Resource>> {
    let resource = &graph.resource;
    let (inline, uri) = (resource.truthy("SchemaInline"), resource.truthy("SchemaUri"));
    match (inline, uri) {
        (None, None) => {
            let found = "the API has no schema";
            let help = "add `SchemaInline:` with the schema itself, or `SchemaUri:` with its file";
            let problem = Diagnostic::new(code::MISSING_PROPERTY, resource.properties_span, found);
            return Err(context.error(problem.help(help)));
        }
        (Some(_), Some(_)) => {
            let found = "`SchemaInline` and `SchemaUri` exclude each other";
            let span = resource.key_span("SchemaUri");
            let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, span, found)
                .related(resource.key_span("SchemaInline"), "`SchemaInline` is set here")
                .help("remove one of them");
            return Err(context.error(problem));
        }
        _ => {}
    }
    let mut schema = graph.part_of_api(context, SUFFIX, "AWS::AppSync::GraphQLSchema", resource.span)?;
    schema.set_some("Definition", resource.get("SchemaInline"));
    schema.set_some("DefinitionS3Location", resource.get("SchemaUri"));
    Ok(vec![schema])
}
