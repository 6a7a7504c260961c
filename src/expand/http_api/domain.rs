//! Custom domains of HTTP APIs.

use super::super::context::{Context, Expanded};
use super::super::ids;
use super::super::resource::{Resource, SamResource};
use super::super::settings::{Settings, listed, wrong_type};
use super::record_set;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// The only kind of endpoint that HTTP APIs have.
const REGIONAL: &str = "REGIONAL";

const TRUSTSTORE: &[&str] = &["TruststoreUri", "TruststoreVersion"];

/// Makes what `Domain`, in which parameters are resolved, asks for: the domain name, its mappings
/// to the API, and records that lead to it.
pub fn make(
    context: &mut Context,
    resource: &SamResource,
    domain: Option<&Node>,
    tags: Map,
) -> Expanded<Vec<Resource>> {
    let Some(domain) = domain else { return Ok(Vec::new()) };
    let settings = Settings::of_property(context, resource, "Domain", domain)?;
    let name = settings.required(context, "DomainName", code::INVALID_DOMAIN);
    let certificate = settings.required(context, "CertificateArn", code::INVALID_DOMAIN);
    let regional = check_endpoint(context, &settings);
    let truststore = truststore(context, &settings);
    let base_paths = base_paths(context, &settings);
    let (name, certificate) = (name?, certificate?);
    regional?;
    let logical_id = ids::hashed("ApiGatewayDomainNameV2", "DomainName", name);
    let attributes = resource.attributes.passed_on();
    let kind = "AWS::ApiGatewayV2::DomainName";
    let cause = settings.key_span("DomainName");
    let mut domain_name = Resource::new(context, logical_id, kind, attributes, cause)?;
    domain_name.set("DomainName", name);
    domain_name.set("DomainNameConfigurations", list!(cause; configuration(&settings, certificate)));
    domain_name.set_some("MutualTlsAuthentication", truststore?);
    domain_name.set("Tags", tags);
    let records = record_set::group(context, resource, &settings, name, &domain_name)?;
    let mappings = mappings(context, resource, &settings, base_paths?, &domain_name)?;
    Ok(std::iter::once(domain_name).chain(mappings).chain(records).collect())
}

fn check_endpoint(context: &mut Context, settings: &Settings) -> Expanded<()> {
    match settings.given("EndpointConfiguration") {
        Some(endpoint) if endpoint.as_str() != Some(REGIONAL) => {
            let found = "a custom domain of an HTTP API can only be `REGIONAL`";
            let help = "remove `EndpointConfiguration`: `REGIONAL` is the default";
            Err(context.error(Diagnostic::new(code::INVALID_DOMAIN, endpoint.span, found).help(help)))
        }
        _ => Ok(()),
    }
}

fn configuration(settings: &Settings, certificate: &Node) -> Map {
    let mut configuration = Map::new();
    configuration.insert("CertificateArn", certificate.clone());
    let endpoint = settings.given("EndpointConfiguration").cloned();
    configuration.insert("EndpointType", endpoint.unwrap_or_else(|| Node::made(REGIONAL, certificate.span)));
    for name in ["OwnershipVerificationCertificateArn", "SecurityPolicy"] {
        configuration.insert_some(name, settings.truthy(name).cloned());
    }
    configuration
}

/// The certificates that clients must show.
fn truststore(context: &mut Context, settings: &Settings) -> Expanded<Option<Node>> {
    let Some(node) = settings.truthy("MutualTlsAuthentication") else { return Ok(None) };
    let path = "Domain.MutualTlsAuthentication";
    if node.as_map().is_none() {
        let help = format!("put at least one of {} below it", listed(TRUSTSTORE));
        return Err(context.error(wrong_type(path, "a map", node).help(help)));
    }
    let mutual = Settings::new(context, path, node)?;
    mutual.only(context, TRUSTSTORE, code::INVALID_DOMAIN)?;
    let mut truststore = Map::new();
    for name in TRUSTSTORE {
        truststore.insert_some(*name, mutual.truthy(name).cloned());
    }
    Ok(Some(Node::new(crate::tree::Value::Map(truststore), node.span)))
}

/// The base paths under which the domain leads to the API. `None` stands for the domain's root.
fn base_paths<'a>(context: &mut Context, settings: &Settings<'a>) -> Expanded<Vec<Option<&'a Node>>> {
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

fn mappings(
    context: &mut Context,
    resource: &SamResource,
    settings: &Settings,
    base_paths: Vec<Option<&Node>>,
    domain_name: &Resource,
) -> Expanded<Vec<Resource>> {
    base_paths.into_iter().map(|path| mapping(context, resource, settings, path, domain_name)).collect()
}

fn mapping(
    context: &mut Context,
    resource: &SamResource,
    settings: &Settings,
    base_path: Option<&Node>,
    domain_name: &Resource,
) -> Expanded<Resource> {
    let span = base_path.map_or(domain_name.cause, |path| settings.place_of("BasePath", path));
    let text = base_path.and_then(Node::as_str).unwrap_or("");
    let logical_id = format!("{}{}ApiMapping", resource.logical_id, text.replace(['-', '_', '/'], ""));
    let attributes = resource.attributes.passed_on();
    let mut mapping = Resource::new(context, logical_id, "AWS::ApiGatewayV2::ApiMapping", attributes, span)?;
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
