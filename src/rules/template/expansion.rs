//! The size of what the template expands to, and what makes it large.

use indexmap::IndexMap;

use super::size::LARGEST;
use crate::check::{Findings, Subject};
use crate::emit;
use crate::rules::Rule;
use crate::rules::entries::Standing;
use crate::template::Template;
use crate::tree::Map;

/// How many resources a stack can have (AWS CloudFormation quotas).
const MOST_RESOURCES: usize = 500;

/// Below this many resources and bytes of text, no expansion comes near the limits.
const SMALL: (usize, usize) = (40, 20_000);

/// What the expansion has for one resource of the template.
#[derive(Debug, Default, Clone, Copy)]
struct Share {
    resources: usize,
    bytes: usize,
}

/// Reports the numbers of resources and of bytes when they stand so to their limits.
pub fn check(wanted: Standing, rule: &Rule, subject: &Subject, findings: &mut Findings) {
    let Some(expanded) = subject.expanded.filter(|_| subject.template.asks_for_sam()) else { return };
    let text = subject.source.map_or(0, |source| source.text.len());
    if subject.resources.len() < SMALL.0 && text < SMALL.1 {
        return;
    }
    let shares = shares(subject, expanded);
    let resources: usize = shares.values().map(|share| share.resources).sum();
    let bytes = shares.values().map(|share| share.bytes).sum::<usize>() + outside_of_resources(expanded);
    let mut report = |number: usize, limit: usize, unit: &str, most: String| {
        if standing(number, limit) == wanted {
            let found = format!("the template expands to {number} {unit}, and CloudFormation takes {limit}");
            let help = format!("move resources to a nested stack; most come from {most}");
            findings.suggest(rule, subject.resources_span(), found, help);
        }
    };
    let most = super::most(shares.iter().map(|(name, share)| (*name, share.resources)), "resources");
    report(resources, MOST_RESOURCES, "resources", most);
    let most = super::most(shares.iter().map(|(name, share)| (*name, share.bytes)), "bytes");
    report(bytes, LARGEST, "bytes", most);
}

/// Four fifths of a limit are near: one more function can be a dozen resources.
fn standing(number: usize, limit: usize) -> Standing {
    match number {
        _ if number > limit => Standing::Over,
        _ if number * 10 > limit * 8 => Standing::Near,
        _ => Standing::Within,
    }
}

/// What each resource of the template contributes. What several share counts for itself.
fn shares<'t>(subject: &Subject<'t>, expanded: &'t Template) -> IndexMap<&'t str, Share> {
    let mut shares: IndexMap<&str, Share> = IndexMap::new();
    for (logical_id, _, node) in expanded.resources() {
        let made_for = subject.makings.get(logical_id).and_then(|made| made.of.as_ref());
        let share = shares.entry(made_for.unwrap_or(logical_id).as_str()).or_default();
        share.resources += 1;
        share.bytes += logical_id.len() + emit::json::to_compact_json(node).len();
    }
    shares
}

fn outside_of_resources(expanded: &Template) -> usize {
    let sections = Map::as_written(&expanded.root).filter(|(name, _, _)| name.as_str() != "Resources");
    sections.map(|(name, _, node)| name.len() + emit::json::to_compact_json(node).len()).sum()
}
