//! Which findings a setting speaks of.

use crate::diagnostic::{Code, code, similar};
use crate::rules;

/// Which findings a setting speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// Those with this code: `E3002`, or `X1` of a project's own.
    Code(String),
    /// Those with this name: `unknown-property`.
    Name(String),
    /// Those whose codes begin so: `W`, `E30`.
    Beginning(String),
}

/// What ids of a project's own rules begin with.
const OWN: &str = "X";

/// All kinds of findings. Some are listed twice: by the phase that finds them, and by their rule.
pub fn known_codes() -> impl Iterator<Item = Code> {
    code::ALL.iter().copied().chain(rules::all().map(|rule| rule.code))
}

impl Selector {
    /// The selector that is written so; any word can stand for a name.
    pub fn parse(text: &str) -> Selector {
        let (letter, digits) = text.split_at_checked(1).unwrap_or((text, ""));
        let is_own = letter == OWN && !digits.is_empty();
        let is_code = letter.starts_with(|c: char| c.is_ascii_uppercase())
            && digits.len() <= 4
            && digits.chars().all(|c| c.is_ascii_digit());
        match (is_code, digits.len()) {
            (true, 4) => Selector::Code(text.to_owned()),
            (true, _) if is_own => Selector::Code(text.to_owned()),
            (true, _) => Selector::Beginning(text.to_owned()),
            (false, _) => Selector::Name(text.to_owned()),
        }
    }

    /// Whether it speaks of this kind of finding.
    pub fn matches(&self, code: Code) -> bool {
        match self {
            Selector::Code(id) => code.id == id,
            // Ids of a project's own can be words, too.
            Selector::Name(name) => code.name == name || code.id == name,
            Selector::Beginning(beginning) => code.id.starts_with(beginning.as_str()),
        }
    }

    /// Whether it is one code or name, not a group of codes.
    pub fn is_single(&self) -> bool {
        !matches!(self, Selector::Beginning(_))
    }

    /// Whether samc has such findings, or rules of the project do.
    pub fn is_known(&self, own: &[Code]) -> bool {
        known_codes().chain(own.iter().copied()).any(|code| self.matches(code))
    }

    /// As it is written.
    pub fn text(&self) -> &str {
        match self {
            Selector::Code(text) | Selector::Name(text) | Selector::Beginning(text) => text,
        }
    }

    /// What to write instead of a selector that is not known.
    pub fn instead(&self, own: &[Code]) -> String {
        let ids = known_codes().chain(own.iter().copied()).flat_map(|code| [code.id, code.name]);
        match similar::closest(self.text(), ids) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "`samc explain` lists all codes and names".to_owned(),
        }
    }
}
