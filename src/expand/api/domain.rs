//! `Domain`: a custom domain name for a REST API, public or private, and what leads to it.

use super::super::context::{Context, Expanded};
use super::super::custom_domain::truststore;
use super::super::ids;
use super::super::recipe::Id;
use super::super::resource::Resource;
use super::super::settings::{Settings, listed};
use super::{Api, base_path, record_set};
use crate::diagnostic::{Change, Diagnostic, Fix, code};
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node, Text, Value};

const ENDPOINTS: &[&str] = &["EDGE", "REGIONAL", "PRIVATE"];
const PRIVATE: &str = "PRIVATE";

/// Settings that the domain name takes as they are when they are neither empty nor false.
const SAME: &[&str] =
    &["SecurityPolicy", "EndpointAccessMode", "Policy", "OwnershipVerificationCertificateArn"];

/// A custom domain of an API.
pub struct Domain<'a> {
    /// Its settings in the template.
    pub settings: Settings<'a>,
    /// The domain name.
    pub name: &'a Node,
    certificate: &'a Node,
    /// `EDGE`, `REGIONAL` or `PRIVATE`.
    pub endpoint: Node,
    /// The logical id of the domain name.
    pub logical_id: Text,
    /// The same, with how it was made.
    id: Id,
}

impl Domain<'_> {
    /// Whether it can be reached from VPCs only. API Gateway has types of their own for that.
    pub fn is_private(&self) -> bool {
        self.endpoint.as_str() == Some(PRIVATE)
    }

    /// What made samc make the resources.
    pub fn cause(&self) -> Span {
        self.settings.key_span("DomainName")
    }
}

/// The resources of the custom domain. What they settle is written back into the settings, because
/// deployment ids hash those.
pub fn expand(context: &mut Context, api: &mut Api) -> Expanded<Vec<Resource>> {
    let Some(node) = api.source.get("Domain").cloned() else { return Ok(Vec::new()) };
    let settings = Settings::of_property(context, &api.source, "Domain", &node)?;
    let domain = read(context, settings)?;
    let domain_name = domain_name(context, api, &domain);
    let mappings = base_path::mappings(context, api, &domain);
    let association = access_association(context, api, &domain);
    let records = record_set::group(context, api, &domain);
    let mut resources = vec![domain_name?];
    resources.extend(mappings?.into_iter().chain(records?).chain(association?));
    let settled = settle(&domain);
    api.source.properties.insert("Domain", settled);
    Ok(resources)
}

fn read<'a>(context: &mut Context, settings: Settings<'a>) -> Expanded<Domain<'a>> {
    let name = settings.required(context, "DomainName", code::INVALID_DOMAIN);
    let certificate = settings.required(context, "CertificateArn", code::INVALID_DOMAIN);
    let endpoint = endpoint(context, &settings);
    let (name, endpoint) = (name?, endpoint?);
    let prefix = match endpoint.as_str() {
        Some(PRIVATE) => "ApiGatewayDomainNameV2",
        _ => "ApiGatewayDomainName",
    };
    let id = ids::hashed(prefix, "DomainName", name);
    Ok(Domain { settings, name, certificate: certificate?, endpoint, logical_id: id.text.clone(), id })
}

fn endpoint(context: &mut Context, settings: &Settings) -> Expanded<Node> {
    let Some(endpoint) = settings.given("EndpointConfiguration") else {
        return Ok(Node::made("REGIONAL", settings.node.span));
    };
    if endpoint.as_str().is_some_and(|name| ENDPOINTS.contains(&name)) {
        return Ok(endpoint.clone());
    }
    let found = format!("`Domain.EndpointConfiguration` must be one of {}", listed(ENDPOINTS));
    let problem = Diagnostic::new(code::INVALID_DOMAIN, endpoint.span, found);
    let help = match endpoint.get("Type") {
        Some(_) => "write the type itself, without a map: unlike that of the API, this setting is a string",
        None => "`REGIONAL` is what SAM takes when there is none",
    };
    Err(context.error(problem.help(help)))
}

