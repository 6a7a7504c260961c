//! The rules: one file each, one line each in the registry of its family.
//!
//! A rule says what it finds, why that matters, and shows a template with the mistake and one without;
//! `samc explain` prints that, and tests hold the rule to it.

pub mod api_gateway;
pub mod auto_scaling;
pub mod backup;
mod boolean;
pub mod certificate_manager;
pub mod cloud_watch;
pub mod cloudfront;
pub mod code_build;
pub mod code_pipeline;
pub mod conditions;
pub mod dynamodb;
pub mod ec2;
pub mod ecs;
pub mod elasticache;
pub mod elsewhere;
mod entries;
pub mod event_bridge;
pub mod explain;
mod extension;
pub mod fixes;
pub mod formats;
pub mod fsx;
pub mod functions;
pub mod guard_duty;
pub mod iam;
pub mod instance_types;
pub mod lambda;
pub mod load_balancing;
pub mod logs;
pub mod mappings;
mod mentions;
pub mod metadata;
mod numbers;
pub mod outputs;
pub mod parameters;
pub mod plan;
pub mod rds;
pub mod resources;
pub mod route53;
pub mod s3;
pub mod sam;
pub mod schema;
mod shape;
pub mod sns;
pub mod sqs;
pub mod ssm;
pub mod step_functions;
pub mod suppressions;
pub mod template;
#[cfg(test)]
mod tests;
pub mod values;

pub use extension::Extension;

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
    /// It compares properties with a table of AWS's that goes beyond the schema of their type.
    Extension(Extension),
    /// It stands for what values do that these parts of a schema do not allow.
    Keywords(&'static [Keyword]),
    /// It stands for what is wrong with values that the function of this name gives; with `Ref`, those of
    /// parameters, too.
    Values(&'static str),
    /// An earlier phase finds it while it works.
    Earlier,
    /// In more than one way.
    Several(&'static [Check]),
}

/// The families.
pub const FAMILIES: &[&[Rule]] = &[
    template::RULES,
    parameters::RULES,
    mappings::RULES,
    conditions::RULES,
    outputs::RULES,
    metadata::RULES,
    resources::RULES,
    lambda::RULES,
    api_gateway::RULES,
    route53::RULES,
    cloudfront::RULES,
    ec2::RULES,
    ecs::RULES,
    load_balancing::RULES,
    auto_scaling::RULES,
    instance_types::RULES,
    dynamodb::RULES,
    rds::RULES,
    elasticache::RULES,
    fsx::RULES,
    sqs::RULES,
    s3::RULES,
    iam::RULES,
    sam::RULES,
    functions::RULES,
    step_functions::RULES,
    backup::RULES,
    certificate_manager::RULES,
    cloud_watch::RULES,
    code_build::RULES,
    code_pipeline::RULES,
    event_bridge::RULES,
    guard_duty::RULES,
    logs::RULES,
    sns::RULES,
    ssm::RULES,
    formats::RULES,
    schema::RULES,
    values::RULES,
    suppressions::RULES,
    plan::RULES,
];

/// All rules, family by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten()
}

impl Rule {
    /// Lets the rule look at a template.
    pub fn run(&self, subject: &Subject, findings: &mut Findings) {
        self.check.run(self, subject, findings);
    }
}

impl Check {
    fn run(&self, rule: &Rule, subject: &Subject, findings: &mut Findings) {
        match self {
            Check::Subject(check) => check(subject, findings),
            Check::Extension(extension) => extension.check(rule, subject, findings),
            Check::Several(checks) => checks.iter().for_each(|check| check.run(rule, subject, findings)),
            Check::Keywords(_) | Check::Values(_) | Check::Earlier => {}
        }
    }

    fn stands_for(&self, violation: &Violation) -> bool {
        match (*self, violation.origin) {
            (Check::Several(checks), _) => checks.iter().any(|check| check.stands_for(violation)),
            (Check::Keywords(keywords), Origin::Written) => keywords.contains(&violation.keyword),
            (Check::Values(name), Origin::Function(function)) => name == function,
            (Check::Values(name), Origin::Parameter) => name == "Ref",
            _ => false,
        }
    }
}

/// The rule of a function that gives what a property does not take.
pub fn for_result(function: &'static str) -> Option<&'static Rule> {
    let is_it = |check: &Check| matches!(check, Check::Keywords(keywords) if keywords.contains(&Keyword::Result(function)));
    all().find(|rule| match &rule.check {
        Check::Several(checks) => checks.iter().any(is_it),
        check => is_it(check),
    })
}

/// The rule that a violation falls under.
pub fn for_violation(violation: &Violation) -> Option<&'static Rule> {
    all().find(|rule| rule.check.stands_for(violation))
}
