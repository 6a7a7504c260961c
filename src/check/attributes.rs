//! What `Ref` and `Fn::GetAtt` give, as far as types go.

use super::Subject;
use crate::evaluate;
use crate::schema::{AttributeValue, Document, SchemaId, Types};
use crate::tree::Node;

impl<'t> Subject<'t> {
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

    /// The types of what a name with or without an attribute stands for; `None` when nobody knows.
    pub fn types_of_name(&self, name: &str, attribute: &str) -> Option<Types> {
        if attribute.is_empty() {
            self.reference_types(name)
        } else {
            self.types_of_attribute(name, attribute)
        }
    }

    fn attribute_types(&self, argument: &Node) -> Option<Types> {
        let (name, attribute) = named(argument)?;
        self.types_of_attribute(name, attribute)
    }

    fn types_of_attribute(&self, name: &str, attribute: &str) -> Option<Types> {
        let (kind, attribute) = self.attribute_of(name, attribute)?;
        let resource_type = self.resource_type(kind)?;
        match resource_type.attribute(attribute)?.value {
            AttributeValue::Schema(id) => {
                Some(resource_type.document.get(resource_type.document.resolve(id)).types)
            }
            AttributeValue::Text => Some(Types::STRING),
            AttributeValue::Unknown => None,
        }
    }

    /// The formats that the text may have that `Ref` or `Fn::GetAtt` gives; none for a text of no known
    /// format. `None` when nothing is known.
    pub fn result_formats(&self, function: &str, argument: &Node) -> Option<Vec<&'t str>> {
        match function {
            "Ref" => self.reference_formats(argument.as_str()?),
            _ => self.attribute_formats(argument),
        }
    }

    fn reference_formats(&self, name: &str) -> Option<Vec<&'t str>> {
        if self.section("Parameters").contains(name) {
            return None;
        }
        let kind = self.final_type(name).filter(|kind| !is_anything(kind))?;
        if kind == "AWS::EC2::SecurityGroup" {
            return Some(vec![self.security_group_format(name)]);
        }
        let resource_type = self.resource_type(kind)?;
        Some(formats_of(&resource_type.document, resource_type.reference()?))
    }

    /// Within a VPC, `Ref` gives the id of a group, else its name.
    fn security_group_format(&self, name: &str) -> &'static str {
        let resource = self.resource(name);
        let has_vpc = resource.is_some_and(|resource| resource.property("VpcId").is_some());
        if has_vpc { "AWS::EC2::SecurityGroup.Id" } else { "AWS::EC2::SecurityGroup.Name" }
    }

    fn attribute_formats(&self, argument: &Node) -> Option<Vec<&'t str>> {
        let (name, attribute) = named(argument)?;
        let (kind, attribute) = self.attribute_of(name, attribute)?;
        if is_anything(kind) || (kind, attribute) == ("AWS::SSM::Parameter", "Value") {
            return None;
        }
        let resource_type = self.resource_type(kind)?;
        match resource_type.attribute(attribute)?.value {
            AttributeValue::Schema(id) => Some(formats_of(&resource_type.document, id)),
            AttributeValue::Text | AttributeValue::Unknown => None,
        }
    }
}

/// The resource and the attribute that `Fn::GetAtt` names.
fn named(argument: &Node) -> Option<(&str, &str)> {
    match argument.as_list().map(Vec::as_slice) {
        Some([name, attribute]) => Some((name.as_str()?, attribute.as_str()?)),
        Some(_) => None,
        None => argument.as_str()?.split_once('.'),
    }
}

/// Types whose references can give anything: that is up to another template, or to code.
fn is_anything(kind: &str) -> bool {
    kind.starts_with("Custom::")
        || kind.ends_with("::MODULE")
        || matches!(
            kind,
            "AWS::CloudFormation::CustomResource"
                | "AWS::CloudFormation::Stack"
                | "AWS::Serverless::Application"
                | "AWS::ServiceCatalog::CloudFormationProvisionedProduct"
        )
}

fn formats_of(document: &Document, id: SchemaId) -> Vec<&str> {
    let schema = document.get(document.resolve(id));
    let alternatives = schema.combined.iter().flat_map(|combined| &combined.any_of);
    let all = std::iter::once(schema).chain(alternatives.map(|id| document.get(document.resolve(*id))));
    all.filter_map(|schema| schema.text.as_ref()?.format.as_deref()).collect()
}
