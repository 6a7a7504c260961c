//! I3010: There are nearly as many resources as a stack can have.

use super::too_many_resources::{MOST_RESOURCES, finding};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I3010",
        name: "many-resources",
        severity: Severity::Info,
        summary: "There are nearly as many resources as a stack can have.",
    },
    documentation: Documentation {
        finds: "More than 450 resources, counting those that SAM makes; 500 is the limit.",
        matters: "The stack will soon have to be divided.",
        bad: "\
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::First:
    - A
    - [a, b, c, d, e, f, g, h]
    - Fn::ForEach::Second:
        - B
        - [a, b, c, d, e, f, g, h, i, j]
        - Fn::ForEach::Third:
            - C
            - [a, b, c, d, e, f]
            - Topic${A}${B}${C}:
                Type: AWS::SNS::Topic
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let count = subject.expansion.unwrap_or(subject).resources.len();
    if count > MOST_RESOURCES / 10 * 9 && count <= MOST_RESOURCES {
        findings.push(finding(subject, RULE.code, count));
    }
}
