//! Buckets with `AccessControl`.

use crate::check::{Resource, Subject};
use crate::conditions::Scope;

/// A bucket whose `AccessControl` is set.
pub struct Controlled<'s> {
    /// The bucket.
    pub bucket: &'s Resource<'s>,
    /// Its access control, when that is written out.
    pub control: Option<&'s str>,
    /// What holds where it is that.
    pub scope: Scope,
}

/// Each access control that a bucket of the template can have.
pub fn all<'s>(subject: &'s Subject<'s>) -> Vec<Controlled<'s>> {
    let buckets = subject.resources_of("AWS::S3::Bucket");
    let controlled = buckets.flat_map(|bucket| {
        let controls = subject.alternatives(bucket, "AccessControl").into_iter();
        controls.map(move |(node, scope)| Controlled { bucket, control: node.as_str(), scope })
    });
    controlled.collect()
}
