//! The custom domain of a WebSocket API.

use super::super::api_v2::domain::{self, RecordSetGroup};
use super::super::context::{Context, Expanded};
use super::super::custom_domain::record_set;
use super::super::resource::{Resource, SamResource};
use super::super::settings::Settings;
use super::super::{api, http_api};
use super::tags;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::tree::{Node, Text};

/// Types of APIs that have record set groups.
const APIS: [&str; 3] = [api::TYPE.name, http_api::TYPE.name, super::TYPE.name];

/// Makes what `Domain`, in which parameters are resolved, asks for.
pub fn make(context: &mut Context, resource: &SamResource, domain: Option<&Node>) -> Expanded<Vec<Resource>> {
    let mutual = domain.map_or(Ok(()), |domain| refuse_mutual_tls(context, domain));
    if let Some(domain) = domain {
        warn_of_lost_records(context, resource, domain);
    }
    // The reference means to share the group, but looks for it under a name that is not there.
    let group = RecordSetGroup::Alone;
    let made = domain::make(context, resource, domain, group, tags::of_siblings(resource));
    mutual.and(made)
}

fn refuse_mutual_tls(context: &mut Context, domain: &Node) -> Expanded<()> {
    let key = "MutualTlsAuthentication";
    let Some(settings) = domain.as_map().filter(|map| map.get(key).is_some_and(Node::is_truthy)) else {
        return Ok(());
    };
    let span = settings.key_span(key).unwrap_or(domain.span);
    let found = format!("a custom domain of a WebSocket API takes no `{key}`");
    let help = "remove it: only REST and HTTP APIs can ask clients for certificates";
    Err(context.error(Diagnostic::new(code::INVALID_DOMAIN, span, found).help(help)))
}

/// Of all APIs with records in the same hosted zone, only those of the one expanded last are left.
fn warn_of_lost_records(context: &mut Context, resource: &SamResource, domain: &Node) {
    let Some((group, span)) = shared_group(domain) else { return };
    let other = context.resources.as_written().find_map(|(id, _, _)| {
        let (_, other) = records_of(context, id).filter(|(other, _)| *other == group)?;
        (*id != resource.logical_id).then(|| (id.clone(), other))
    });
    let Some((id, other)) = other else { return };
    let found = format!("SAM loses DNS records, because `{id}` has records in the same hosted zone");
    let help = format!(
        "SAM makes one group of records for each hosted zone, but WebSocket APIs do not share it; remove `Route53` here, and write an `AWS::Route53::RecordSetGroup` for the domain of `{}` yourself",
        resource.logical_id
    );
    let problem = Diagnostic::new(code::IGNORED_BY_SAM, span, found).help(help);
    context.report(problem.related(other, format!("the records of `{id}`")));
}

/// The group that an API of the template shares, and the place of its settings.
fn records_of(context: &Context, api_id: &Text) -> Option<(String, Span)> {
    context.resource_type(api_id).filter(|kind| APIS.contains(kind))?;
    let mut domain = context.properties(api_id)?.get("Domain")?.clone();
    context.parameters.resolve(&mut domain).ok()?;
    shared_group(&domain)
}

/// The logical id of the group of records that a domain asks for, unless it asks for its own.
fn shared_group(domain: &Node) -> Option<(String, Span)> {
    let node = domain.get("Route53")?;
    let route53 = Settings { path: "Domain.Route53".into(), key: node.span, node, map: node.as_map()? };
    let separate = route53.truthy("SeparateRecordSetGroup").is_some();
    (!separate).then(|| (record_set::shared_id(&route53), node.span))
}
