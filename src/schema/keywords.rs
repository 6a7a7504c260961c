//! What a schema says, in the words of JSON Schema and the few that CloudFormation adds.

use super::Pattern;
use indexmap::IndexMap;
use serde_json::Value;

/// A schema of a [`Document`](super::Document).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SchemaId(pub(super) u32);

/// What a value must be; the fields are the keywords of JSON Schema, grouped by the kind of value they look at.
#[derive(Debug, Default)]
pub struct Schema {
    /// `$ref`: holds in addition to the rest.
    pub reference: Option<SchemaId>,
    /// The schema `false`: no value is right.
    pub never: bool,
    /// `type`; empty for any.
    pub types: Types,
    /// `enum`, `enumCaseInsensitive` or `const`.
    pub allowed: Option<Box<Allowed>>,
    /// What texts must be.
    pub text: Option<Box<TextLimits>>,
    /// What numbers must be.
    pub number: Option<Box<NumberLimits>>,
    /// What lists must be.
    pub list: Option<Box<ListLimits>>,
    /// What maps must be.
    pub object: Option<Box<ObjectLimits>>,
    /// Schemas about the same value.
    pub combined: Option<Box<Combined>>,
    /// A sentence for people; hand-written schemas only.
    pub description: Option<Box<str>>,
}

impl Schema {
    /// Whether it says nothing but which other schema holds.
    pub fn is_plain_reference(&self) -> bool {
        let limited =
            self.text.is_some() || self.number.is_some() || self.list.is_some() || self.object.is_some();
        let says_more =
            self.never || !self.types.is_empty() || self.allowed.is_some() || self.combined.is_some();
        self.reference.is_some() && !limited && !says_more
    }
}

/// A set of the types of JSON.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Types(u8);

impl Types {
    /// Any type.
    pub const ANY: Types = Types(0);
    /// `string`
    pub const STRING: Types = Types(1);
    /// `number`
    pub const NUMBER: Types = Types(2);
    /// `integer`
    pub const INTEGER: Types = Types(4);
    /// `boolean`
    pub const BOOLEAN: Types = Types(8);
    /// `object`
    pub const OBJECT: Types = Types(16);
    /// `array`
    pub const ARRAY: Types = Types(32);
    /// `null`
    pub const NULL: Types = Types(64);

    const NAMES: [(&'static str, Types); 7] = [
        ("string", Types::STRING),
        ("number", Types::NUMBER),
        ("integer", Types::INTEGER),
        ("boolean", Types::BOOLEAN),
        ("object", Types::OBJECT),
        ("array", Types::ARRAY),
        ("null", Types::NULL),
    ];

    /// The type with this name in JSON Schema.
    pub fn named(name: &str) -> Option<Types> {
        Types::NAMES.iter().find(|(known, _)| *known == name).map(|(_, types)| *types)
    }

    /// Whether there is none, which stands for any.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all of the others are in it.
    pub fn contains(self, others: Types) -> bool {
        self.0 & others.0 == others.0
    }

    /// Whether any is in both.
    pub fn overlaps(self, others: Types) -> bool {
        self.0 & others.0 != 0
    }

    /// Those in it, one by one.
    pub fn each(self) -> impl Iterator<Item = Types> {
        Types::NAMES.into_iter().map(|(_, one)| one).filter(move |one| self.contains(*one))
    }

    /// Those of both.
    pub const fn with(self, others: Types) -> Types {
        Types(self.0 | others.0)
    }

    /// The names of those in it.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Types::NAMES.into_iter().filter(move |(_, types)| self.contains(*types)).map(|(name, _)| name)
    }
}

/// The values that are right, all of them.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Allowed {
    /// Any of these.
    pub values: Vec<Value>,
    /// Whether texts may differ in upper and lower case.
    pub ignore_case: bool,
}

/// What texts must be.
#[derive(Debug, Default)]
pub struct TextLimits {
    /// `minLength`
    pub min_length: Option<u64>,
    /// `maxLength`
    pub max_length: Option<u64>,
    /// `pattern`
    pub pattern: Option<Pattern>,
    /// `format`
    pub format: Option<Box<str>>,
}

/// What numbers must be.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct NumberLimits {
    /// `minimum`
    pub minimum: Option<f64>,
    /// `maximum`
    pub maximum: Option<f64>,
    /// `exclusiveMinimum`
    pub exclusive_minimum: Option<f64>,
    /// `exclusiveMaximum`
    pub exclusive_maximum: Option<f64>,
    /// `multipleOf`
    pub multiple_of: Option<f64>,
}

/// What lists must be.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct ListLimits {
    /// `items`: each item after those of `prefix`.
    pub items: Option<SchemaId>,
    /// `prefixItems`: the first items, one by one.
    pub prefix: Vec<SchemaId>,
    /// `contains`: at least one item.
    pub contains: Option<SchemaId>,
    /// `minItems`
    pub min: Option<u64>,
    /// `maxItems`
    pub max: Option<u64>,
    /// `uniqueItems`
    pub unique: bool,
    /// `uniqueItems: false`: items may be there twice, and it is said so.
    pub repeatable: bool,
    /// `uniqueKeys`: no two items have the same values under these keys.
    pub unique_keys: Vec<Box<str>>,
    /// `maxUniqueItems`: as many different items at most.
    pub max_unique: Option<u64>,
}

/// Properties that come with others: the one, and all of the others.
pub type Dependents = Vec<(Box<str>, Vec<Box<str>>)>;

/// What maps must be.
#[derive(Debug, Default)]
pub struct ObjectLimits {
    /// `properties`
    pub properties: IndexMap<Box<str>, SchemaId>,
    /// `patternProperties`
    pub patterns: Vec<(Pattern, SchemaId)>,
    /// `additionalProperties`: those that the two above do not name.
    pub additional: Additional,
    /// `required`
    pub required: Vec<Box<str>>,
    /// `requiredXor`: exactly one of these, unless empty.
    pub required_xor: Vec<Box<str>>,
    /// `requiredOr`: at least one of these, unless empty.
    pub required_or: Vec<Box<str>>,
    /// `dependentRequired`: with the one, all of the others.
    pub dependent_required: Dependents,
    /// `dependentExcluded`: with the one, none of the others.
    pub dependent_excluded: Dependents,
    /// `minProperties`
    pub min: Option<u64>,
    /// `maxProperties`
    pub max: Option<u64>,
    /// `propertyNames`: each key.
    pub property_names: Option<SchemaId>,
}

/// What properties that a schema does not name may be.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Additional {
    /// Anything.
    #[default]
    Allowed,
    /// They may not be there.
    Forbidden,
    /// What another schema says.
    Schema(SchemaId),
}

/// Schemas about the same value.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Combined {
    /// `allOf`, and what `dependencies` say in schemas.
    pub all_of: Vec<SchemaId>,
    /// `anyOf`
    pub any_of: Vec<SchemaId>,
    /// `oneOf`
    pub one_of: Vec<SchemaId>,
    /// `not`
    pub not: Option<SchemaId>,
    /// `if`
    pub condition: Option<SchemaId>,
    /// `then`
    pub then: Option<SchemaId>,
    /// `else`
    pub otherwise: Option<SchemaId>,
}
