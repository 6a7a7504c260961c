//! Custom domains of HTTP and WebSocket APIs.

use super::super::context::{Context, Expanded};
use super::super::custom_domain::record_set::{self, Target};
use super::super::custom_domain::truststore;
use super::super::ids;
use super::super::resource::{Resource, SamResource};
use super::super::settings::Settings;
use super::mapping;
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{Map, Node};

/// The only kind of endpoint that these APIs have.
const REGIONAL: &str = "REGIONAL";

/// Which group the records of a domain are put into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordSetGroup {
    /// The one that all APIs with domains in the hosted zone share.
    Shared,
    /// One that takes the place of the shared one, but has no other records.
    Alone,
}

/// Makes what `Domain`, in which parameters are resolved, asks for: the domain name, its mappings
/// to the API, and records that lead to it.
pub fn make(
    context: &mut Context,
    resource: &SamResource,
    domain: Option<&Node>,
    group: RecordSetGroup,
    tags: Map,
) -> Expanded<Vec<Resource>> {
    let Some(domain) = domain else { return Ok(Vec::new()) };
    let settings = Settings::of_property(context, resource, "Domain", domain)?;
    let name = settings.required(context, "DomainName", code::INVALID_DOMAIN);
    let certificate = settings.required(context, "CertificateArn", code::INVALID_DOMAIN);
    let regional = check_endpoint(context, &settings);
    let truststore = truststore(context, &settings);
    let base_paths = mapping::base_paths(context, &settings);
    let (name, certificate) = (name?, certificate?);
    regional?;
    let logical_id = ids::hashed("ApiGatewayDomainNameV2", name);
    let kind = "AWS::ApiGatewayV2::DomainName";
    let mut domain_name = resource.sibling(context, logical_id, kind, name.span)?;
    domain_name.set("DomainName", name);
    domain_name.set("DomainNameConfigurations", list!(name.span; configuration(&settings, certificate)));
    domain_name.set_some("MutualTlsAuthentication", truststore?);
    domain_name.set("Tags", tags);
    let records = record_set_group(context, resource, &settings, group, &domain_name)?;
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

/// The group with the records that lead to the domain.
fn record_set_group(
    context: &mut Context,
    resource: &SamResource,
    domain: &Settings,
    group: RecordSetGroup,
    domain_name: &Resource,
) -> Expanded<Option<Resource>> {
    let Some(route53) = record_set::settings(context, domain)? else { return Ok(None) };
    let target = Target {
        zone: domain_name.get_att("RegionalHostedZoneId"),
        name: domain_name.get_att("RegionalDomainName"),
    };
    let records = record_set::records(domain, &route53, &target);
    let zone = if route53.map.contains("HostedZoneId") { "HostedZoneId" } else { "HostedZoneName" };
    let made = match group {
        RecordSetGroup::Shared => record_set::shared_group(context, resource, &route53, &[zone], records),
        RecordSetGroup::Alone => {
            let logical_id = record_set::shared_id(&route53);
            record_set::group(context, resource, &route53, logical_id, &[zone], records)
        }
    };
    made.map(Some)
}
