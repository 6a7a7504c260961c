//! Values of a plan, each with its origin.

use std::rc::Rc;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::source::Span;

/// The position in [`RunPlan::unknown`](super::RunPlan::unknown) of what makes a value unknown; and what the value is made
/// of, unless it is the missing thing itself. The document does not have the parts: they are for those who let somebody
/// supply what is missing while the application runs, and must put it where it belongs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnknownId(pub usize, pub Option<Rc<[Part]>>);

/// A part of a text of which not all is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Part {
    /// It is known.
    Known(String),
    /// It is the missing thing itself, by its position: a parameter, an attribute, a secret.
    Missing(usize),
    /// It follows from something that is missing, in another way than by being it.
    Made(Box<Made>),
}

/// What a function or a nested stack would make of something that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Made {
    /// The position of what is missing.
    pub of: usize,
    /// The function, or the name of what is asked for.
    pub what: String,
    /// The stack that asks for it.
    pub stack: String,
    /// Where.
    pub place: Span,
}

/// What [`Made::what`] is for a list of which not even the entries are known.
pub const LIST: &str = "list";

impl UnknownId {
    /// That a value is just what is missing at this position.
    pub fn itself(position: usize) -> Self {
        UnknownId(position, None)
    }
}

/// A value that the template gives, or that follows from what it says.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting<T> {
    /// The value, and where it comes from.
    Known(T, Origin),
    /// It is not known; the list of unknown values says why.
    Unknown(UnknownId),
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// What decided it.
    pub kind: OriginKind,
    /// The place that gives it, or that asks for it.
    pub place: Span,
}

/// What decided a value, the strongest last: a text made of several parts has the kind of the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OriginKind {
    /// AWS takes it where the template says nothing.
    Default,
    /// The template says so.
    Template,
    /// samc chose it in the place of AWS: a local name, an ARN, the account.
    Generated,
    /// It was given for this run: on the command line, or in a file of values.
    Override,
}

/// What something leads to: a resource of the plan, or something elsewhere.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Target {
    /// The id of the resource, when it is one of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Its ARN, URL or name, as the template gives it.
    pub address: String,
}

/// A value that may hold more values, some of them unknown, such as a policy or a state machine's definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// The value; null where something is unknown.
    pub value: serde_json::Value,
    /// Pointers below the value to what is unknown.
    pub holes: Vec<(String, UnknownId)>,
    /// Where the whole comes from.
    pub origin: Origin,
}

impl OriginKind {
    /// The word for it in the document.
    pub fn name(self) -> &'static str {
        match self {
            OriginKind::Default => "default",
            OriginKind::Template => "template",
            OriginKind::Generated => "generated",
            OriginKind::Override => "override",
        }
    }
}

impl Origin {
    /// AWS's default for something declared at this place.
    pub fn default_at(place: Span) -> Self {
        Origin { kind: OriginKind::Default, place }
    }

    /// Written in the template at this place.
    pub fn template(place: Span) -> Self {
        Origin { kind: OriginKind::Template, place }
    }

    /// Chosen by samc because of what stands at this place.
    pub fn generated(place: Span) -> Self {
        Origin { kind: OriginKind::Generated, place }
    }
}

impl<T> Setting<T> {
    /// The value, when it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Setting::Known(value, _) => Some(value),
            Setting::Unknown(_) => None,
        }
    }

    /// The same setting of another value; `make` is called for a known one.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Setting<U> {
        match self {
            Setting::Known(value, origin) => Setting::Known(make(value), origin),
            Setting::Unknown(id) => Setting::Unknown(id),
        }
    }
}

/// The keys by which [`document`](crate::plan::document) recognises settings. No field is named like this, and it does
/// not look into the values that a template gives.
pub const KNOWN: &str = "\0known";
/// See [`KNOWN`].
pub const UNKNOWN: &str = "\0unknown";
/// See [`KNOWN`].
pub const ORIGIN: &str = "\0origin";
/// See [`KNOWN`].
pub const HOLES: &str = "\0holes";
/// See [`KNOWN`]: the origin of what stands under `name` beside it.
pub const NAMED: &str = "\0named";
/// See [`KNOWN`].
pub const SPAN: &str = "\0span";

impl<T: Serialize> Serialize for Setting<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Setting::Known(value, origin) => {
                map.serialize_entry(KNOWN, value)?;
                map.serialize_entry(ORIGIN, origin)?;
            }
            Setting::Unknown(id) => map.serialize_entry(UNKNOWN, &id.0)?,
        }
        map.end()
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let holes: Vec<(&str, usize)> = self.holes.iter().map(|(at, id)| (at.as_str(), id.0)).collect();
        map.serialize_entry(KNOWN, &self.value)?;
        map.serialize_entry(ORIGIN, &self.origin)?;
        map.serialize_entry(HOLES, &holes)?;
        map.end()
    }
}

/// An origin is written as its kind and the numbers of its place. There are thousands of them, and a list costs half of what a map does.
impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.kind.name(), self.place.file.index(), self.place.start, self.place.end).serialize(serializer)
    }
}

/// A place is written as the numbers of its span, which [`document`](crate::plan::document) turns into file and line.
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(SPAN, &(self.file.index(), self.start, self.end))?;
        map.end()
    }
}

#[cfg(test)]
mod json_schema {
    //! What the schema of the document says of settings: their value, or null where it is not known.

    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Setting, Tree};
    use crate::source::Span;

    impl<T: JsonSchema> JsonSchema for Setting<T> {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            format!("Setting_of_{}", T::schema_name()).into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let value = generator.subschema_for::<T>();
            json_schema!({ "anyOf": [value, { "const": null, "description": "not known: see `unknown`" }] })
        }
    }

    impl JsonSchema for Tree {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Tree".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": ["object", "array", "string", "number", "boolean", "null"] })
        }
    }

    impl JsonSchema for Span {
        fn schema_name() -> Cow<'static, str> {
            "Place".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "object",
                "description": "A place in a file.",
                "required": ["file", "line", "column"],
                "properties": {
                    "file": { "type": "string", "description": "The name of the file, or of what was given on the command line." },
                    "line": { "type": "integer", "minimum": 1, "description": "The line, from 1." },
                    "column": { "type": "integer", "minimum": 1, "description": "The column in characters, from 1." }
                }
            })
        }
    }
}
