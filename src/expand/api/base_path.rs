//! Base path mappings: under which paths of a custom domain an API is found.

use super::super::context::{Context, Expanded};
use super::super::resource::Resource;
use super::super::settings::wrong_type;
use super::Api;
use super::domain::Domain;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// The mappings: one for each base path, or one for the whole domain.
pub fn mappings(context: &mut Context, api: &Api, domain: &Domain) -> Expanded<Vec<Resource>> {
    let Some(node) = domain.settings.truthy("BasePath") else {
        return Ok(vec![mapping(context, api, domain, "", domain.cause())?]);
    };
    let base_paths = match &node.value {
        Value::String(_) => std::slice::from_ref(node),
        Value::List(items) => items.as_slice(),
        _ => {
            ignored(context, node);
            return Ok(vec![mapping(context, api, domain, "", domain.cause())?]);
        }
    };
    let normalize = domain.settings.map.get("NormalizeBasePath").is_none_or(Node::is_truthy);
    base_paths.iter().map(|base_path| mapping_of(context, api, domain, base_path, normalize)).collect()
}

fn ignored(context: &mut Context, node: &Node) {
    let found = format!("SAM ignores a `BasePath` that is {}, and maps the whole domain", node.kind());
    let help = "write the path out, or use a parameter, which SAM replaces here";
    context.report(Diagnostic::new(code::IGNORED_BY_SAM, node.span, found).help(help));
}

fn mapping_of(
    context: &mut Context,
    api: &Api,
    domain: &Domain,
    base_path: &Node,
    normalize: bool,
) -> Expanded<Resource> {
    let Some(text) = base_path.as_text() else {
        let problem = wrong_type("Domain.BasePath", "a string or a list of strings", base_path);
        return Err(context.error(problem));
    };
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut mapping = mapping(context, api, domain, &plain, base_path.span)?;
    mapping.set("BasePath", if normalize { text.derive(plain) } else { text.clone() });
    Ok(mapping)
}

fn mapping(
    context: &mut Context,
    api: &Api,
    domain: &Domain,
    plain: &str,
    cause: Span,
) -> Expanded<Resource> {
    let (kind, target) = match domain.is_private() {
        true => ("AWS::ApiGateway::BasePathMappingV2", "DomainNameArn"),
        false => ("AWS::ApiGateway::BasePathMapping", "DomainName"),
    };
    let mut mapping =
        api.source.sibling(context, format!("{}{plain}BasePathMapping", api.id()), kind, cause)?;
    mapping.set(target, intrinsic::reference(&domain.logical_id, cause));
    mapping.set("RestApiId", api.reference());
    mapping.set("Stage", intrinsic::reference(format!("{}.Stage", api.id()), cause));
    Ok(mapping)
}
