//! The schemas of one document.

use super::json::Json;
use super::keywords::{Schema, SchemaId};
use super::read::{self, Unreadable};

/// How many references may lead to one another before they are taken for a circle.
const REFERENCES: usize = 64;

/// The schemas of one document; they refer to one another by number, so recursion is no trouble.
#[derive(Debug, Default)]
pub struct Document {
    schemas: Vec<Schema>,
    none: Schema,
}

impl Document {
    /// Reads a JSON Schema. A reference such as `AWS::SQS::Queue#/properties/QueueName` is looked up in what
    /// `foreign` gives for the name, and read into the same document.
    pub fn read(json: &Json, foreign: &dyn Fn(&str) -> Option<Json>) -> Result<Document, Unreadable> {
        Ok(Document { schemas: read::read(json, foreign)?, none: Schema::default() })
    }

    /// The schema that the document is.
    pub fn root(&self) -> SchemaId {
        SchemaId(0)
    }

    /// A schema; one that says nothing when the id is of another document.
    pub fn get(&self, id: SchemaId) -> &Schema {
        self.schemas.get(id.0 as usize).unwrap_or(&self.none)
    }

    /// Where references lead that say nothing else.
    pub fn resolve(&self, id: SchemaId) -> SchemaId {
        self.follow(id, Schema::is_plain_reference)
    }

    /// The schema of what a path such as `Cors/*/Methods` leads to, `*` being any item of a list.
    pub fn at<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> Option<SchemaId> {
        let steps: Vec<&str> = path.into_iter().collect();
        self.walk(self.root(), &steps, REFERENCES)
    }

    /// Whether any of the schemas says something about a property of this name.
    pub fn mentions(&self, property: &str) -> bool {
        let objects = self.schemas.iter().filter_map(|schema| schema.object.as_deref());
        let has = |names: &[Box<str>]| names.iter().any(|name| **name == *property);
        objects.into_iter().any(|object| {
            object.properties.contains_key(property)
                || has(&object.required)
                || object.dependent_excluded.iter().any(|(one, others)| **one == *property || has(others))
        })
    }

    /// How many schemas there are.
    pub fn len(&self) -> usize {
        self.schemas.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.schemas.is_empty()
    }

    fn follow(&self, mut id: SchemaId, goes_on: impl Fn(&Schema) -> bool) -> SchemaId {
        for _ in 0..REFERENCES {
            let schema = self.get(id);
            match schema.reference {
                Some(target) if goes_on(schema) => id = target,
                _ => break,
            }
        }
        id
    }

    fn walk(&self, from: SchemaId, path: &[&str], depth: usize) -> Option<SchemaId> {
        let from = self.follow(from, |_| true);
        let Some((step, rest)) = path.split_first() else { return Some(from) };
        let depth = depth.checked_sub(1)?;
        let next = self.step(from, step).and_then(|next| self.walk(next, rest, depth));
        next.or_else(|| self.parts(from).into_iter().find_map(|part| self.walk(part, path, depth)))
    }

    fn step(&self, from: SchemaId, step: &str) -> Option<SchemaId> {
        let schema = self.get(from);
        match (step, &schema.list, &schema.object) {
            ("*", Some(list), _) => list.items,
            (name, _, Some(object)) => object.properties.get(name).copied(),
            _ => None,
        }
    }

    /// Where else to look for a property.
    fn parts(&self, id: SchemaId) -> Vec<SchemaId> {
        let combined = self.get(id).combined.as_deref();
        combined.map_or(Vec::new(), |all| [all.any_of.as_slice(), &all.all_of, &all.one_of].concat())
    }
}
