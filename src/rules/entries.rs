//! What holds for the entries of any section: how many there may be, and how they may be called.

use crate::check::{Findings, Subject};
use crate::diagnostic::Diagnostic;
use crate::rules::Rule;
use crate::source::Span;
use crate::tree::{Map, Node};

/// The entries of a section.
pub struct Entries {
    /// The section.
    pub section: &'static str,
    /// What one of them is called.
    pub one: &'static str,
    /// The same with its article.
    pub with_article: &'static str,
}

/// How many parameters, mappings or outputs CloudFormation takes, and attributes in a mapping
/// (AWS CloudFormation quotas).
pub const MOST: usize = 200;

/// The longest name, in characters.
const LONGEST_NAME: usize = 255;

/// How a number stands to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is room.
    Within,
    /// More than nine tenths of the limit are used up.
    Near,
    /// The limit is exceeded.
    Over,
}

/// How a number stands to a limit.
pub fn standing(number: usize, limit: usize) -> Standing {
    match number {
        _ if number > limit => Standing::Over,
        _ if number * 10 > limit * 9 => Standing::Near,
        _ => Standing::Within,
    }
}

impl Entries {
    /// The entries that have a name of their own: calls of functions, such as a loop, have none.
    pub fn all<'t>(
        &self,
        subject: &Subject<'t>,
    ) -> impl Iterator<Item = (&'t str, Span, &'t Node)> + use<'t> {
        let entries = subject.section(self.section).as_written();
        entries
            .map(|(name, span, node)| (name.as_str(), span, node))
            .filter(|(name, _, _)| !is_function(name))
    }

    /// The place of the section's name.
    pub fn section_span(&self, subject: &Subject) -> Span {
        subject.written.root.key_span(self.section).unwrap_or(subject.written.span)
    }

    /// Reports the number of entries when it stands so to the limit.
    pub fn count(&self, wanted: Standing, rule: &Rule, subject: &Subject, findings: &mut Findings) {
        let number = self.all(subject).count();
        if standing(number, MOST) == wanted {
            let found = format!("the template has {number} {}s, and CloudFormation takes {MOST}", self.one);
            let help = format!("move some of the {}s to a nested stack", self.one);
            findings.suggest(rule, self.section_span(subject), found, help);
        }
    }

    /// Reports names whose length stands so to the limit.
    pub fn name_length(&self, wanted: Standing, rule: &Rule, subject: &Subject, findings: &mut Findings) {
        for (name, span, _) in self.all(subject) {
            report_length(name, self.one, wanted, rule, span, findings);
        }
    }

    /// Reports names that are not only letters and digits.
    pub fn plain_names(&self, rule: &Rule, subject: &Subject, findings: &mut Findings) {
        for (name, span, _) in self.all(subject) {
            if let Some(found) = wrong_name(self.with_article, name, span, rule, "") {
                findings.push(found);
            }
        }
    }
}

/// Reports a name whose length stands so to the limit.
pub fn report_length(
    name: &str,
    one: &str,
    wanted: Standing,
    rule: &Rule,
    span: Span,
    findings: &mut Findings,
) {
    let length = name.chars().count();
    if standing(length, LONGEST_NAME) == wanted {
        let found = format!(
            "the name of this {one} has {length} characters, and CloudFormation takes {LONGEST_NAME}"
        );
        findings.suggest(rule, span, found, "find a shorter name");
    }
}

/// What is wrong with a name that has other characters than letters, digits and these.
pub fn wrong_name(one: &str, name: &str, span: Span, rule: &Rule, also: &str) -> Option<Diagnostic> {
    let fits = |character: char| character.is_ascii_alphanumeric() || also.contains(character);
    if !name.is_empty() && name.chars().all(fits) {
        return None;
    }
    let besides: String = also.chars().map(|character| format!(", `{character}`")).collect();
    let plain: String = name.chars().filter(|character| fits(*character)).collect();
    let found = format!("the name of {one} takes letters and digits{besides} only, but this is `{name}`");
    let help = match plain.is_empty() {
        true => "write a name of letters and digits".to_owned(),
        false => format!("write `{plain}`, here and wherever it is referred to"),
    };
    Some(Diagnostic::new(rule.code, span, found).help(help))
}

/// Whether a key is the name of a function rather than a name of the user's.
pub fn is_function(name: &str) -> bool {
    name.starts_with("Fn::")
}

/// What to underline for a value: a scalar itself, a list or map at its key.
pub fn place(key: Span, node: &Node) -> Span {
    let is_nothing = node.is_null() && node.span.start == node.span.end;
    if node.as_list().is_some() || node.as_map().is_some() || is_nothing { key } else { node.span }
}

/// The entries of a node that is a map, with the places of their keys.
pub fn within(node: &Node) -> impl Iterator<Item = (&str, Span, &Node)> {
    let entries = node.as_map().into_iter().flat_map(Map::as_written);
    entries.map(|(name, span, node)| (name.as_str(), span, node)).filter(|(name, _, _)| !is_function(name))
}

#[cfg(test)]
mod tests {
    use super::{Standing, standing};

    #[test]
    fn nine_tenths_are_near() {
        assert_eq!(standing(180, 200), Standing::Within);
        assert_eq!(standing(181, 200), Standing::Near);
        assert_eq!(standing(200, 200), Standing::Near);
        assert_eq!(standing(201, 200), Standing::Over);
    }
}
