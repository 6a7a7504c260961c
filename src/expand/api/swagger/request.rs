//! What a method takes: its model, its parameters, and how they are validated.

use super::super::super::open_api::document::{Edited, Route};
use super::SwaggerEditor;
use crate::tree::{Node, Text};

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
}

impl SwaggerEditor {
    /// Sets the model of the method's body.
    pub fn set_request_model(&mut self, _route: &Route, _model: &RequestModel) -> Edited<()> {
        Ok(())
    }

    /// Lets the method be validated.
    pub fn set_request_validator(&mut self, _route: &Route, _body: bool, _parameters: bool) -> Edited<()> {
        Ok(())
    }

    /// Adds parameters to the method.
    pub fn add_request_parameters(&mut self, _route: &Route, _parameters: &[RequestParameter]) -> Edited<()> {
        Ok(())
    }
}
