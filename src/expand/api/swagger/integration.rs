//! Integrations: what a method of a REST API invokes.

use super::super::super::open_api::document::{Edited, INTEGRATION, Route, invalid};
use super::SwaggerEditor;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

/// A method that invokes a function.
#[derive(Debug, Clone)]
pub struct LambdaIntegration<'a> {
    /// Where it is added.
    pub route: &'a Route,
    /// The URI that stands for the function.
    pub uri: Node,
    /// The role that API Gateway assumes, or the ARN that stands for the caller's.
    pub credentials: Option<Node>,
    /// The condition that the function depends on.
    pub condition: Option<&'a Node>,
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
    pub condition: Option<&'a Node>,
}

impl SwaggerEditor {
    /// Adds a method that invokes a function. The route must not have an integration yet.
    pub fn add_lambda_integration(&mut self, lambda: LambdaIntegration) -> Edited<()> {
        let cause = lambda.route.cause;
        let mut integration = Map::hash_ordered();
        integration.insert("type", Node::made("aws_proxy", cause));
        integration.insert("httpMethod", Node::made("POST", cause));
        integration.insert("uri", only_if(lambda.condition, lambda.uri));
        if lambda.streamed {
            integration.insert("responseTransferMode", Node::made("STREAM", cause));
        }
        integration.insert_some("credentials", lambda.credentials);
        let integration = Node::new(Value::Map(integration), cause);
        self.add_integration(lambda.route, &integration, &hashed_map!(cause), lambda.condition)
    }

    /// Adds a method that starts executions. The route must not have an integration yet.
    pub fn add_state_machine_integration(&mut self, machine: StateMachineIntegration) -> Edited<()> {
        let cause = machine.route.cause;
        let mut integration = Map::hash_ordered();
        integration.insert("type", Node::made("aws", cause));
        integration.insert("httpMethod", Node::made("POST", cause));
        integration.insert("uri", only_if(machine.condition, machine.uri));
        let responses = hashed_map!(cause;
            "200" => hashed_map!(cause; "statusCode" => "200"),
            "400" => hashed_map!(cause; "statusCode" => "400"),
        );
        integration.insert("responses", responses);
        integration.insert("credentials", machine.credentials);
        // An update makes room differently from an insert, and so decides the order.
        integration.update(&[("requestTemplates".into(), machine.request_templates)].into_iter().collect());
        let integration = Node::new(Value::Map(integration), cause);
        let responses = hashed_map!(cause;
            "200" => hashed_map!(cause; "description" => "OK"),
            "400" => hashed_map!(cause; "description" => "Bad Request"),
        );
        self.add_integration(machine.route, &integration, &responses, machine.condition)
    }

    /// Sets after how many milliseconds API Gateway gives up.
    pub fn set_timeout(&mut self, route: &Route, milliseconds: &Node) -> Edited<()> {
        for definition in self.document.integrated_mut(route)? {
            integration_mut(definition, route.cause)?.insert("timeoutInMillis", milliseconds.clone());
        }
        Ok(())
    }

    /// Puts the integration into all branches of the route; `responses` only where there are none.
    fn add_integration(
        &mut self,
        route: &Route,
        integration: &Node,
        responses: &Node,
        condition: Option<&Node>,
    ) -> Edited<()> {
        self.document.add_path(route)?;
        for item in self.document.path_items_mut(&route.path)? {
            let Some(method) = item.get_mut(&route.method) else { continue };
            let Value::Map(definition) = &mut method.value else {
                let found = format!("`{}` of path `{}` must be a map", route.method, route.path);
                let found = format!("{found}, but it is {}", method.kind());
                return Err(Box::new(invalid(method.span, found).help("remove the line: the event adds it")));
            };
            definition.insert(INTEGRATION, integration.clone());
            definition.get_or_insert_with("responses", || responses.clone());
            *method = only_if(condition, method.clone());
        }
        Ok(())
    }
}

/// The integration of a method that has one.
pub(super) fn integration_mut(definition: &mut Map, cause: Span) -> Edited<&mut Map> {
    match definition.get_or_insert_with(INTEGRATION, || hashed_map!(cause)) {
        Node { value: Value::Map(map), .. } => Ok(map),
        other => {
            let found = format!("`{INTEGRATION}` must be a map, but it is {}", other.kind());
            Err(invalid(other.span, found))
        }
    }
}

fn only_if(condition: Option<&Node>, node: Node) -> Node {
    let cause = node.span;
    match condition {
        Some(condition) => intrinsic::only_if(condition, node, cause),
        None => node,
    }
}
