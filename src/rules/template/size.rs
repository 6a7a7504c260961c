//! The size of the text, and which resources make it large.

use crate::check::{Findings, Subject};
use crate::rules::Rule;
use crate::rules::entries::{Standing, standing};

/// The largest template that CloudFormation takes, in bytes (AWS CloudFormation quotas).
pub const LARGEST: usize = 1_000_000;

/// Reports the size when it stands so to the limit.
pub fn check(wanted: Standing, rule: &Rule, subject: &Subject, findings: &mut Findings) {
    let Some(source) = subject.source else { return };
    let size = source.text.len();
    if standing(size, LARGEST) == wanted {
        let found = format!("the template has {size} bytes, and CloudFormation takes {LARGEST}");
        let help = format!("move resources to a nested stack; the largest are {}", largest(subject));
        findings.suggest(rule, subject.resources_span(), found, help);
    }
}

/// The five resources that take up most of the text.
fn largest(subject: &Subject) -> String {
    let starts = subject.resources.iter().map(|resource| resource.span.start);
    let end = subject.resources.last().map_or(0, |last| last.node.span.end.max(last.span.end));
    let ends = starts.clone().skip(1).chain([end]);
    let sizes = starts.zip(ends).map(|(start, end)| end.saturating_sub(start));
    let named = subject.resources.iter().map(|resource| resource.logical_id.as_str());
    super::most(named.zip(sizes.map(|size| size as usize)), "bytes")
}
