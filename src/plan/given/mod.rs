//! What the user says in the place of AWS: values of attributes, exports, parameters of the parameter store, secrets,
//! and environment variables.

use indexmap::IndexMap;

use crate::tree::Node;

/// Values that were given for this run, each with the place that gives it.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// What `Fn::GetAtt` gives, by `Resource.Attribute`, and what `Ref` gives, by `Resource`; the logical ids of nested stacks stand in
    /// front: `Child/Table.Arn`.
    pub attributes: IndexMap<String, Node>,
    /// What other stacks export, by name.
    pub exports: IndexMap<String, Node>,
    /// Parameters of the SSM parameter store, by name.
    pub stored_parameters: IndexMap<String, Node>,
    /// Secrets by name or ARN: a text, or a map of texts for one that is a JSON object.
    pub secrets: IndexMap<String, Node>,
    /// Environment variables, by the id of the function or container; those of `*` are for all.
    pub environment: IndexMap<String, IndexMap<String, Node>>,
}
