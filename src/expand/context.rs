//! What the steps of one expansion share.

use indexmap::IndexMap;

use super::options::Options;
use super::partition::Partition;
use crate::diagnostic::{Diagnostic, Diagnostics, Reported};
use crate::template::parameters::{Mappings, Parameters};
use crate::tree::{Map, Node, Text};

/// The product of a step, or the proof that an error was reported.
pub type Expanded<T> = Result<T, Reported>;

/// The state of one expansion.
pub struct Context<'a> {
    /// What the caller knows and the template does not say.
    pub options: &'a Options,
    /// The partition of the region.
    pub partition: Partition,
    /// Values of parameters and pseudo parameters.
    pub parameters: Parameters,
    /// The `Mappings` section.
    pub mappings: Mappings,
    /// The template's resources. Events edit them: an API gets routes, a bucket notifications.
    pub resources: Map,
    /// What has become of the resources so far: the `Resources` section of the output. Connectors
    /// look at it.
    pub expanded: Map,
    /// The `Conditions` section of the output.
    pub conditions: Map,
    /// Function names by API, which deployment ids depend on.
    pub function_names: IndexMap<String, String>,
    /// State that the REST APIs of a template share.
    pub rest_apis: super::api::Shared,
    /// Record set groups by logical id, which APIs with custom domains share.
    pub record_set_groups: IndexMap<Text, super::resource::Resource>,
    /// Deployment preferences of functions.
    pub deployments: super::code_deploy::DeploymentPreferences,
    diagnostics: &'a mut Diagnostics,
    /// The resource that is being expanded.
    subject: Option<String>,
}

impl<'a> Context<'a> {
    /// The state at the start.
    pub fn new(options: &'a Options, diagnostics: &'a mut Diagnostics) -> Self {
        Context {
            options,
            partition: Partition::of_region(&options.region),
            parameters: Parameters::default(),
            mappings: Mappings::default(),
            resources: Map::new(),
            expanded: Map::new(),
            conditions: Map::new(),
            function_names: IndexMap::new(),
            rest_apis: Default::default(),
            record_set_groups: IndexMap::new(),
            deployments: Default::default(),
            diagnostics,
            subject: None,
        }
    }

    /// Names the resource to which the following findings belong.
    pub fn set_subject(&mut self, logical_id: Option<&str>) {
        self.subject = logical_id.map(str::to_owned);
    }

    /// Reports an error; it belongs to the resource being expanded unless it names another.
    pub fn error(&mut self, mut diagnostic: Diagnostic) -> Reported {
        diagnostic.resource = diagnostic.resource.or_else(|| self.subject.clone());
        self.diagnostics.error(diagnostic)
    }

    /// Reports errors, if there are any.
    pub fn errors(&mut self, problems: impl IntoIterator<Item = Diagnostic>) -> Expanded<()> {
        let reported: Vec<Reported> = problems.into_iter().map(|problem| self.error(problem)).collect();
        reported.first().map_or(Ok(()), |reported| Err(*reported))
    }

    /// Reports something that does not stop the expansion.
    pub fn report(&mut self, mut diagnostic: Diagnostic) {
        diagnostic.resource = diagnostic.resource.or_else(|| self.subject.clone());
        self.diagnostics.push(diagnostic);
    }

    /// A copy of the node in which references to parameters are replaced.
    pub fn resolved(&mut self, node: &Node) -> Expanded<Node> {
        let mut copy = node.clone();
        self.resolve(&mut copy)?;
        Ok(copy)
    }

    /// Replaces references to parameters in the node.
    pub fn resolve(&mut self, node: &mut Node) -> Expanded<()> {
        self.parameters.resolve(node).map_err(|problem| self.error(*problem))
    }

    /// Replaces references below the node but leaves a `Ref` at the top, and returns the node with
    /// that replaced too: the reference looks at the resolved value while the property keeps what
    /// in-place replacement left of it.
    pub fn resolve_within(&mut self, node: &mut Node) -> Expanded<Node> {
        self.parameters.resolve_within(node).map_err(|problem| self.error(*problem))?;
        self.resolved(node)
    }

    /// Replaces `Fn::FindInMap` with known keys in the node.
    pub fn resolve_mappings(&mut self, node: &mut Node) -> Expanded<()> {
        self.mappings.resolve(node).map_err(|problem| self.error(*problem))
    }

    /// The properties of a resource of the template.
    pub fn properties(&self, logical_id: &str) -> Option<&Map> {
        self.resources.get(logical_id)?.get("Properties")?.as_map()
    }

    /// The properties of a resource of the template, to change them.
    pub fn properties_mut(&mut self, logical_id: &str) -> Option<&mut Map> {
        self.resources.get_mut(logical_id)?.get_mut("Properties")?.as_map_mut()
    }

    /// The type of a resource of the template.
    pub fn resource_type(&self, logical_id: &str) -> Option<&str> {
        self.resources.get(logical_id)?.get("Type")?.as_str()
    }
}

/// Whether any of several parts failed that do not depend on each other: all are tried, so that all
/// their problems are reported, and what came out counts only when none failed.
#[derive(Debug, Default)]
pub struct Parts {
    failed: Option<Reported>,
}

impl Parts {
    /// The product of a part, unless it failed.
    pub fn add<T>(&mut self, made: Expanded<T>) -> Option<T> {
        made.inspect_err(|reported| self.failed = Some(*reported)).ok()
    }

    /// Whether all parts came out.
    pub fn finish(self) -> Expanded<()> {
        self.failed.map_or(Ok(()), Err)
    }
}
