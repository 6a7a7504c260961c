//! The rules: one file each, one line each in the registry of its family.
//!
//! A rule says what it finds, why that matters, and shows a template with the mistake and one without;
//! `samc explain` prints that, and tests hold the rule to it.

pub mod lambda;
pub mod resources;
pub mod schema;
pub mod values;

use crate::check::{Findings, Subject};
use crate::diagnostic::Code;
use crate::evaluate::Origin;
use crate::validate::{Keyword, Violation};

/// A rule.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its code, name, severity and summary.
    pub code: Code,
    /// What its users are told.
    pub documentation: Documentation,
    /// How it finds things.
    pub check: Check,
}

/// What the users of a rule are told.
#[derive(Debug, Clone, Copy)]
pub struct Documentation {
    /// What it finds, in a few sentences.
    pub finds: &'static str,
    /// Why that matters.
    pub matters: &'static str,
    /// A whole template with the mistake.
    pub bad: &'static str,
    /// The same without it.
    pub good: &'static str,
}

/// How a rule finds things.
#[derive(Clone, Copy)]
pub enum Check {
    /// It looks at the template.
    Subject(fn(&Subject, &mut Findings)),
    /// It stands for what values do that these parts of a schema do not allow.
    Keywords(&'static [Keyword]),
    /// It stands for what is wrong with values that this origin gives; see [`Source`].
    Values(Source),
    /// An earlier phase finds it while it works.
    Earlier,
}

/// Where wrong values come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A function of this name.
    Function(&'static str),
    /// A value of a parameter that does this.
    Parameter(Keyword),
}

/// The families.
pub const FAMILIES: &[&[Rule]] = &[lambda::RULES, resources::RULES, schema::RULES, values::RULES];

/// All rules, family by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten()
}

impl Rule {
    /// Lets the rule look at a template.
    pub fn run(&self, subject: &Subject, findings: &mut Findings) {
        if let Check::Subject(check) = self.check {
            check(subject, findings);
        }
    }

    fn stands_for(&self, violation: &Violation) -> bool {
        match (self.check, violation.origin) {
            (Check::Keywords(keywords), Origin::Written) => keywords.contains(&violation.keyword),
            (Check::Values(Source::Function(name)), Origin::Function(function)) => name == function,
            (Check::Values(Source::Parameter(keyword)), Origin::Parameter) => keyword == violation.keyword,
            _ => false,
        }
    }
}

/// The rule that a violation falls under. What is wrong with a parameter's value in any other way counts
/// as wrong where it is referred to.
pub fn for_violation(violation: &Violation) -> Option<&'static Rule> {
    let exact = all().find(|rule| rule.stands_for(violation));
    let by_reference = || {
        let is_parameter = violation.origin == Origin::Parameter;
        all().find(|rule| is_parameter && matches!(rule.check, Check::Values(Source::Function("Ref"))))
    };
    exact.or_else(by_reference)
}
