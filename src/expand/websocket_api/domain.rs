//! The custom domain of a WebSocket API.

use super::super::api_v2::domain::{self, RecordSetGroup};
use super::super::context::{Context, Expanded};
use super::super::resource::{Resource, SamResource};
use super::tags;
use crate::diagnostic::{Diagnostic, code};
use crate::tree::Node;

/// Makes what `Domain`, in which parameters are resolved, asks for.
pub fn make(context: &mut Context, resource: &SamResource, domain: Option<&Node>) -> Expanded<Vec<Resource>> {
    let mutual = domain.map_or(Ok(()), |domain| refuse_mutual_tls(context, domain));
    // The reference means to share the group, but looks for it under a name that is not there.
    let group = RecordSetGroup::Alone;
    let made = domain::make(context, resource, domain, group, tags::of_siblings(resource));
    mutual.and(made)
}

fn refuse_mutual_tls(context: &mut Context, domain: &Node) -> Expanded<()> {
    let key = "MutualTlsAuthentication";
    let Some(settings) = domain.as_map().filter(|map| map.truthy(key).is_some()) else {
        return Ok(());
    };
    let span = settings.key_span(key).unwrap_or(domain.span);
    let found = format!("a custom domain of a WebSocket API takes no `{key}`");
    let help = "remove it: only REST and HTTP APIs can ask clients for certificates";
    Err(context.error(Diagnostic::new(code::INVALID_DOMAIN, span, found).help(help)))
}
