//! `Domain.Route53`: DNS records that lead to the custom domain of a REST API.

use super::super::context::{Context, Expanded};
use super::super::custom_domain::record_set::{self, Target, zone};
use super::super::ids;
use super::super::resource::Resource;
use super::super::settings::{Settings, wrong_type};
use super::Api;
use super::domain::Domain;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// CloudFront's own hosted zone, the same for every distribution.
const CLOUDFRONT_ZONE: &str = "Z2FDTNDATAQYW2";

const ZONE: [&str; 2] = ["HostedZoneId", "HostedZoneName"];

/// The group with the records of the domain: the one that all APIs with domains in the hosted zone
/// share, unless the domain asks for its own.
pub fn group(context: &mut Context, api: &Api, domain: &Domain) -> Expanded<Option<Resource>> {
    let Some(route53) = record_set::settings(context, &domain.settings)? else { return Ok(None) };
    let records = record_set::records(&domain.settings, &route53, &target(domain, &route53));
    let group = match route53.truthy("SeparateRecordSetGroup") {
        Some(separate) if separate.as_bool().is_none() => {
            let problem = wrong_type("Domain.Route53.SeparateRecordSetGroup", "true or false", separate);
            Err(context.error(problem))
        }
        Some(_) => separate_group(context, api, domain, &route53, records),
        None => record_set::shared_group(context, &api.source, &route53, &ZONE, records),
    };
    group.map(Some)
}

fn separate_group(
    context: &mut Context,
    api: &Api,
    domain: &Domain,
    route53: &Settings,
    records: Vec<Node>,
) -> Expanded<Resource> {
    let key = list!(route53.node.span; zone(route53), domain.name);
    let logical_id = ids::hashed("RecordSetGroup", &key);
    let given: Vec<&str> = ZONE.into_iter().filter(|key| route53.truthy(key).is_some()).collect();
    record_set::group(context, &api.source, route53, logical_id, &given, records)
}

fn target(domain: &Domain, route53: &Settings) -> Target {
    let span = route53.node.span;
    let get_att = |attribute| intrinsic::get_att(&domain.logical_id, attribute, span);
    let get = |key| route53.map.get(key).cloned().unwrap_or_else(|| Node::new(Value::Null, span));
    let (zone, name) = match domain.endpoint.as_str() {
        Some("REGIONAL") => (get_att("RegionalHostedZoneId"), get_att("RegionalDomainName")),
        Some("EDGE") => {
            let name = route53.given("DistributionDomainName").cloned();
            let name = name.unwrap_or_else(|| distribution(&domain.logical_id, span));
            (Node::made(CLOUDFRONT_ZONE, span), name)
        }
        _ => (get("VpcEndpointHostedZoneId"), get("VpcEndpointDomainName")),
    };
    Target { zone, name }
}

/// The name that CloudFront gave the domain.
pub fn distribution(logical_id: &str, cause: Span) -> Node {
    intrinsic::get_att(logical_id, "DistributionDomainName", cause)
}
