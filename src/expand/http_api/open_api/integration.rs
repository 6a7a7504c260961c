//! What the methods of an HTTP API invoke.

use super::super::super::open_api::document::{self, ANY_METHOD, Edited, INTEGRATION, Route, invalid};
use super::super::DEFAULT_ROUTE;
use super::OpenApi;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text};

impl OpenApi {
    /// Whether the catch-all route invokes just this function.
    pub fn default_route_invokes(&self, function_id: &str, cause: Span) -> Edited<bool> {
        let any = Text::made(ANY_METHOD);
        let route = Route::new(&Text::made(DEFAULT_ROUTE), &any, cause);
        if !self.document.has_integration(&route)? {
            return Ok(false);
        }
        for definition in self.document.definitions(&route)? {
            let Some(uri) = definition.get(INTEGRATION).and_then(|integration| integration.get("uri")) else {
                return Ok(false);
            };
            let uris = document::branches(uri)?;
            if uri.as_map().is_none() || !uris.into_iter().all(|uri| invoked(uri) == Some(function_id)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Lets the route invoke the function behind `uri`, unless it has an integration.
    pub fn add_lambda_integration(
        &mut self,
        route: &Route,
        uri: Node,
        condition: Option<&Node>,
    ) -> Edited<()> {
        if self.document.has_integration(route)? {
            return Ok(());
        }
        self.document.add_path(route)?;
        let uri = conditional(uri, condition);
        for item in self.document.path_items_mut(&route.path)? {
            let Some(method) = item.get_mut(&route.method) else { continue };
            if method.is_null() {
                *method = hashed_map!(route.cause);
            }
            let Some(definition) = method.as_map_mut() else {
                let found = format!("method `{}` of path `{}` must be a map", route.method, route.path);
                return Err(invalid(method.span, found));
            };
            define(definition, route, &uri);
            *method = conditional(method.clone(), condition);
        }
        Ok(())
    }

    /// Sets a value of the route's integration.
    pub fn set_in_integration(&mut self, route: &Route, key: &str, value: &Node) -> Edited<()> {
        for definition in self.document.integrated_mut(route)? {
            if let Some(integration) = definition.get_mut(INTEGRATION).and_then(Node::as_map_mut) {
                integration.insert(key, value.clone());
            }
        }
        Ok(())
    }

    /// Declares what stands in braces in the path as parameters of the route.
    pub fn add_path_parameters(&mut self, route: &Route) -> Edited<()> {
        let names: Vec<&str> = names_in_braces(&route.path).collect();
        if names.is_empty() {
            return Ok(());
        }
        for definition in self.document.integrated_mut(route)? {
            let parameters = definition.get_or_insert_with("parameters", || list!(route.cause));
            let span = parameters.span;
            let Some(parameters) = parameters.as_list_mut() else {
                return Err(invalid(span, format!("`parameters` of path `{}` must be a list", route.path)));
            };
            for name in &names {
                declare_parameter(parameters, route.path.derive(*name), route.cause);
            }
        }
        Ok(())
    }
}

fn define(definition: &mut Map, route: &Route, uri: &Node) {
    let cause = route.cause;
    let integration = hashed_map!(cause;
        "type" => "aws_proxy",
        "httpMethod" => "POST",
        "payloadFormatVersion" => "2.0",
        "uri" => uri,
    );
    definition.insert(INTEGRATION, integration);
    if route.path == *DEFAULT_ROUTE && route.method == *ANY_METHOD {
        definition.insert("isDefaultRoute", true.into_node(cause));
    }
    definition.get_or_insert_with("responses", || hashed_map!(cause));
}

fn conditional(node: Node, condition: Option<&Node>) -> Node {
    match condition {
        Some(condition) => {
            let cause = node.span;
            intrinsic::only_if(condition, node, cause)
        }
        None => node,
    }
}

fn declare_parameter(parameters: &mut Vec<Node>, name: Text, cause: Span) {
    let existing =
        parameters.iter_mut().find(|parameter| parameter.get("name").and_then(Node::as_str) == Some(&name));
    match existing.and_then(Node::as_map_mut) {
        Some(parameter) => {
            parameter.insert("in", "path".into_node(cause));
            parameter.insert("required", true.into_node(cause));
        }
        None => parameters.push(map!(cause; "name" => name, "in" => "path", "required" => true)),
    }
}

/// The names of path parameters: `id` in `/orders/{id}`, and `proxy+` in `/{proxy+}`.
fn names_in_braces(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// The logical id of the first function whose ARN stands in the URI of an integration.
fn invoked(uri: &Node) -> Option<&str> {
    let (before, _) = uri.get("Fn::Sub")?.as_str()?.split_once(".Arn")?;
    let id = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next()?;
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn finds_the_invoked_function() {
        let span = Span::new(Sources::new().add("test", ""), 0, 0);
        let invoked_by = |text: &str| invoked(&intrinsic::sub(text, span)).map(str::to_owned);
        let arn = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions";
        assert_eq!(invoked_by(&format!("{arn}/${{Orders.Arn}}/invocations")).as_deref(), Some("Orders"));
        assert_eq!(invoked_by(&format!("{arn}/${{OrdersAliaslive}}/invocations")), None);
    }

    #[test]
    fn finds_path_parameters() {
        assert_eq!(names_in_braces("/shops/{shop}/{proxy+}").collect::<Vec<_>>(), ["shop", "proxy+"]);
        assert_eq!(names_in_braces("/a}/{b").count(), 0);
    }
}
