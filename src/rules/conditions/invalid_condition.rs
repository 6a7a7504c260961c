//! E8001: An entry of `Conditions` is no condition.

use super::CONDITIONS;
use crate::check::references::Section;
use crate::check::{Findings, Subject};
use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};
use crate::rules::{boolean, entries};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_CONDITION,
    documentation: Documentation {
        finds: "An entry of `Conditions` that is no `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not` or `Condition`, names a condition that is not there, or has a name with other characters than letters and digits.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Parameters:
  Stage:
    Type: String
    AllowedValues: [test, production]
Conditions:
  IsProduction: !Ref Stage
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProduction
",
        good: "\
Parameters:
  Stage:
    Type: String
    AllowedValues: [test, production]
Conditions:
  IsProduction: !Equals [!Ref Stage, production]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProduction
",
    },
    check: Check::Subject(check),
};

/// CloudFormation takes these two as well in the names of conditions.
const ALSO_IN_NAMES: &str = "&_";

fn check(subject: &Subject, findings: &mut Findings) {
    for (name, span, node) in CONDITIONS.all(subject) {
        check_name(name, span, findings);
        boolean::check(node, span, Section::Conditions, &RULE, subject, findings);
    }
}

fn check_name(name: &str, span: Span, findings: &mut Findings) {
    if let Some(found) = entries::wrong_name("a condition", name, span, &RULE, ALSO_IN_NAMES) {
        findings.push(found);
    }
}