fn domain_name(context: &mut Context, api: &Api, domain: &Domain) -> Expanded<Resource> {
    let kind = match domain.is_private() {
        true => "AWS::ApiGateway::DomainNameV2",
        false => "AWS::ApiGateway::DomainName",
    };
    let mut resource = api.source.sibling(context, domain.id.clone(), kind, domain.cause())?;
    resource.set("DomainName", domain.name);
    let regional = domain.endpoint.as_str() == Some("REGIONAL");
    resource.set(if regional { "RegionalCertificateArn" } else { "CertificateArn" }, domain.certificate);
    let mut configuration = Map::new();
    configuration.insert("Types", list!(domain.endpoint.span; &domain.endpoint));
    configuration.insert_some("IpAddressType", domain.settings.truthy("IpAddressType").cloned());
    resource.set("EndpointConfiguration", configuration);
    let mutual_tls = mutual_tls(context, domain);
    for setting in SAME {
        resource.set_some(setting, domain.settings.truthy(setting));
    }
    let taken: Vec<Expanded<()>> = SAME.iter().map(|setting| check_taken(context, domain, setting)).collect();
    taken.into_iter().collect::<Expanded<()>>()?;
    resource.set_some("MutualTlsAuthentication", mutual_tls?);
    Ok(resource)
}

/// Public and private domain names differ in the settings they take.
fn check_taken(context: &mut Context, domain: &Domain, setting: &str) -> Expanded<()> {
    let (kind, takes) = match (domain.is_private(), setting) {
        _ if domain.settings.truthy(setting).is_none() => return Ok(()),
        (true, "OwnershipVerificationCertificateArn") => ("private", "public"),
        (false, "Policy") => ("public", "private"),
        _ => return Ok(()),
    };
    let span = domain.settings.key_span(setting);
    let found = format!("a {kind} custom domain takes no `{setting}`: only {takes} ones do");
    let help = match takes {
        "private" => "remove it, or make the domain private with `EndpointConfiguration: PRIVATE`",
        _ => "remove it",
    };
    // The reference finds this out late and reports it under the generated resource.
    let problem = Diagnostic::new(code::INVALID_DOMAIN, span, found).resource(domain.logical_id.as_str());
    Err(context.error(problem.help(help)))
}

fn mutual_tls(context: &mut Context, domain: &Domain) -> Expanded<Option<Node>> {
    let setting = "MutualTlsAuthentication";
    if domain.is_private() && domain.settings.truthy(setting).is_some() {
        let span = domain.settings.key_span(setting);
        let found = format!("SAM ignores `{setting}` of private custom domains");
        context.report(
            Diagnostic::new(code::IGNORED_BY_SAM, span, found)
                .help("remove it")
                .fix(Fix::risky(format!("remove `{setting}`"), Change::Remove(span))),
        );
        return Ok(None);
    }
    truststore(context, &domain.settings)
}

/// Lets a VPC endpoint reach a private domain.
fn access_association(context: &mut Context, api: &Api, domain: &Domain) -> Expanded<Option<Resource>> {
    let Some(node) = domain.settings.given("AccessAssociation").filter(|_| domain.is_private()) else {
        return Ok(None);
    };
    let settings = domain.settings.below(context, "AccessAssociation", node)?;
    let endpoint = settings.map.get("VpcEndpointId").cloned();
    let endpoint = endpoint.unwrap_or_else(|| Node::new(Value::Null, node.span));
    let hashed = list!(node.span; &endpoint, &domain.logical_id);
    let logical_id = ids::hashed("DomainNameAccessAssociation", "VPC endpoint and domain name", &hashed);
    let kind = "AWS::ApiGateway::DomainNameAccessAssociation";
    let mut association = api.source.sibling(context, logical_id, kind, settings.key)?;
    association.set("DomainNameArn", crate::template::intrinsic::reference(&domain.logical_id, settings.key));
    association.set("AccessAssociationSourceType", "VPCE");
    association.set("AccessAssociationSource", endpoint);
    Ok(Some(association))
}

/// The settings as the service has left them when it hashes them.
fn settle(domain: &Domain) -> Node {
    let mut map = domain.settings.map.clone();
    if !domain.is_private() {
        map.insert("ApiDomainName", domain.logical_id.clone().into_node(domain.cause()));
        map.insert("EndpointConfiguration", domain.endpoint.clone());
    }
    let edge = domain.endpoint.as_str() == Some("EDGE");
    if let Some(route53) = map.get_mut("Route53").and_then(Node::as_map_mut).filter(|_| edge)
        && route53.given("DistributionDomainName").is_none()
    {
        route53
            .insert("DistributionDomainName", record_set::distribution(&domain.logical_id, domain.cause()));
    }
    Node::new(Value::Map(map), domain.settings.node.span)
}
