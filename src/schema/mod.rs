//! What CloudFormation knows about resource types: their properties, attributes and regions.
//!
//! [`Schemas`] has all types of the program, and those that the user adds; a [`ResourceType`] has the
//! [`Document`] that says what its properties may be. [`Tables`] has what goes beyond single types.

mod attributes;
mod document;
pub mod editor;
mod full;
mod json;
mod keywords;
mod pack;
mod pattern;
mod read;
mod registry;
mod resource_type;
pub mod sam;
mod tables;

pub use attributes::{Attribute, AttributeValue};
pub use document::Document;
pub use full::{Beyond, FullSchema};
pub use json::Json;
pub use keywords::{
    Additional, Allowed, Combined, Dependents, ListLimits, NumberLimits, ObjectLimits, Schema, SchemaId,
    TextLimits, Types,
};
pub use pattern::Pattern;
pub use read::Unreadable;
pub use registry::Schemas;
pub use resource_type::{Lifecycle, LifecycleStatus, PropertyPath, ResourceType};
pub use tables::{LambdaRuntime, Tables};
