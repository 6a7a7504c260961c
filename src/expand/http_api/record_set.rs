//! DNS records that lead to the custom domain of an HTTP API.
//!
//! APIs with domains in one hosted zone share a group of records.

use super::super::context::{Context, Expanded};
use super::super::ids;
use super::super::recipe::Id;
use super::super::resource::{Resource, SamResource};
use super::super::settings::Settings;
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{IntoNode, Map, Node};

/// The group of records, with those of this domain added to what other APIs put into it.
pub fn group(
    context: &mut Context,
    resource: &SamResource,
    domain: &Settings,
    name: &Node,
    domain_name: &Resource,
) -> Expanded<Option<Resource>> {
    let Some(node) = domain.given("Route53") else { return Ok(None) };
    let route53 = domain.below(context, "Route53", node)?;
    let zone = route53.truthy("HostedZoneId").or_else(|| route53.given("HostedZoneName"));
    let Some(zone) = zone.or_else(|| route53.given("HostedZoneId")) else {
        let found = "`Domain.Route53` does not say in which hosted zone";
        let problem = Diagnostic::new(code::INVALID_DOMAIN, node.span, found);
        return Err(context.error(problem.help("add `HostedZoneId:`, or `HostedZoneName:` with a final dot")));
    };
    let logical_id = ids::hashed("RecordSetGroup", "hosted zone", zone);
    let mut group = match context.record_set_groups.get(&logical_id.text) {
        Some(known) => known.clone(),
        None => new_group(context, resource, &route53, logical_id)?,
    };
    if let Some(records) = group.properties.get_mut("RecordSets").and_then(Node::as_list_mut) {
        records.extend(records_of(&route53, name, domain_name));
    }
    context.record_set_groups.insert(group.logical_id.clone(), group.clone());
    Ok(Some(group))
}

fn new_group(
    context: &mut Context,
    resource: &SamResource,
    route53: &Settings,
    logical_id: Id,
) -> Expanded<Resource> {
    let attributes = resource.attributes.passed_on();
    let kind = "AWS::Route53::RecordSetGroup";
    let mut group = Resource::new(context, logical_id, kind, attributes, route53.key)?;
    let zone = if route53.map.contains("HostedZoneId") { "HostedZoneId" } else { "HostedZoneName" };
    group.copy_from(route53.map, &[zone]);
    group.set("RecordSets", Vec::new());
    Ok(group)
}

/// An `A` record, and an `AAAA` record when asked for.
fn records_of(route53: &Settings, name: &Node, domain_name: &Resource) -> Vec<Node> {
    let ipv6 = route53.given("IpV6").and_then(Node::as_bool) == Some(true);
    let types: &[&str] = if ipv6 { &["A", "AAAA"] } else { &["A"] };
    types.iter().map(|kind| record(route53, name, domain_name, kind)).collect()
}

fn record(route53: &Settings, name: &Node, domain_name: &Resource, kind: &str) -> Node {
    let span = route53.node.span;
    let mut target = Map::new();
    target.insert_some("EvaluateTargetHealth", route53.given("EvaluateTargetHealth").cloned());
    target.insert("HostedZoneId", domain_name.get_att("RegionalHostedZoneId"));
    target.insert("DNSName", domain_name.get_att("RegionalDomainName"));
    let mut record = Map::new();
    record.insert("Name", name.clone());
    record.insert("Type", kind.into_node(span));
    record.insert("AliasTarget", target.into_node(span));
    for setting in ["Region", "SetIdentifier"] {
        record.insert_some(setting, route53.given(setting).cloned());
    }
    record.into_node(span)
}
