//! What `Fn::GetAtt` can name.

use super::json::Json;
use super::{Document, PropertyPath, ResourceType, Schema, SchemaId, Types};

/// How deep attributes of attributes go, for schemas that contain themselves.
const DEPTH: usize = 16;

/// Something that `Fn::GetAtt` can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// The name, as in `Endpoint.Port`; `*` in it stands for any text.
    pub name: Box<str>,
    /// What the value is.
    pub value: AttributeValue,
}

/// What the value of an attribute is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeValue {
    /// What a schema of the type says.
    Schema(SchemaId),
    /// A text.
    Text,
    /// Nobody knows.
    Unknown,
}

impl Attribute {
    /// Whether a name means this attribute.
    pub fn fits(&self, name: &str) -> bool {
        fits(&self.name, name)
    }
}

/// The attributes of a type: its read-only properties, and what is different for a few types.
pub(super) fn of(resource_type: &ResourceType) -> Vec<Attribute> {
    match &*resource_type.name {
        "AWS::CloudFormation::Stack" | "AWS::Serverless::Application" => return vec![outputs()],
        "AWS::CloudFormation::CustomResource" | "Module" => return vec![anything()],
        _ => {}
    }
    let mut attributes = further(resource_type);
    if resource_type.further_attributes != Json::Bool(true) {
        attributes.extend(resource_type.read_only.iter().map(|path| attribute(resource_type, path)));
    }
    attributes
}

fn outputs() -> Attribute {
    Attribute { name: "Outputs.*".into(), value: AttributeValue::Text }
}

fn anything() -> Attribute {
    Attribute { name: "*".into(), value: AttributeValue::Unknown }
}

fn attribute(resource_type: &ResourceType, path: &PropertyPath) -> Attribute {
    // The outputs of the stack behind the product; the schema knows them as a list.
    if &*resource_type.name == "AWS::ServiceCatalog::CloudFormationProvisionedProduct"
        && path.steps().eq(["Outputs"])
    {
        return outputs();
    }
    let value = resource_type.document.at(path.steps());
    let name = path.to_string().into();
    Attribute { name, value: value.map_or(AttributeValue::Unknown, AttributeValue::Schema) }
}

/// Attributes that are not read-only properties: those listed, or all properties.
fn further(resource_type: &ResourceType) -> Vec<Attribute> {
    match &resource_type.further_attributes {
        Json::Array(names) => {
            let names = names.iter().filter_map(Json::as_str);
            names.map(|name| attribute(resource_type, &PropertyPath::new(name))).collect()
        }
        Json::Bool(true) => all_properties(&resource_type.document),
        _ => Vec::new(),
    }
}

fn all_properties(document: &Document) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    for (name, id) in properties(document.get(document.root())) {
        leaves(document, id, name, DEPTH, &mut attributes);
    }
    attributes
}

fn properties(schema: &Schema) -> impl Iterator<Item = (&str, SchemaId)> {
    let object = schema.object.as_deref().into_iter();
    object.flat_map(|object| object.properties.iter().map(|(name, id)| (&**name, *id)))
}

/// The property, or what is in it when it is a map. Items of lists cannot be named; lists of maps give no value.
fn leaves(document: &Document, id: SchemaId, name: &str, depth: usize, attributes: &mut Vec<Attribute>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let schema = document.get(id);
    if schema.types.contains(Types::OBJECT) {
        for (inner, id) in properties(schema) {
            leaves(document, id, &format!("{name}.{inner}"), depth, attributes);
        }
    } else if let (true, Some(target)) = (schema.types.is_empty(), schema.reference) {
        leaves(document, target, name, depth, attributes);
    } else if !is_nested_list(document, schema) {
        let value = AttributeValue::Schema(document.resolve(id));
        attributes.push(Attribute { name: name.into(), value });
    }
}

fn is_nested_list(document: &Document, schema: &Schema) -> bool {
    let items = schema.list.as_ref().and_then(|list| list.items);
    let types = items.map_or(Types::default(), |items| document.get(items).types);
    schema.types.contains(Types::ARRAY) && (types == Types::OBJECT || types == Types::ARRAY)
}

fn fits(pattern: &str, text: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else { return pattern == text };
    let Some(rest) = text.strip_prefix(before) else { return false };
    after.is_empty()
        || rest.char_indices().any(|(at, _)| rest.get(at..).is_some_and(|rest| fits(after, rest)))
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn stars_stand_for_any_text() {
        assert!(fits("Arn", "Arn") && !fits("Arn", "Arns") && fits("Outputs.*", "Outputs.A.B"));
        assert!(
            !fits("Outputs.*", "Output")
                && fits("A.*.B", "A.x.B")
                && !fits("A.*.B", "A.x.C")
                && fits("*", "")
        );
    }
}
