//! What the user says in the place of AWS: values of attributes, exports, parameters of the parameter store, secrets,
//! and environment variables.
//!
//! The files that can say so are read by [`values_file`], [`parameter_file`] and [`environment_file`], from text, so that
//! each value has its place. [`unknown_names`] tells what was given for something that the plan does not have.

mod document;
mod dotenv;
pub mod environment_file;
pub mod parameter_file;
mod read;
pub mod unknown_names;
pub mod values_file;

pub use read::Named;

use indexmap::IndexMap;

use crate::tree::{Key, Node};

/// Values that were given for this run, each with the place that gives it.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// What `Fn::GetAtt` gives, by `Resource.Attribute`, and what `Ref` gives, by `Resource`; the logical ids of nested
    /// stacks stand in front: `Child/Table.Arn`.
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

impl Given {
    /// Adds what was given later, which wins.
    pub fn add(&mut self, later: Given) {
        self.attributes.extend(later.attributes);
        self.exports.extend(later.exports);
        self.stored_parameters.extend(later.stored_parameters);
        for (name, secret) in later.secrets {
            self.add_secret(name, secret);
        }
        self.add_environment(later.environment);
    }

    /// Adds a secret. Keys of one that are given in several files are all there.
    fn add_secret(&mut self, name: String, later: Node) {
        match (self.secrets.get_mut(&name).and_then(Node::as_map_mut), later.as_map()) {
            (Some(earlier), Some(keys)) => {
                for (key, place, value) in keys.as_written() {
                    earlier.insert_key(Key { text: key.clone(), span: place }, value.clone());
                }
            }
            _ => drop(self.secrets.insert(name, later)),
        }
    }

    /// Adds environment variables that were given later, which win.
    pub fn add_environment(&mut self, later: IndexMap<String, Named>) {
        for (scope, variables) in later {
            self.environment.entry(scope).or_default().extend(variables);
        }
    }
}
