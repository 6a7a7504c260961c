//! A SAM resource as it goes in, and plain CloudFormation resources as they come out.

use super::context::{Context, Expanded};
use super::recipe::{Id, Recipe};
use super::types::SamType;
use crate::diagnostic::{Advice, Change, Diagnostic, Fix, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Key, Map, Node, Text, Value};

/// Attributes of a resource that SAM keeps; all others of a SAM resource are dropped.
const KEPT: &[&str] = &["DeletionPolicy", "UpdatePolicy", "Condition", "UpdateReplacePolicy", "Metadata"];

/// Attributes that every generated sibling gets too.
const PASSED_ON: &[&str] = &["Condition", "DeletionPolicy", "UpdateReplacePolicy"];

/// The attributes of a resource: what stands beside `Type` and `Properties`.
#[derive(Debug, Clone, Default)]
pub struct Attributes {
    /// `DependsOn`.
    pub depends_on: Option<Node>,
    map: Map,
}

impl Attributes {
    /// The attributes of a resource of the template that SAM keeps.
    pub fn of(resource: &Map) -> Self {
        let mut map = Map::new();
        for (key, span, node) in resource.as_written() {
            if KEPT.contains(&key.as_str()) {
                map.insert_key(Key { text: key.clone(), span }, node.clone());
            }
        }
        Attributes { depends_on: resource.given("DependsOn").cloned(), map }
    }

    /// Those that every generated sibling gets too: `Condition`, `DeletionPolicy`, `UpdateReplacePolicy`.
    pub fn passed_on(&self) -> Attributes {
        let kept = PASSED_ON.iter().filter_map(|name| Some((Text::made(*name), self.map.get(name)?.clone())));
        Attributes { depends_on: None, map: kept.collect() }
    }

    /// One attribute.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.map.get(name)
    }

    /// All of them but `DependsOn`.
    pub fn iter(&self) -> impl Iterator<Item = (&Text, &Node)> {
        self.map.iter()
    }

    /// The name of the resource's condition.
    pub fn condition(&self) -> Option<&Node> {
        self.map.given("Condition")
    }

    /// Sets one attribute.
    pub fn set(&mut self, name: &str, value: Node) {
        self.map.insert(name, value);
    }
}

/// A resource of a SAM type, checked against the table of its type's properties.
#[derive(Debug, Clone)]
pub struct SamResource {
    /// Its logical id.
    pub logical_id: Text,
    /// The place of its logical id in the template: the cause of what is generated for it.
    pub span: Span,
    /// The place of the `Properties` key, or else of the logical id: where a missing property would stand.
    pub properties_span: Span,
    /// Its type.
    pub kind: &'static str,
    /// Its properties, after Globals.
    pub properties: Map,
    /// Its attributes.
    pub attributes: Attributes,
}

impl SamResource {
    /// A property, unless it is absent or null.
    pub fn get(&self, property: &str) -> Option<&Node> {
        self.properties.given(property)
    }

    /// A property that the reference takes for "given": neither absent nor null, false, zero or empty.
    pub fn truthy(&self, property: &str) -> Option<&Node> {
        self.properties.truthy(property)
    }

    /// Where a property's key stands, or else where the logical id does.
    pub fn key_span(&self, property: &str) -> Span {
        self.properties.key_span(property).unwrap_or(self.span)
    }

    /// A property in which parameters are replaced. In the resource itself they are replaced
    /// below the top only, which is what the reference leaves there.
    pub fn resolve(&mut self, context: &mut Context, property: &str) -> Expanded<Option<Node>> {
        let Some(node) = self.properties.get_mut(property) else { return Ok(None) };
        let resolved = context.resolve_within(node)?;
        Ok(Some(resolved).filter(|node| !node.is_null()))
    }

    /// A resource that is generated beside the main one, with the attributes that it gets too.
    pub fn sibling(
        &self,
        context: &mut Context,
        logical_id: impl Into<Id>,
        kind: &'static str,
        cause: Span,
    ) -> Expanded<Resource> {
        Resource::new(context, logical_id, kind, self.attributes.passed_on(), cause)
    }
}

/// A plain CloudFormation resource that the expansion made.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Its logical id.
    pub logical_id: Text,
    /// Its type, such as `AWS::Lambda::Function`.
    pub kind: &'static str,
    /// Its properties.
    pub properties: Map,
    /// Its attributes.
    pub attributes: Attributes,
    /// What in the template made samc make it.
    pub cause: Span,
    /// How its logical id was made, when that is not plain to see.
    pub recipe: Option<Box<Recipe>>,
}

