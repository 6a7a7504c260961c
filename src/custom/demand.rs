//! What the values at a path have to be.

use super::path::{Found, What};
use crate::schema::Pattern;

/// What the values at a path have to be.
#[derive(Debug)]
pub enum Demand {
    /// They are there.
    Required,
    /// They are not there.
    Forbidden,
    /// All of these are among the items of a list.
    Contains(Vec<String>),
    /// Each text, number or boolean compares so.
    Compares(Comparison),
}

/// How a text, number or boolean has to compare.
#[derive(Debug)]
pub enum Comparison {
    /// It is this one.
    Equals(String),
    /// It is one of these.
    In(Vec<String>),
    /// It is none of these.
    NotIn(Vec<String>),
    /// The pattern occurs in it.
    Matches(Pattern),
    /// When it is a number, it is not less.
    Min(f64),
    /// When it is a number, it is not more.
    Max(f64),
}

impl Comparison {
    /// Whether a value compares so.
    pub fn holds(&self, text: &str) -> bool {
        let number = || text.trim().parse::<f64>().ok();
        match self {
            Comparison::Equals(wanted) => wanted == text,
            Comparison::In(wanted) => wanted.iter().any(|one| one == text),
            Comparison::NotIn(unwanted) => unwanted.iter().all(|one| one != text),
            Comparison::Matches(pattern) => pattern.matches(text),
            Comparison::Min(least) => number().is_none_or(|number| number >= *least),
            Comparison::Max(most) => number().is_none_or(|number| number <= *most),
        }
    }

    fn words(&self) -> String {
        match self {
            Comparison::Equals(wanted) => format!("must be `{wanted}`"),
            Comparison::In(wanted) => format!("must be one of `{}`", wanted.join("`, `")),
            Comparison::NotIn(unwanted) => format!("must be none of `{}`", unwanted.join("`, `")),
            Comparison::Matches(pattern) => format!("must match `{}`", pattern.source()),
            Comparison::Min(least) => format!("must be at least {least}"),
            Comparison::Max(most) => format!("must be at most {most}"),
        }
    }

    /// Why a value is wrong, behind "`path` of `resource` is `value`".
    fn why(&self) -> String {
        match self {
            Comparison::Equals(wanted) => format!(", not `{wanted}`"),
            Comparison::In(wanted) => format!(", none of `{}`", wanted.join("`, `")),
            Comparison::NotIn(_) => ", which this project does not allow".to_owned(),
            Comparison::Matches(pattern) => format!(", which does not match `{}`", pattern.source()),
            Comparison::Min(least) => format!(", less than {least}"),
            Comparison::Max(most) => format!(", more than {most}"),
        }
    }
}

impl Demand {
    /// Whether it certainly holds for something that a path leads to.
    pub fn holds(&self, found: &Found) -> bool {
        match (self, &found.what) {
            (Demand::Required, what) => is_there(what),
            (Demand::Forbidden, what) => matches!(what, What::Absent),
            (Demand::Compares(comparison), What::Text(text)) => comparison.holds(text),
            (Demand::Contains(_) | Demand::Compares(_), _) => false,
        }
    }

    /// Whether something that a path leads to certainly breaks it. What a list has to contain is not for
    /// single items to say.
    pub fn is_broken_by(&self, found: &Found) -> bool {
        match (self, &found.what) {
            (Demand::Required, what) => matches!(what, What::Absent),
            (Demand::Forbidden, what) => is_there(what),
            (Demand::Compares(comparison), What::Text(text)) => !comparison.holds(text),
            (Demand::Contains(_) | Demand::Compares(_), _) => false,
        }
    }

    /// What is demanded, behind a path.
    pub fn words(&self) -> String {
        match self {
            Demand::Required => "must be there".to_owned(),
            Demand::Forbidden => "must not be there".to_owned(),
            Demand::Contains(wanted) => format!("must have `{}`", wanted.join("` and `")),
            Demand::Compares(comparison) => comparison.words(),
        }
    }

    /// What is wrong, where the project has no words of its own for it.
    pub fn problem(&self, path: &str, owner: &str, value: &str) -> String {
        match self {
            Demand::Required => format!("{owner} has no `{path}`"),
            Demand::Forbidden => {
                format!("{owner} has `{path}`, which this project does not allow")
            }
            Demand::Contains(_) => format!("`{path}` of {owner} has no `{value}`"),
            Demand::Compares(comparison) => {
                format!("`{path}` of {owner} is `{value}`{}", comparison.why())
            }
        }
    }
}

fn is_there(what: &What) -> bool {
    matches!(what, What::Text(_) | What::Whole(_) | What::Opaque)
}
