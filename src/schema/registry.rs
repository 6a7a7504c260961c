//! All types of resources.

use super::json::Json;
use super::pack::Pack;
use super::{FullSchema, ResourceType, Unreadable, sam};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// All types of CloudFormation; `schemas/pack.py` makes it.
static PACK: &[u8] = include_bytes!("../../schemas/resource-types.pack");

/// All resource types, each read on first use; shared between threads.
#[derive(Debug)]
pub struct Schemas {
    pack: Pack,
    /// By number in the pack.
    types: Vec<OnceLock<Option<Box<ResourceType>>>>,
    /// Those that the user added, which come before the others.
    own: BTreeMap<Box<str>, Own>,
    module: OnceLock<Option<Box<ResourceType>>>,
    /// Those of SAM, in the order of [`sam::type_names`].
    sam: Vec<OnceLock<Option<Box<ResourceType>>>>,
}

/// A type that the user describes.
#[derive(Debug)]
struct Own {
    json: Value,
    resource_type: ResourceType,
    full: FullSchema,
}

impl Default for Schemas {
    fn default() -> Schemas {
        Schemas::new()
    }
}

impl Schemas {
    /// All types of CloudFormation.
    pub fn new() -> Schemas {
        let pack = Pack::new(PACK);
        let types = std::iter::repeat_with(OnceLock::new).take(pack.len()).collect();
        let sam = std::iter::repeat_with(OnceLock::new).take(sam::type_names().count()).collect();
        Schemas { pack, types, own: BTreeMap::new(), module: OnceLock::new(), sam }
    }

    /// With a type that the user describes, in the form in which AWS publishes types; it replaces what
    /// samc knows under the name.
    pub fn with_user_schema(mut self, json: Value) -> Result<Schemas, Unreadable> {
        let Some(name) = json.get("typeName").and_then(Value::as_str) else {
            let problem = "a resource type needs a `typeName`".to_string();
            return Err(Unreadable { place: String::new(), problem });
        };
        let name: Box<str> = name.into();
        // What is no JSON Schema at all is told first, since the reader takes more than that.
        let full = FullSchema::read(&json)?;
        let resource_type = ResourceType::read(&name, &Json::from(&json), &|name| self.schema(name))?;
        self.own.insert(name, Own { json, resource_type, full });
        Ok(self)
    }

    /// The type with a name as templates have it: `Custom::…` is a custom resource, `…::MODULE` anything.
    pub fn resource_type(&self, name: &str) -> Option<&ResourceType> {
        if let Some(own) = self.own.get(name) {
            return Some(&own.resource_type);
        }
        if is_module(name) {
            return self.module.get_or_init(module).as_deref();
        }
        if let Some(position) = sam::type_names().position(|known| known == name) {
            return self.sam.get(position)?.get_or_init(|| self.read_sam(name)).as_deref();
        }
        let number = self.pack.find(general(name))?;
        self.types.get(number)?.get_or_init(|| self.read(general(name), number)).as_deref()
    }

    /// The whole schema of a type that the user describes; none for others.
    pub fn full_schema(&self, name: &str) -> Option<&FullSchema> {
        self.own.get(name).map(|own| &own.full)
    }

    /// Whether a region has a type. Types of the user are everywhere.
    pub fn exists_in(&self, name: &str, region: &str) -> bool {
        let packed =
            || self.pack.find(general(name)).is_some_and(|number| self.pack.holds_in(number, region));
        self.own.contains_key(name) || is_module(name) || sam::is_own(name) || packed()
    }

    /// The names of all types: those of CloudFormation in order, then those of the user that are not among them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = self.own.keys().map(Box::as_ref).filter(|name| self.pack.find(name).is_none());
        self.pack.names().map(|name| -> &str { name }).chain(own)
    }

    /// All regions.
    pub fn regions(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.pack.regions()
    }

    /// When AWS published what is known about the types.
    pub fn schema_date(&self) -> &'static str {
        self.pack.date()
    }

    /// The schema of a type, for references from other documents.
    pub fn json(&self, name: &str) -> Option<Value> {
        match self.own.get(name) {
            Some(own) => Some(own.json.clone()),
            None => self.pack.read(self.pack.find(name)?),
        }
    }

    /// The same, for reading it once.
    pub(super) fn schema(&self, name: &str) -> Option<Json> {
        match self.own.get(name) {
            Some(own) => Some(Json::from(&own.json)),
            None => Json::parse(&self.pack.text(self.pack.find(name)?)?),
        }
    }

    fn read_sam(&self, name: &str) -> Option<Box<ResourceType>> {
        let foreign = |name: &str| sam::schema_of(name).or_else(|| self.schema(name));
        ResourceType::read(name, &sam::schema_of(name)?, &foreign).ok().map(Box::new)
    }

    fn read(&self, name: &str, number: usize) -> Option<Box<ResourceType>> {
        let json = Json::parse(&self.pack.text(number)?)?;
        // Tests read all types, so that none is lost here.
        ResourceType::read(name, &json, &|name| self.schema(name)).ok().map(Box::new)
    }
}

fn general(name: &str) -> &str {
    if name.starts_with("Custom::") { "AWS::CloudFormation::CustomResource" } else { name }
}

fn is_module(name: &str) -> bool {
    name.ends_with("::MODULE")
}

fn module() -> Option<Box<ResourceType>> {
    ResourceType::read("Module", &Json::from(&json!({"type": "object"})), &|_| None).ok().map(Box::new)
}

#[cfg(test)]
mod tests;
