//! Printing a tree as YAML.

use crate::tree::Node;

/// The tree as YAML.
pub fn to_yaml(node: &Node) -> String {
    super::json::to_json(node)
}
