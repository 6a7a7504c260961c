//! The little language of the table of names.
//!
//! A pattern is a text in which `{name}` stands for a fact, and `{Property}` for the value of a property; `{A.B.0}` is one
//! within others. Steps may follow, each behind a `;`:
//!
//! | step | gives |
//! |---|---|
//! | `last` | what stands behind the last `:` or `/` |
//! | `parent` | what stands in front of the last `:` or `/` |
//! | `behind X` | what stands behind the first X, or all when there is none |
//! | `lower` | small letters |
//! | `alphanumeric` | only the letters and digits |
//! | `rooted` | the text with a `/` in front, when it has none |
//! | `uuid` | a UUID, always the same one for the same text |
//! | `end X` | the text with X behind it |
//! | `is A B` | B for A, and anything else as it is |
//! | `not A` | nothing for A |
//! | `or P` | the property P, when there is nothing yet |
//! | `else X` | X, when there is nothing |
//! | `optional` | an empty text, when there is nothing |

use sha1::{Digest, Sha1};

use crate::language::values::Unknown;

/// What patterns are filled with.
pub trait Facts {
    /// A fact or the value of a property; nothing for a property that is not set.
    fn value(&mut self, name: &str) -> Result<Option<String>, Unknown>;
    /// Why a pattern has no value: this property is not set.
    fn unset(&self, name: &str) -> Unknown;
}

/// The text of a pattern.
pub fn fill(pattern: &str, facts: &mut dyn Facts) -> Result<String, Unknown> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((placeholder, behind)) = after.split_once('}') else { break };
        out.push_str(before);
        out.push_str(&filled(placeholder, facts)?);
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}

fn filled(placeholder: &str, facts: &mut dyn Facts) -> Result<String, Unknown> {
    let mut steps = placeholder.split(';');
    let name = steps.next().unwrap_or("");
    let mut value = facts.value(name)?;
    for step in steps {
        let (step, argument) = step.split_once(' ').unwrap_or((step, ""));
        value = match (value, step) {
            (Some(text), step) => taken(text, step, argument),
            (None, "or") => facts.value(argument)?,
            (None, "else") => Some(argument.to_owned()),
            (None, "optional") => Some(String::new()),
            (None, _) => None,
        };
    }
    value.ok_or_else(|| facts.unset(name))
}

/// A step with a text; nothing for one that comes to nothing.
fn taken(text: String, step: &str, argument: &str) -> Option<String> {
    Some(match step {
        "last" => text.rsplit([':', '/']).next().unwrap_or(&text).to_owned(),
        "parent" => text.rsplit_once([':', '/']).map_or("", |(parent, _)| parent).to_owned(),
        "behind" => text.split_once(argument).map_or(text.as_str(), |(_, behind)| behind).to_owned(),
        "lower" => text.to_lowercase(),
        "alphanumeric" => text.chars().filter(char::is_ascii_alphanumeric).collect(),
        "rooted" if !text.starts_with('/') => format!("/{text}"),
        "uuid" => uuid(&text),
        "end" => format!("{text}{argument}"),
        "is" => match argument.split_once(' ') {
            Some((asked, other)) if asked == text => other.to_owned(),
            _ => text,
        },
        "not" if text == argument => return None,
        _ => text,
    })
}

/// A UUID made of the hash of a text.
fn uuid(text: &str) -> String {
    let hash = Sha1::digest(text.as_bytes());
    let mut out = String::new();
    for (at, byte) in hash.iter().take(16).enumerate() {
        out.push_str(if matches!(at, 4 | 6 | 8 | 10) { "-" } else { "" });
        out.push_str(&format!("{byte:02x}"));
    }
    out
}

/// The steps, for the test that the table has no others.
#[cfg(test)]
pub const STEPS: &[&str] = &[
    "alphanumeric",
    "behind",
    "else",
    "end",
    "is",
    "last",
    "lower",
    "not",
    "optional",
    "or",
    "parent",
    "rooted",
    "uuid",
];
