//! Custom domains of HTTP and WebSocket APIs.

use super::super::context::{Context, Expanded};
use super::super::ids;
use super::super::resource::{Resource, SamResource};
use super::super::settings::{Settings, listed, wrong_type};
use super::{mapping, record_set};
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{Map, Node};

/// The only kind of endpoint that these APIs have.
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
    let settings = Settings::new(context, "Domain", domain)?;
    let name = settings.required(context, "DomainName", code::INVALID_DOMAIN);
    let certificate = settings.required(context, "CertificateArn", code::INVALID_DOMAIN);
    let regional = check_endpoint(context, &settings);
    let truststore = truststore(context, &settings);
    let base_paths = mapping::base_paths(context, &settings);
    let (name, certificate) = (name?, certificate?);
    regional?;
    let logical_id = ids::hashed("ApiGatewayDomainNameV2", name);
    let attributes = resource.attributes.passed_on();
    let kind = "AWS::ApiGatewayV2::DomainName";
    let mut domain_name = Resource::new(context, logical_id, kind, attributes, name.span)?;
    domain_name.set("DomainName", name);
    domain_name.set("DomainNameConfigurations", list!(name.span; configuration(&settings, certificate)));
    domain_name.set_some("MutualTlsAuthentication", truststore?);
    domain_name.set("Tags", tags);
    let records = record_set::group(context, resource, &settings, name, &domain_name)?;
    let mappings = mapping::mappings(context, resource, base_paths?, &domain_name)?;
    Ok(std::iter::once(domain_name).chain(mappings).chain(records).collect())
}

fn check_endpoint(context: &mut Context, settings: &Settings) -> Expanded<()> {
    match settings.given("EndpointConfiguration") {
        Some(endpoint) if endpoint.as_str() != Some(REGIONAL) => {
            let found = "a custom domain of an HTTP or WebSocket API can only be `REGIONAL`";
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
