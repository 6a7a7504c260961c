//! `Domain.Route53`: DNS records that lead to the custom domain of a REST API.
//!
//! APIs with domains in one hosted zone share a group of records, unless they ask for their own.

use super::super::context::{Context, Expanded};
use super::super::ids;
use super::super::resource::Resource;
use super::super::settings::{Settings, wrong_type};
use super::Api;
use super::domain::Domain;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

/// CloudFront's own hosted zone, the same for every distribution.
const CLOUDFRONT_ZONE: &str = "Z2FDTNDATAQYW2";

const KIND: &str = "AWS::Route53::RecordSetGroup";

/// What the logical ids of groups begin with.
const PREFIX: &str = "RecordSetGroup";

/// The group with the records of the domain.
pub fn group(context: &mut Context, api: &Api, domain: &Domain) -> Expanded<Option<Resource>> {
    let Some(node) = domain.settings.given("Route53") else { return Ok(None) };
    let route53 = domain.settings.below(context, "Route53", node)?;
    if route53.given("HostedZoneId").is_none() && route53.given("HostedZoneName").is_none() {
        let found = "`Domain.Route53` does not say in which hosted zone";
        let problem = Diagnostic::new(code::INVALID_DOMAIN, route53.key, found);
        return Err(context.error(problem.help("add `HostedZoneId:`, or `HostedZoneName:` with a final dot")));
    }
    let records = records(domain, &route53);
    let group = match route53.truthy("SeparateRecordSetGroup") {
        Some(separate) if separate.as_bool().is_none() => {
            let problem = wrong_type("Domain.Route53.SeparateRecordSetGroup", "true or false", separate);
            return Err(context.error(problem));
        }
        Some(_) => separate_group(context, api, domain, &route53, records)?,
        None => shared_group(context, api, &route53, records)?,
    };
    Ok(Some(group))
}

/// What names the hosted zone: its id, or else its name.
fn zone(route53: &Settings) -> Node {
    let zone = route53.truthy("HostedZoneId").or_else(|| route53.given("HostedZoneName"));
    zone.cloned().unwrap_or_else(|| Node::new(Value::Null, route53.node.span))
}

fn separate_group(
    context: &mut Context,
    api: &Api,
    domain: &Domain,
    route53: &Settings,
    records: Vec<Node>,
) -> Expanded<Resource> {
    let span = route53.key;
    let logical_id =
        ids::hashed(PREFIX, "hosted zone and domain name", &list!(span; zone(route53), domain.name));
    let mut group = api.sibling(context, logical_id, KIND, span)?;
    group.set_some("HostedZoneId", route53.truthy("HostedZoneId"));
    group.set_some("HostedZoneName", route53.truthy("HostedZoneName"));
    group.set("RecordSets", records);
    Ok(group)
}

fn shared_group(
    context: &mut Context,
    api: &Api,
    route53: &Settings,
    records: Vec<Node>,
) -> Expanded<Resource> {
    let span = route53.key;
    let logical_id = ids::hashed(PREFIX, "hosted zone", &zone(route53));
    let mut group = match context.record_set_groups.get(&logical_id.text) {
        Some(known) => known.clone(),
        None => {
            let mut group = api.sibling(context, logical_id, KIND, span)?;
            group.copy_from(route53.map, &["HostedZoneId", "HostedZoneName"]);
            group.set("RecordSets", Vec::new());
            group
        }
    };
    if let Some(known) = group.properties.get_mut("RecordSets").and_then(Node::as_list_mut) {
        known.extend(records);
    }
    context.record_set_groups.insert(group.logical_id.clone(), group.clone());
    Ok(group)
}

/// An `A` record, and an `AAAA` record when asked for.
fn records(domain: &Domain, route53: &Settings) -> Vec<Node> {
    let ipv6 = route53.given("IpV6").and_then(Node::as_bool) == Some(true);
    let types: &[&str] = if ipv6 { &["A", "AAAA"] } else { &["A"] };
    types.iter().map(|kind| record(domain, route53, kind)).collect()
}

fn record(domain: &Domain, route53: &Settings, kind: &str) -> Node {
    let span = route53.node.span;
    let mut record = Map::new();
    record.insert("Name", domain.name.clone());
    record.insert("Type", Node::made(kind, span));
    record.insert("AliasTarget", Node::new(Value::Map(alias_target(domain, route53)), span));
    record.insert_some("Region", route53.given("Region").cloned());
    record.insert_some("SetIdentifier", route53.given("SetIdentifier").cloned());
    Node::new(Value::Map(record), span)
}

fn alias_target(domain: &Domain, route53: &Settings) -> Map {
    let span = route53.node.span;
    let get_att = |attribute| intrinsic::get_att(&domain.logical_id, attribute, span);
    let get = |key| route53.map.get(key).cloned().unwrap_or_else(|| Node::new(Value::Null, span));
    let (zone, name) = match domain.endpoint.as_str() {
        Some("REGIONAL") => (get_att("RegionalHostedZoneId"), get_att("RegionalDomainName")),
        Some("EDGE") => {
            let name = route53.given("DistributionDomainName").cloned();
            (
                Node::made(CLOUDFRONT_ZONE, span),
                name.unwrap_or_else(|| distribution(&domain.logical_id, span)),
            )
        }
        _ => (get("VpcEndpointHostedZoneId"), get("VpcEndpointDomainName")),
    };
    let mut target = Map::new();
    target.insert_some("EvaluateTargetHealth", route53.given("EvaluateTargetHealth").cloned());
    target.insert("HostedZoneId", zone);
    target.insert("DNSName", name);
    target
}

/// The name that CloudFront gave the domain.
pub fn distribution(logical_id: &str, cause: Span) -> Node {
    intrinsic::get_att(logical_id, "DistributionDomainName", cause)
}
