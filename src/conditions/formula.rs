//! Conditions as formulas.

use super::scope::ConditionId;

/// What a condition says.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// It always has this value.
    Constant(bool),
    /// Whether something has a value.
    Comparison(Comparison),
    /// The opposite.
    Not(Box<Formula>),
    /// All of these.
    All(Vec<Formula>),
    /// Any of these.
    Any(Vec<Formula>),
    /// Another condition.
    Named(ConditionId),
    /// What cannot be made out; it may be true or false.
    Unknown,
}

/// Whether a subject has one of the values that it is compared with in the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// The subject's number.
    pub subject: usize,
    /// The number of the value among those that the subject is compared with.
    pub value: usize,
}

/// Something that is compared, such as a parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// How it is printed, which tells it from others.
    pub printed: String,
    /// The literals that it is compared with; `None` for one that is not allowed.
    pub values: Vec<Option<String>>,
    /// Whether it can have a value that it is never compared with.
    pub is_open: bool,
}
