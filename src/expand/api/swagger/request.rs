//! What a method takes: its model, its parameters, and how they are validated.

use super::super::super::open_api::document::{Edited, Route, invalid, is_version_3};
use super::SwaggerEditor;
use super::integration::integration_mut;
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node, Text, Value};

const VALIDATORS: &str = "x-amazon-apigateway-request-validators";
const VALIDATOR: &str = "x-amazon-apigateway-request-validator";

/// The model of a method's body.
#[derive(Debug, Clone)]
pub struct RequestModel {
    /// The name under which the API has it in `Models`.
    pub name: Text,
    /// `Required`.
    pub required: Option<Node>,
}

/// A parameter of a method.
#[derive(Debug, Clone)]
pub struct RequestParameter {
    /// Its name, as `method.request.header.Authorization`.
    pub name: Text,
    /// `Required`.
    pub required: Node,
    /// `Caching`.
    pub caching: Node,
    /// Where it is named.
    pub span: Span,
}

impl SwaggerEditor {
    /// Sets the model of the method's body.
    pub fn set_request_model(&mut self, route: &Route, model: &RequestModel) -> Edited<()> {
        let root = &self.document.root;
        let is_swagger = root.given("swagger").is_some();
        let is_version_3 = root.get("openapi").is_some_and(is_version_3);
        for definition in self.document.integrated_mut(route)? {
            if is_swagger {
                parameters_mut(definition, route)?.push(body_parameter(model, route.cause));
            } else if is_version_3 {
                definition.insert("requestBody", request_body(model, route.cause));
            }
        }
        Ok(())
    }

    /// Lets the method be validated.
    pub fn set_request_validator(&mut self, route: &Route, body: bool, parameters: bool) -> Edited<()> {
        let (cause, name) = (route.cause, validator_name(body, parameters));
        self.add_validator(name, body, parameters, cause)?;
        let reference: Map = [(Text::made(VALIDATOR), name.into_node(cause))].into_iter().collect();
        for definition in self.document.integrated_mut(route)? {
            definition.update(&reference);
        }
        Ok(())
    }

    fn add_validator(&mut self, name: &str, body: bool, parameters: bool, cause: Span) -> Edited<()> {
        let root = &mut self.document.root;
        if root.truthy(VALIDATORS).is_none() {
            root.insert(VALIDATORS, hashed_map!(cause));
        }
        let validators = root.get_or_insert_with(VALIDATORS, || hashed_map!(cause));
        let Value::Map(validators) = &mut validators.value else {
            let found = format!("`{VALIDATORS}` must be a map, but it is {}", validators.kind());
            return Err(invalid(validators.span, found));
        };
        if validators.truthy(name).is_none() {
            let validator = hashed_map!(cause;
                "validateRequestBody" => body,
                "validateRequestParameters" => parameters,
            );
            validators.update(&[(Text::made(name), validator)].into_iter().collect());
        }
        Ok(())
    }

    /// Adds parameters to the method.
    pub fn add_request_parameters(&mut self, route: &Route, parameters: &[RequestParameter]) -> Edited<()> {
        for definition in self.document.integrated_mut(route)? {
            for parameter in parameters {
                parameters_mut(definition, route)?.push(method_parameter(parameter));
                if parameter.caching.is_truthy() {
                    add_cache_key(definition, parameter)?;
                }
            }
        }
        Ok(())
    }
}

/// The parameters of a method, at first none.
fn parameters_mut<'a>(definition: &'a mut Map, route: &Route) -> Edited<&'a mut Vec<Node>> {
    match definition.get_or_insert_with("parameters", || list!(route.cause)) {
        Node { value: Value::List(items), .. } => Ok(items),
        other => {
            let found = format!("`parameters` of method `{}` of path `{}` must be", route.method, route.path);
            Err(invalid(other.span, format!("{found} a list, but it is {}", other.kind())))
        }
    }
}

fn body_parameter(model: &RequestModel, cause: Span) -> Node {
    let name = model_key(model);
    let schema = map!(cause; "$ref" => format!("#/definitions/{name}"));
    let mut parameter = Map::hash_ordered();
    parameter.insert("in", Node::made("body", cause));
    parameter.insert("name", name.into_node(cause));
    parameter.insert("schema", schema);
    parameter.insert_some("required", model.required.clone());
    Node::new(Value::Map(parameter), cause)
}

fn request_body(model: &RequestModel, cause: Span) -> Node {
    let schema = map!(cause; "$ref" => format!("#/components/schemas/{}", model_key(model)));
    let json = map!(cause; "application/json" => map!(cause; "schema" => schema));
    let mut body: Map = [(Text::made("content"), json)].into_iter().collect();
    body.insert_some("required", model.required.clone());
    Node::new(Value::Map(body), cause)
}

/// The name under which the body has the model.
fn model_key(model: &RequestModel) -> Text {
    model.name.derive(model.name.to_lowercase())
}

fn validator_name(body: bool, parameters: bool) -> &'static str {
    match (body, parameters) {
        (true, true) => "body-and-params",
        (true, false) => "body-only",
        (false, true) => "params-only",
        (false, false) => "no-validation",
    }
}

fn method_parameter(parameter: &RequestParameter) -> Node {
    let place = parameter.name.replace("method.request.", "");
    let (location, name) = place.split_once('.').unwrap_or((&place, ""));
    let location = match location {
        "querystring" => Text::made("query"),
        other => parameter.name.derive(other),
    };
    hashed_map!(parameter.span;
        "in" => location,
        "name" => parameter.name.derive(name),
        "required" => &parameter.required,
        "type" => "string",
    )
}

fn add_cache_key(definition: &mut Map, parameter: &RequestParameter) -> Edited<()> {
    let integration = integration_mut(definition, parameter.span)?;
    match integration.get_or_insert_with("cacheKeyParameters", || list!(parameter.span)) {
        Node { value: Value::List(keys), .. } => keys.push((&parameter.name).into_node(parameter.span)),
        other => {
            let found = format!("`cacheKeyParameters` must be a list, but it is {}", other.kind());
            return Err(invalid(other.span, found));
        }
    }
    Ok(())
}
