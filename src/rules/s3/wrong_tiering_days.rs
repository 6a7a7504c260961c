//! E3061: Objects are moved to an archive too early or too late.

use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::values::code_for;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3061",
        name: "wrong-tiering-days",
        severity: Severity::Error,
        summary: "Objects are moved to an archive too early or too late.",
    },
    documentation: Documentation {
        finds: "In `IntelligentTieringConfigurations` of a bucket, `Days` below 90 (`ARCHIVE_ACCESS`) or 180 (`DEEP_ARCHIVE_ACCESS`), or above 730.",
        matters: "S3 refuses the configuration.",
        bad: "\
Resources:
  Archive:
    Type: AWS::S3::Bucket
    Properties:
      IntelligentTieringConfigurations:
        - Id: archive
          Status: Enabled
          Tierings:
            - AccessTier: DEEP_ARCHIVE_ACCESS
              Days: 90
",
        good: "\
Resources:
  Archive:
    Type: AWS::S3::Bucket
    Properties:
      IntelligentTieringConfigurations:
        - Id: archive
          Status: Enabled
          Tierings:
            - AccessTier: DEEP_ARCHIVE_ACCESS
              Days: 180
",
    },
    check: Check::Subject(check),
};

/// From "How S3 Intelligent-Tiering works": the tier, and the least and most days before it.
const TIERS: &[(&str, i128, i128)] = &[("ARCHIVE_ACCESS", 90, 730), ("DEEP_ARCHIVE_ACCESS", 180, 730)];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of("AWS::S3::Bucket") {
        for tiering in subject.reach(resource, &["IntelligentTieringConfigurations", "*", "Tierings", "*"]) {
            for tier in subject.below(tiering.node, (&tiering.scope, tiering.span), &["AccessTier"]) {
                let known = TIERS.iter().find(|(name, ..)| tier.node.as_str() == Some(name));
                if let Some(limits) = known {
                    let days = subject.below(tiering.node, (&tier.scope, tiering.span), &["Days"]);
                    let wrong = days.iter().filter_map(|days| wrong(subject, days, limits));
                    findings.extend(wrong.map(|problem| problem.resource(resource.logical_id.as_str())));
                }
            }
        }
    }
}

fn wrong(subject: &Subject, days: &Reached, (name, least, most): &(&str, i128, i128)) -> Option<Diagnostic> {
    let values = subject.evaluator.values(days.node, &days.scope);
    let mut numbers = values.iter().filter_map(|value| {
        let number = value.node.as_int().or_else(|| value.node.as_str()?.parse().ok())?;
        Some((number, code_for(value.origin, RULE.code)))
    });
    let (number, code) = numbers.find(|(number, _)| number < least || number > most)?;
    let found = format!("`{name}` comes after {least} to {most} days, and not after {number}");
    Some(Diagnostic::new(code, days.node.span, found).help(format!("write a number from {least} to {most}")))
}
