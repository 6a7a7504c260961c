//! The template as a whole: its sections, its size, its rules.

mod description_not_text;
mod expansion;
mod invalid_syntax;
mod invalid_template;
mod nearly_too_large_expansion;
mod nearly_too_large_template;
mod nearly_too_long_description;
mod size;
mod too_large_expansion;
mod too_large_template;
mod too_long_description;
mod wrong_assertion;
mod wrong_rule;
mod wrong_rule_condition;
mod wrong_transform;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    description_not_text::RULE,
    invalid_syntax::RULE,
    invalid_template::RULE,
    nearly_too_large_expansion::RULE,
    nearly_too_large_template::RULE,
    nearly_too_long_description::RULE,
    too_large_expansion::RULE,
    too_large_template::RULE,
    too_long_description::RULE,
    wrong_assertion::RULE,
    wrong_rule::RULE,
    wrong_rule_condition::RULE,
    wrong_transform::RULE,
];

/// The longest description, in bytes (AWS CloudFormation quotas).
const LONGEST_DESCRIPTION: usize = 1024;

/// How many contributors are named.
const NAMED: usize = 5;

/// The largest contributors, for a message.
fn most<'a>(contributors: impl Iterator<Item = (&'a str, usize)>, unit: &str) -> String {
    let mut contributors: Vec<_> = contributors.collect();
    contributors.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    let words = contributors.iter().take(NAMED).map(|(name, number)| format!("`{name}` ({number} {unit})"));
    words.collect::<Vec<_>>().join(", ")
}
