//! Files that a template names, and the templates of nested stacks among them.

use std::collections::HashMap;
use std::path::Path;

use super::subject::{Resource, Subject};
use crate::diagnostic::Diagnostics;
use crate::host::beside;
use crate::source::Sources;
use crate::syntax;
use crate::template::intrinsic::{self, is_looked_up};
use crate::tree::{Map, Node};

/// Types of nested stacks, and which property says where the template lies.
const STACKS: &[(&str, &str)] =
    &[("AWS::CloudFormation::Stack", "TemplateURL"), ("AWS::Serverless::Application", "Location")];

/// The template of a nested stack, as far as its parent can know it.
#[derive(Debug, Clone)]
pub struct Child {
    /// The path by which the parent names it.
    pub path: String,
    /// Its parameters.
    pub parameters: Map,
    /// Its outputs; none when it makes some that are not written out, by loops or macros.
    pub outputs: Option<Map>,
}

impl<'t> Subject<'t> {
    /// The text of a local file by the path that the template has for it, which is seen from where the template
    /// lies. None for addresses elsewhere, and when it cannot be read.
    pub fn local_file(&self, path: &str) -> Option<String> {
        if path.contains("://") || is_looked_up(path) {
            return None;
        }
        let template = self.source.map_or(Path::new(""), |source| Path::new(&source.name));
        self.host.read(&beside(template, path)).ok()
    }

    /// The tree of a local file, when it is sound YAML or JSON. Its places are those of the file.
    pub fn local_document(&self, path: &str) -> Option<Node> {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let file = sources.add(path, self.local_file(path)?);
        syntax::parse(&sources, file, &mut diagnostics).filter(|_| !diagnostics.has_errors())
    }

    /// The template of a nested stack, when it is a local file and the same under all conditions.
    pub fn child(&self, logical_id: &str) -> Option<&Child> {
        self.children.get_or_init(|| self.read_children()).get(logical_id)
    }

    fn read_children(&self) -> HashMap<String, Child> {
        let stacks = self.resources.iter().filter_map(|resource| {
            let (_, location) = STACKS.iter().find(|(kind, _)| *kind == resource.kind)?;
            Some((resource.logical_id.to_string(), self.read_child(resource, location)?))
        });
        stacks.collect()
    }

    fn read_child(&self, resource: &Resource<'t>, location: &str) -> Option<Child> {
        let alternatives = self.alternatives(resource, location);
        let [(node, _)] = alternatives.as_slice() else { return None };
        let path = node.as_str()?;
        let document = self.local_document(path)?;
        let section = |name| document.get(name).and_then(Node::as_map).cloned().unwrap_or_default();
        let outputs = section("Outputs");
        let is_whole = document.get("Outputs").is_none_or(|node| !intrinsic::is_intrinsic(node))
            && !outputs.keys().any(|key| key.starts_with("Fn::"));
        let outputs = Some(outputs).filter(|_| is_whole);
        Some(Child { path: path.to_owned(), parameters: section("Parameters"), outputs })
    }
}
