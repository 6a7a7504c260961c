//! SnapStart, which keeps initialised functions for a fast start.

use super::runtime::FUNCTIONS;
use crate::check::{Resource, Subject};
use crate::conditions::Scope;
use crate::source::Span;
use crate::tree::Node;

/// Where it is offered ("Lambda SnapStart").
const REGIONS: &[&str] = &[
    "af-south-1",
    "ap-east-1",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
];

pub(super) fn is_offered_in(region: &str) -> bool {
    REGIONS.binary_search(&region).is_ok()
}

/// The functions for whose published versions it is on: where that is said, and when it holds.
pub(super) fn switched_on<'s>(subject: &'s Subject<'s>) -> Vec<(&'s Resource<'s>, Span, Scope)> {
    let functions = subject.resources_of_any(FUNCTIONS);
    functions.flat_map(|resource| places(subject, resource)).collect()
}

fn places<'s>(subject: &'s Subject<'s>, resource: &'s Resource<'s>) -> Vec<(&'s Resource<'s>, Span, Scope)> {
    let settings = subject.alternatives(resource, "SnapStart").into_iter();
    let apply_on = settings.filter_map(|(node, scope)| Some((node.get("ApplyOn")?, scope)));
    let is_on = |(node, _): &(&Node, Scope)| node.as_str() == Some("PublishedVersions");
    apply_on.filter(is_on).map(|(node, scope)| (resource, node.span, scope)).collect()
}
