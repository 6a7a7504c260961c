//! `Domain.Route53`: DNS records that lead to the custom domain of an API.

use super::super::context::{Context, Expanded};
use super::super::ids;
use super::super::resource::{Resource, SamResource};
use super::super::settings::Settings;
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{IntoNode, Map, Node, Value};

/// What the records are aliases of.
pub struct Target {
    /// The hosted zone that it is in.
    pub zone: Node,
    /// Its DNS name.
    pub name: Node,
}

/// The settings of the records, when the domain has any.
pub fn settings<'a>(context: &mut Context, domain: &Settings<'a>) -> Expanded<Option<Settings<'a>>> {
    let Some(node) = domain.given("Route53") else { return Ok(None) };
    let route53 = domain.below(context, "Route53", node)?;
    if route53.given("HostedZoneId").is_some() || route53.given("HostedZoneName").is_some() {
        return Ok(Some(route53));
    }
    let found = "`Domain.Route53` does not say in which hosted zone";
    let problem = Diagnostic::new(code::INVALID_DOMAIN, route53.key, found);
    Err(context.error(problem.help("add `HostedZoneId:`, or `HostedZoneName:` with a final dot")))
}

/// What names the hosted zone: its id, or else its name.
pub fn zone(route53: &Settings) -> Node {
    let zone = route53.truthy("HostedZoneId").or_else(|| route53.given("HostedZoneName"));
    zone.cloned().unwrap_or_else(|| Node::new(Value::Null, route53.node.span))
}

/// The logical id of the group that all APIs with domains in the hosted zone share.
pub fn shared_id(route53: &Settings) -> String {
    ids::hashed("RecordSetGroup", &zone(route53))
}

/// The group that holds these records too, beside those of other APIs.
pub fn shared_group(
    context: &mut Context,
    api: &SamResource,
    route53: &Settings,
    zone_properties: &[&str],
    records: Vec<Node>,
) -> Expanded<Resource> {
    let logical_id = shared_id(route53);
    let mut group = match context.record_set_groups.get(logical_id.as_str()) {
        Some(known) => known.clone(),
        None => group(context, api, route53, logical_id, zone_properties, Vec::new())?,
    };
    if let Some(all) = group.properties.get_mut("RecordSets").and_then(Node::as_list_mut) {
        all.extend(records);
    }
    context.record_set_groups.insert(group.logical_id.clone(), group.clone());
    Ok(group)
}

/// A group of these records alone.
pub fn group(
    context: &mut Context,
    api: &SamResource,
    route53: &Settings,
    logical_id: String,
    zone_properties: &[&str],
    records: Vec<Node>,
) -> Expanded<Resource> {
    let mut group = api.sibling(context, logical_id, "AWS::Route53::RecordSetGroup", route53.node.span)?;
    group.copy_from(route53.map, zone_properties);
    group.set("RecordSets", records);
    Ok(group)
}

/// An `A` record for the domain, and an `AAAA` record when asked for.
pub fn records(domain: &Settings, route53: &Settings, target: &Target) -> Vec<Node> {
    let ipv6 = route53.given("IpV6").and_then(Node::as_bool) == Some(true);
    let types: &[&str] = if ipv6 { &["A", "AAAA"] } else { &["A"] };
    types.iter().map(|kind| record(domain, route53, target, kind)).collect()
}

fn record(domain: &Settings, route53: &Settings, target: &Target, kind: &str) -> Node {
    let span = route53.node.span;
    let mut alias = Map::new();
    alias.insert_some("EvaluateTargetHealth", route53.given("EvaluateTargetHealth").cloned());
    alias.insert("HostedZoneId", target.zone.clone());
    alias.insert("DNSName", target.name.clone());
    let mut record = Map::new();
    record.insert_some("Name", domain.given("DomainName").cloned());
    record.insert("Type", kind.into_node(span));
    record.insert("AliasTarget", alias.into_node(span));
    for setting in ["Region", "SetIdentifier"] {
        record.insert_some(setting, route53.given(setting).cloned());
    }
    record.into_node(span)
}
