//! What a value does that its schema does not allow.

use crate::diagnostic::Advice;
use crate::evaluate::Origin;
use crate::source::Span;

/// Which part of a schema a value does not keep to. Each belongs to a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keyword {
    /// `type`
    Type,
    /// `enum`, `const`
    Enum,
    /// `pattern`
    Pattern,
    /// `format`; the name of the format
    Format(&'static str),
    /// `minLength`, `maxLength`
    Length,
    /// `minimum`, `maximum` and their relatives
    Range,
    /// `minItems`, `maxItems`
    ItemCount,
    /// `uniqueItems`, `uniqueKeys`
    UniqueItems,
    /// `uniqueItems: false` with the same item twice: nothing that is refused
    RepeatedItems,
    /// `maxUniqueItems`
    UniqueItemCount,
    /// `prefixItems` with more items than it has
    Prefix,
    /// `contains`
    Contains,
    /// A key that `properties` does not have
    UnknownProperty,
    /// `required`
    Required,
    /// `requiredXor`
    RequiredXor,
    /// `requiredOr`
    RequiredOr,
    /// `dependentRequired`
    DependentRequired,
    /// `dependentExcluded`
    DependentExcluded,
    /// `minProperties`, `maxProperties`
    PropertyCount,
    /// `propertyNames`
    PropertyName,
    /// `anyOf`
    AnyOf,
    /// `oneOf`
    OneOf,
    /// `not`
    Not,
    /// The schema `false`
    Never,
    /// The function of this name gives something that the property does not take.
    Result(&'static str),
    /// The function of this name gives a text of another format than the property takes.
    ResultFormat(&'static str),
    /// There are more combinations of conditions than samc looks at.
    NotProven,
}

/// Something that a value does and its schema does not allow.
#[derive(Debug, Clone)]
pub struct Violation {
    /// Which part of the schema.
    pub keyword: Keyword,
    /// The place.
    pub span: Span,
    /// From the key, or item, to the end of the value.
    pub extent: Span,
    /// The name of the property.
    pub property: String,
    /// Where the value comes from.
    pub origin: Origin,
    /// Where it is used, when that is another place.
    pub used_at: Option<Span>,
    /// What was found, in one sentence.
    pub message: String,
    /// What to write instead.
    pub help: Option<Advice>,
}
