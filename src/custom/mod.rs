//! Rules of a project's own, as tables in `samc.toml` and in the files that its `rule-files` name.
//!
//! | file | does |
//! |---|---|
//! | [`read`](mod@read) | a table to a [`CustomRule`]; a mistake in it is a diagnostic with its place |
//! | [`path`] | what a path leads to in a resource, branch by branch of conditions |
//! | [`demand`] | what such values have to be |
//! | [`message`] | the words of the project, with the values of a finding |
//! | [`check`](mod@check) | a rule and a template to findings |
//! | [`explain`] | a rule for people |
//!
//! What is found is a finding like any other: `settings` and `report` do not tell them from samc's own.

pub mod check;
pub mod demand;
pub mod explain;
pub mod message;
pub mod path;
pub mod read;
#[cfg(test)]
mod tests;

use crate::diagnostic::Code;
use crate::source::Span;
use demand::Demand;
use message::Message;
use path::Path;

/// More rules are not taken: each looks at each resource.
pub const MOST_RULES: usize = 1000;

/// A rule of the project.
#[derive(Debug)]
pub struct CustomRule {
    /// Its id, name and severity; the summary is its message.
    pub code: Code,
    /// Where its id is written.
    pub place: Span,
    /// The types of resources that it is about; `*` stands for any characters.
    kinds: Vec<String>,
    /// What it is about in such a resource.
    wanted: Wanted,
    /// What must hold for it to be about a resource at all.
    when: Option<Wanted>,
    /// What it says.
    message: Option<Message>,
    /// What it says to write instead.
    help: Option<String>,
    /// All of its fields as they are written, for people.
    fields: Vec<(String, String)>,
}

/// What a path leads to, and what that has to be.
#[derive(Debug)]
struct Wanted {
    path: Path,
    demands: Vec<Demand>,
}

impl Wanted {
    /// What is wanted, in a sentence.
    fn words(&self) -> String {
        let demands: Vec<String> = self.demands.iter().map(Demand::words).collect();
        format!("`{}` {}.", self.path.text(), demands.join(", and "))
    }
}

impl CustomRule {
    /// Whether it is about resources of a type.
    pub fn is_about(&self, kind: &str) -> bool {
        self.kinds.iter().any(|pattern| matches_pattern(pattern, kind))
    }
}

/// Whether a text is one that a pattern with `*` stands for.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut left) = text.strip_prefix(start) else { return false };
    let (between, end) = rest.rsplit_once('*').unwrap_or(("", rest));
    for part in between.split('*').filter(|part| !part.is_empty()) {
        let Some((_, after)) = left.split_once(part) else { return false };
        left = after;
    }
    left.ends_with(end)
}