impl Resource {
    /// A resource without properties. The logical id may hold letters and digits only.
    pub fn new(
        context: &mut Context,
        logical_id: impl Into<Id>,
        kind: &'static str,
        attributes: Attributes,
        cause: Span,
    ) -> Expanded<Self> {
        let Id { text: logical_id, recipe } = logical_id.into();
        check_logical_id(context, &logical_id, cause)?;
        Ok(Resource { logical_id, kind, properties: Map::new(), attributes, cause, recipe })
    }

    /// Sets a property, caused by what caused the resource unless the value has a place of its own.
    pub fn set(&mut self, property: &str, value: impl IntoNode) {
        let value = value.into_node(self.cause);
        if !value.is_null() {
            self.properties.insert(property, value);
        }
    }

    /// Sets a property when there is a value.
    pub fn set_some(&mut self, property: &str, value: Option<impl IntoNode>) {
        if let Some(value) = value {
            self.set(property, value);
        }
    }

    /// Copies properties of the same name from a SAM resource, where they are given.
    pub fn copy_from(&mut self, source: &Map, properties: &[&str]) {
        for name in properties {
            if let (Some(value), Some(span)) = (source.given(name), source.key_span(name)) {
                self.properties.insert_key(Key { text: Text::made(*name), span }, value.clone());
            }
        }
    }

    /// `Ref` to it.
    pub fn reference(&self) -> Node {
        intrinsic::reference(&self.logical_id, self.cause)
    }

    /// `Fn::GetAtt` of it.
    pub fn get_att(&self, attribute: &str) -> Node {
        intrinsic::get_att(&self.logical_id, attribute, self.cause)
    }

    /// The resource as it stands in the output.
    pub fn into_node(self) -> Node {
        let cause = self.cause;
        let mut map = Map::new();
        map.insert("Type", self.kind.into_node(cause));
        map.insert_some("DependsOn", self.attributes.depends_on.filter(Node::is_truthy));
        for (name, span, node) in self.attributes.map.as_written() {
            map.insert_key(Key { text: name.clone(), span }, node.clone());
        }
        map.insert("Properties", Node::new(Value::Map(self.properties), cause));
        Node::new(Value::Map(map), cause)
    }
}

/// What stands beside `Properties` of a SAM resource without being dropped.
const TAKEN: &[&str] = &["Type", "Properties", "DependsOn", "IgnoreGlobals", "Connectors"];

/// Warns about what SAM drops from a resource without a word, which most often is a property that is
/// not indented enough.
pub fn warn_of_dropped_attributes(context: &mut Context, resource: &Map, sam_type: &SamType) {
    for (name, span, node) in resource.as_written() {
        let attributes = || TAKEN.iter().chain(KEPT).copied();
        if attributes().any(|known| known == name.as_str()) {
            continue;
        }
        let found = format!("SAM drops `{name}`, which stands beside `Properties`");
        let is_property = sam_type.properties.iter().any(|property| property.name == name.as_str());
        let help = match similar::nearest(name, attributes()) {
            _ if is_property => format!("indent `{name}` below `Properties`").into(),
            // It would begin to count, which it does not now.
            Some(near) if *name != "CreationPolicy" => near.instead_of(name).risky(),
            _ if is_resource(node) => {
                format!("`{name}` looks like a resource: indent it only as far as the one that it stands in")
                    .into()
            }
            // CloudFormation's own attribute, of no use for SAM types, or something that nobody knows.
            _ => Advice::with("remove it", Fix::risky(format!("remove `{name}`"), Change::Remove(span))),
        };
        let code = if is_of_cloud_formation(name) { code::IGNORED_BY_SAM } else { code::IGNORED_ATTRIBUTE };
        context.report(Diagnostic::new(code, span, found).help(help));
    }
}

/// Whether other types have the attribute.
fn is_of_cloud_formation(attribute: &str) -> bool {
    attribute == "CreationPolicy" || attribute == "Version"
}

fn is_resource(node: &Node) -> bool {
    node.get("Type").and_then(Node::as_str).is_some_and(|kind| kind.contains("::"))
}

/// Logical ids hold letters and digits only.
pub fn check_logical_id(context: &mut Context, logical_id: &str, span: Span) -> Expanded<()> {
    let sound = !logical_id.is_empty() && logical_id.chars().all(|c| c.is_ascii_alphanumeric());
    if sound {
        return Ok(());
    }
    let found = format!("logical id `{logical_id}` has characters other than letters and digits");
    let plain: String = logical_id.chars().filter(char::is_ascii_alphanumeric).collect();
    let diagnostic = Diagnostic::new(code::INVALID_LOGICAL_ID, span, found).resource(logical_id);
    let diagnostic = match plain.is_empty() {
        true => diagnostic,
        false => diagnostic.help(format!("call it `{plain}`")),
    };
    Err(context.error(diagnostic))
}
