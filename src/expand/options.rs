//! What an expansion depends on besides the template.

use indexmap::IndexMap;

use crate::tree::Node;

/// What the caller knows and the template does not say.
#[derive(Debug, Clone)]
pub struct Options {
    /// The region to expand for, such as `eu-central-1`; the partition follows from it.
    pub region: String,
    /// Values of parameters, by name.
    pub parameters: IndexMap<String, Node>,
    /// The S3 address that stands for every local path. `None`: `s3://samc-unpackaged/<path>`.
    pub unpackaged_uri: Option<String>,
    /// Whether what a build fills in counts as filled in; see [`super::unbuilt`].
    pub as_built: bool,
    /// What only AWS can answer.
    pub facts: AwsFacts,
}

/// What AWS would have answered while the template was being transformed.
#[derive(Debug, Clone, Default)]
pub struct AwsFacts {
    /// Template URLs of Serverless Application Repository applications, by id, then version.
    pub serverless_repo: IndexMap<String, IndexMap<String, String>>,
    /// The time of the expansion in seconds since 1970, which `AlwaysDeploy` hashes. The core reads
    /// no clock: without a time, the start of 1970 stands for it, and the outcome is always the same.
    pub now: Option<u64>,
}
