//! E3010: There are more resources than a stack can have.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3010",
        name: "too-many-resources",
        severity: Severity::Error,
        summary: "There are more resources than a stack can have.",
    },
    documentation: Documentation {
        finds: "More than 500 resources, counting those that SAM makes.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::First:
    - A
    - [a, b, c, d, e, f, g, h]
    - Fn::ForEach::Second:
        - B
        - [a, b, c, d, e, f, g, h]
        - Fn::ForEach::Third:
            - C
            - [a, b, c, d, e, f, g, h]
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

/// How many resources a stack can have ("AWS CloudFormation quotas").
pub const MOST_RESOURCES: usize = 500;

fn check(subject: &Subject, findings: &mut Findings) {
    let count = subject.expansion.unwrap_or(subject).resources.len();
    if count > MOST_RESOURCES {
        findings.push(finding(subject, RULE.code, count));
    }
}

/// That there are so many, at the section.
pub fn finding(subject: &Subject, code: Code, count: usize) -> Diagnostic {
    let written = subject.resources.len();
    let of_these = match subject.expansion {
        Some(_) if written < count => format!(" ({written} of them are written, SAM makes the rest)"),
        _ => String::new(),
    };
    let found = format!("the stack has {count} resources{of_these}, and can have {MOST_RESOURCES}");
    let span = subject.template.root.key_span("Resources").unwrap_or(subject.template.span);
    Diagnostic::new(code, span, found).help("move a part into a nested stack, `AWS::CloudFormation::Stack`")
}
