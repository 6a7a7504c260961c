//! What `Ref` and `Fn::GetAtt` give, as far as types go.

use super::Subject;
use crate::evaluate;
use crate::schema::{AttributeValue, Types};
use crate::tree::Node;

impl Subject<'_> {
    /// The types of what a `Ref` or `Fn::GetAtt` gives; `None` when nobody knows.
    pub fn result_types(&self, function: &str, argument: &Node) -> Option<Types> {
        match function {
            "Ref" => self.reference_types(argument.as_str()?),
            _ => self.attribute_types(argument),
        }
    }

    fn reference_types(&self, name: &str) -> Option<Types> {
        if let Some(parameter) = self.section("Parameters").get(name) {
            let is_list = evaluate::is_list_type(parameter.get("Type")?.as_str()?);
            return Some(if is_list { Types::ARRAY } else { Types::STRING });
        }
        match name {
            "AWS::NotificationARNs" => Some(Types::ARRAY),
            "AWS::NoValue" => None,
            _ if name.starts_with("AWS::") => Some(Types::STRING),
            _ => self.resource(name).map(|_| Types::STRING),
        }
    }

    fn attribute_types(&self, argument: &Node) -> Option<Types> {
        let (name, attribute) = match argument.as_list().map(Vec::as_slice) {
            Some([name, attribute]) => (name.as_str()?, attribute.as_str()?),
            Some(_) => return None,
            None => argument.as_str()?.split_once('.')?,
        };
        let resource_type = self.resource_type(self.final_type(name)?)?;
        match resource_type.attribute(attribute)?.value {
            AttributeValue::Schema(id) => {
                Some(resource_type.document.get(resource_type.document.resolve(id)).types)
            }
            AttributeValue::Text => Some(Types::STRING),
            AttributeValue::Unknown => None,
        }
    }
}
