//! Suppressions in the `Metadata` of the template and of resources: samc's own, and cfn-lint's.

use super::Selector;
use super::suppression::{Suppression, Suppressions};
use crate::source::Span;
use crate::tree::{Node, Value};

/// Adds all suppressions that the metadata of a template has.
pub fn add(document: Option<&Node>, found: &mut Suppressions) {
    let Some(document) = document else { return };
    add_level(document, None, found);
    let resources = document.get("Resources").and_then(Node::as_map);
    for (_, key, resource) in resources.into_iter().flat_map(|resources| resources.as_written()) {
        add_level(resource, Some(key.to(resource.span)), found);
    }
}

/// Those of the template, where there is no stretch, or of a resource.
fn add_level(owner: &Node, stretch: Option<Span>, found: &mut Suppressions) {
    if let Some(allowed) = owner.at(&["Metadata", "samc", "allow"]) {
        add_allowed(allowed, stretch, found);
    }
    let ignored = owner.at(&["Metadata", "cfn-lint", "config", "ignore_checks"]);
    for node in ignored.and_then(Node::as_list).into_iter().flatten() {
        // For a resource cfn-lint takes whole codes only.
        let selector = node.as_str().map(Selector::parse);
        let Some(selector) = selector.filter(|one| stretch.is_none() || one.is_single()) else { continue };
        found.list.push(Suppression { place: node.span, selector, stretch, is_ours: false, is_used: false });
    }
}

/// `allow: E3002`, a list of codes, each with a reason behind it or not, or a map from codes to reasons.
fn add_allowed(allowed: &Node, stretch: Option<Span>, found: &mut Suppressions) {
    match &allowed.value {
        Value::String(text) => found.add_codes(text, inside_quotes(allowed.span, text), stretch),
        Value::List(items) => items.iter().for_each(|item| add_item(item, stretch, found)),
        Value::Map(map) => map
            .as_written()
            .for_each(|(key, span, _)| found.add_codes(key, inside_quotes(span, key), stretch)),
        _ => found.problem(allowed.span, "`allow` takes codes", "write a list of codes: [E3002]"),
    }
}

fn add_item(item: &Node, stretch: Option<Span>, found: &mut Suppressions) {
    match item.as_str() {
        Some(text) => found.add_codes(text, inside_quotes(item.span, text), stretch),
        None => {
            found.problem(item.span, "this is not a code", "write the code of what to allow, such as E3002")
        }
    }
}

/// The place of a text, without quotes around it.
fn inside_quotes(span: Span, text: &str) -> Span {
    let has_quotes = (span.end - span.start) as usize == text.len() + 2;
    let start = span.start as usize + usize::from(has_quotes);
    Span::new(span.file, start, start + text.len())
}
