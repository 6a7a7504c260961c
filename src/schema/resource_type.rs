//! A type of resource.

use super::attributes::{self, Attribute};
use super::json::Json;
use super::{Document, SchemaId, Unreadable};
use std::fmt;
use std::sync::OnceLock;

/// What is known about a type of resource.
#[derive(Debug)]
pub struct ResourceType {
    /// Its name, such as `AWS::SQS::Queue`.
    pub name: Box<str>,
    /// What its properties may be.
    pub document: Document,
    /// What only AWS sets.
    pub read_only: Vec<PropertyPath>,
    /// What AWS does not tell any more.
    pub write_only: Vec<PropertyPath>,
    /// What cannot be changed without replacing the resource.
    pub create_only: Vec<PropertyPath>,
    /// What for some values cannot be changed without replacing the resource.
    pub conditional_create_only: Vec<PropertyPath>,
    /// What should not be used any more.
    pub deprecated: Vec<PropertyPath>,
    /// What together identifies a resource.
    pub primary_identifier: Vec<PropertyPath>,
    /// What else identifies one.
    pub additional_identifiers: Vec<Vec<PropertyPath>>,
    /// Whether it can have tags, as far as AWS says.
    pub taggable: Option<bool>,
    /// Which property has the tags.
    pub tag_property: Option<PropertyPath>,
    /// That its service is going away.
    pub lifecycle: Option<Lifecycle>,
    /// Which properties are attributes although AWS does not set them; see `schemas/cloudformation.py`.
    pub(super) further_attributes: Json,
    attributes: OnceLock<Vec<Attribute>>,
}

/// Where a property is: `*` stands for any item of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyPath(Box<[Box<str>]>);

impl PropertyPath {
    /// From `/properties/Cors/*/Methods`, as types write it.
    pub fn new(pointer: &str) -> PropertyPath {
        let path = pointer.strip_prefix("/properties/").unwrap_or(pointer);
        PropertyPath(path.split('/').map(Box::from).collect())
    }

    /// The names on the way, and `*`.
    pub fn steps(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(Box::as_ref)
    }

    /// Whether a path leads to the property or into it; items of lists may be `*` or numbers.
    pub fn covers(&self, path: &[&str]) -> bool {
        self.0.len() <= path.len() && self.steps().zip(path).all(|(own, step)| own == "*" || own == *step)
    }
}

impl fmt::Display for PropertyPath {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.0.join("."))
    }
}

/// That a service is going away, or gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifecycle {
    /// How far it is.
    pub status: LifecycleStatus,
    /// Since when, or when it will be shut down.
    pub date: Option<Box<str>>,
}

/// How far on its way out a service is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LifecycleStatus {
    /// Nothing new is added to it.
    Maintenance,
    /// It is going to be shut down.
    Sunset,
    /// It was shut down.
    Shutdown,
}

impl ResourceType {
    /// Reads the schema of a type, as AWS publishes it; `foreign` gives those of other types by name.
    pub fn read(
        name: &str,
        json: &Json,
        foreign: &dyn Fn(&str) -> Option<Json>,
    ) -> Result<ResourceType, Unreadable> {
        let tagging = json.get("tagging").unwrap_or(&Json::Null);
        Ok(ResourceType {
            name: name.into(),
            document: Document::read(json, foreign)?,
            read_only: paths(json.get("readOnlyProperties")),
            write_only: paths(json.get("writeOnlyProperties")),
            create_only: paths(json.get("createOnlyProperties")),
            conditional_create_only: paths(json.get("conditionalCreateOnlyProperties")),
            deprecated: paths(json.get("deprecatedProperties")),
            primary_identifier: paths(json.get("primaryIdentifier")),
            additional_identifiers: items(json.get("additionalIdentifiers"))
                .map(|one| paths(Some(one)))
                .collect(),
            taggable: tagging.get("taggable").or(json.get("taggable")).and_then(Json::as_bool),
            tag_property: tagging.get("tagProperty").and_then(Json::as_str).map(PropertyPath::new),
            lifecycle: json.get("lifecycle").and_then(lifecycle),
            further_attributes: json.get("attributes").cloned().unwrap_or_default(),
            attributes: OnceLock::new(),
        })
    }

    /// What `Fn::GetAtt` can name.
    pub fn attributes(&self) -> &[Attribute] {
        self.attributes.get_or_init(|| attributes::of(self))
    }

    /// The attribute that a name means: of those that fit, the one that says most.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes().iter().filter(|attribute| attribute.fits(name)).max_by_key(|one| one.name.len())
    }

    /// The schema of what `Ref` gives; none when it is not known. Several identifiers make one text.
    pub fn reference(&self) -> Option<SchemaId> {
        match self.primary_identifier.as_slice() {
            [one] => self.document.at(one.steps()),
            _ => None,
        }
    }

    /// Whether only AWS sets what a path of properties leads to.
    pub fn is_read_only(&self, path: &[&str]) -> bool {
        self.read_only.iter().any(|property| property.covers(path))
    }
}

fn items(value: Option<&Json>) -> impl Iterator<Item = &Json> {
    value.and_then(Json::as_array).into_iter().flatten()
}

fn paths(value: Option<&Json>) -> Vec<PropertyPath> {
    items(value).filter_map(Json::as_str).map(PropertyPath::new).collect()
}

fn lifecycle(value: &Json) -> Option<Lifecycle> {
    let status = match value.get("status")?.as_str()? {
        "maintenance" => LifecycleStatus::Maintenance,
        "sunset" => LifecycleStatus::Sunset,
        "shutdown" => LifecycleStatus::Shutdown,
        _ => return None,
    };
    Some(Lifecycle { status, date: value.get("date").and_then(Json::as_str).map(Box::from) })
}
