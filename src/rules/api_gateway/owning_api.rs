//! Resources of an API that use one another, and must be of the same API.

use crate::check::{Resource, Subject};
use crate::rules::numbers::can_hold;
use crate::source::Span;

/// Resources of which one uses the other.
pub struct Pair {
    /// The type of the one that uses the other.
    pub user: &'static str,
    /// The property that names the other.
    pub property: &'static str,
    /// The type of the other.
    pub used: &'static str,
}

/// Two such resources that are of different APIs of the template.
pub struct Mismatch<'s> {
    /// The logical id of the one that uses the other.
    pub user: &'s str,
    /// That of its API.
    pub user_api: &'s str,
    /// Where it names its API.
    pub user_span: Span,
    /// The logical id of the other.
    pub used: &'s str,
    /// That of its API.
    pub used_api: &'s str,
    /// Where it names its API.
    pub used_span: Span,
}

/// All of a pair. APIs that only a parameter or an import tells may be the same.
pub fn mismatches<'s>(subject: &'s Subject, pair: &'s Pair) -> Vec<Mismatch<'s>> {
    let users = subject.resources_of(pair.user);
    users.flat_map(|user| mismatches_of(subject, user, pair)).collect()
}

fn mismatches_of<'s>(subject: &'s Subject, user: &'s Resource, pair: &Pair) -> Vec<Mismatch<'s>> {
    let apis = apis(subject, user);
    let mut mismatches = Vec::new();
    for (used, scope, _) in subject.related(user, &[pair.property], pair.used) {
        for (used_api, used_span, used_scope) in self::apis(subject, used) {
            let other = apis.iter().find(|(api, _, user_scope)| {
                *api != used_api && can_hold(subject, &[&scope, &used_scope, user_scope])
            });
            mismatches.extend(other.map(|(user_api, user_span, _)| Mismatch {
                user: user.logical_id.as_str(),
                user_api,
                user_span: *user_span,
                used: used.logical_id.as_str(),
                used_api,
                used_span,
            }));
        }
    }
    mismatches
}

/// The APIs of the template that a resource can be of.
fn apis<'s>(subject: &'s Subject, resource: &Resource) -> Vec<(&'s str, Span, crate::conditions::Scope)> {
    let reached = subject.reach(resource, &["RestApiId"]).into_iter();
    let apis =
        reached.filter_map(|at| Some((subject.target(at.node)?.logical_id.as_str(), at.node.span, at.scope)));
    apis.collect()
}
