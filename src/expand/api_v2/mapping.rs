//! Which base paths of a custom domain lead to an HTTP or WebSocket API.

use super::super::context::{Context, Expanded};
use super::super::resource::{Resource, SamResource};
use super::super::settings::{Settings, wrong_type};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::Node;

/// The base paths under which the domain leads to the API. `None` stands for the domain's root.
pub fn base_paths<'a>(context: &mut Context, settings: &Settings<'a>) -> Expanded<Vec<Option<&'a Node>>> {
    let Some(value) = settings.truthy("BasePath") else { return Ok(vec![None]) };
    let paths = match value.as_list() {
        Some(items) => items.iter().map(Some).collect(),
        None if value.as_str().is_some() => vec![Some(value)],
        // An intrinsic function is passed over without a word.
        None => vec![None],
    };
    let mut result = Ok(());
    for path in paths.iter().flatten() {
        result = check_base_path(context, path).and(result);
    }
    result.map(|()| paths)
}

fn check_base_path(context: &mut Context, path: &Node) -> Expanded<()> {
    let Some(text) = path.as_str() else {
        let problem = wrong_type("Domain.BasePath", "strings", path);
        let help = "logical ids are made of base paths, so SAM must know them: write them out";
        return Err(context.error(problem.help(help)));
    };
    if text.chars().all(|c| c.is_ascii_alphanumeric() || "/-_".contains(c)) {
        return Ok(());
    }
    let found = format!("base path `{text}` has characters that a base path cannot have");
    let help = "use only letters, digits, `-`, `_` and `/`";
    Err(context.error(Diagnostic::new(code::INVALID_DOMAIN, path.span, found).help(help)))
}

/// The mappings: one for each base path.
pub fn mappings(
    context: &mut Context,
    resource: &SamResource,
    base_paths: Vec<Option<&Node>>,
    domain_name: &Resource,
) -> Expanded<Vec<Resource>> {
    base_paths.into_iter().map(|path| mapping(context, resource, path, domain_name)).collect()
}

fn mapping(
    context: &mut Context,
    resource: &SamResource,
    base_path: Option<&Node>,
    domain_name: &Resource,
) -> Expanded<Resource> {
    let span = base_path.map_or(domain_name.cause, |path| path.span);
    let text = base_path.and_then(Node::as_str).unwrap_or("");
    let logical_id = format!("{}{}ApiMapping", resource.logical_id, text.replace(['-', '_', '/'], ""));
    let mut mapping = resource.sibling(context, logical_id, "AWS::ApiGatewayV2::ApiMapping", span)?;
    mapping.set("DomainName", intrinsic::reference(&domain_name.logical_id, span));
    mapping.set("ApiId", intrinsic::reference(&resource.logical_id, span));
    mapping.set("Stage", stage_of(resource, span));
    mapping.set_some("ApiMappingKey", base_path.map(|_| text.trim_matches('/')));
    Ok(mapping)
}

/// A reference to the stage that is rewritten at the end, when the stage's logical id is known.
fn stage_of(resource: &SamResource, cause: Span) -> Node {
    intrinsic::reference(format!("{}.Stage", resource.logical_id), cause)
}
