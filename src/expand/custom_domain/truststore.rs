//! `Domain.MutualTlsAuthentication`: the certificates that clients must show.

use super::super::context::{Context, Expanded};
use super::super::settings::{Settings, listed, wrong_type};
use crate::diagnostic::code;
use crate::tree::{Map, Node, Value};

const KEY: &str = "MutualTlsAuthentication";

const SETTINGS: &[&str] = &["TruststoreUri", "TruststoreVersion"];

/// Where the certificates are, of the settings that are given.
pub fn truststore(context: &mut Context, domain: &Settings) -> Expanded<Option<Node>> {
    let Some(node) = domain.truthy(KEY) else { return Ok(None) };
    if node.as_map().is_none() {
        let help = format!("put at least one of {} below it", listed(SETTINGS));
        let path = format!("{}.{KEY}", domain.path);
        return Err(context.error(wrong_type(&path, "a map", node).help(help)));
    }
    let settings = domain.below(context, KEY, node)?;
    settings.only(context, SETTINGS, code::INVALID_DOMAIN)?;
    let mut truststore = Map::new();
    for name in SETTINGS {
        truststore.insert_some(*name, settings.truthy(name).cloned());
    }
    Ok(Some(Node::new(Value::Map(truststore), node.span)))
}
