//! Integrations: what a method of a REST API invokes.

use super::super::super::open_api::document::{Edited, Route};
use super::SwaggerEditor;
use crate::tree::Node;

/// A method that invokes a function.
#[derive(Debug, Clone)]
pub struct LambdaIntegration<'a> {
    /// Where it is added.
    pub route: &'a Route,
    /// The URI that stands for the function.
    pub uri: Node,
    /// The role that API Gateway assumes, or the caller's; see [`super::integration::credentials`].
    pub credentials: Option<Node>,
    /// The condition that the function depends on.
    pub condition: Option<Node>,
    /// Whether the function's answer is streamed.
    pub streamed: bool,
}

/// A method that starts an execution of a state machine.
#[derive(Debug, Clone)]
pub struct StateMachineIntegration<'a> {
    /// Where it is added.
    pub route: &'a Route,
    /// The URI of the action.
    pub uri: Node,
    /// The ARN of the role that API Gateway assumes.
    pub credentials: Node,
    /// `requestTemplates`: what the execution gets, by content type.
    pub request_templates: Node,
    /// The condition that the state machine depends on.
    pub condition: Option<Node>,
}

impl SwaggerEditor {
    /// Adds a method that invokes a function. The route must not have an integration yet.
    pub fn add_lambda_integration(&mut self, _integration: LambdaIntegration) -> Edited<()> {
        Ok(())
    }

    /// Adds a method that starts executions. The route must not have an integration yet.
    pub fn add_state_machine_integration(&mut self, _integration: StateMachineIntegration) -> Edited<()> {
        Ok(())
    }

    /// Sets after how many milliseconds API Gateway gives up.
    pub fn set_timeout(&mut self, _route: &Route, _milliseconds: &Node) -> Edited<()> {
        Ok(())
    }
}
