//! How logical ids come about, so that it can be explained.
//!
//! An id with a hash in it tells nobody why it is as it is, nor which change will give the resource
//! a new one. So whatever makes such an id hands on what went into it: texts that had to be made
//! for the hash anyway.

use indexmap::IndexMap;

use crate::tree::Text;

/// A logical id, and how it was made when it is more than a few names in a row.
#[derive(Debug, Clone)]
pub struct Id {
    /// The logical id.
    pub text: Text,
    /// How it was made.
    pub recipe: Option<Box<Recipe>>,
}

/// How a logical id was made: names first, then digits that stand for everything else.
#[derive(Debug, Clone)]
pub struct Recipe {
    /// What stands before the digits.
    pub prefix: String,
    /// Where the digits come from.
    pub digits: Digits,
    /// What the digits stand for.
    pub ingredients: Vec<Ingredient>,
}

/// Where the digits at the end of a logical id come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// They are the beginning of a SHA-1 over the ingredients.
    Hashed,
    /// They are the beginning of the only ingredient.
    Copied,
}

/// One of the things that go into a logical id.
#[derive(Debug, Clone)]
pub struct Ingredient {
    /// What it is.
    pub name: &'static str,
    /// The text as it is hashed.
    pub text: String,
}

/// What is known of the making of a resource.
#[derive(Debug, Clone)]
pub struct Made {
    /// The logical id of the resource of the template that it was made for; `None` for what several
    /// share.
    pub of: Option<Text>,
    /// How its logical id was made.
    pub recipe: Option<Box<Recipe>>,
}

/// The generated resources by logical id.
pub type Makings = IndexMap<Text, Made>;

impl<T: Into<Text>> From<T> for Id {
    fn from(text: T) -> Self {
        Id { text: text.into(), recipe: None }
    }
}

impl Ingredient {
    /// A thing of this name, as the text that is hashed.
    pub fn new(name: &'static str, text: impl Into<String>) -> Self {
        Ingredient { name, text: text.into() }
    }
}
