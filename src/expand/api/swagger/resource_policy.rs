//! Resource policies: who may invoke an API.

use super::super::super::open_api::document::Edited;
use super::SwaggerEditor;
use crate::tree::{Node, Text};

impl SwaggerEditor {
    /// Adds the statements of a SAM `ResourcePolicy` for all methods of a path.
    pub fn add_resource_policy(&mut self, _policy: &Node, _path: &Text, _stage: &Node) -> Edited<()> {
        Ok(())
    }

    /// Adds `CustomStatements` as they are.
    pub fn add_custom_statements(&mut self, _statements: &Node) -> Edited<()> {
        Ok(())
    }
}
