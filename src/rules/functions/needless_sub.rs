//! W1020: Fn::Sub has nothing to substitute.

use super::shape;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, Change, Code, Fix, Severity};
use crate::evaluate::substitute::{Part, arguments, parts};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1020",
        name: "needless-sub",
        severity: Severity::Warning,
        summary: "Fn::Sub has nothing to substitute.",
    },
    documentation: Documentation {
        finds: "A `Fn::Sub` whose text has no `${Name}`. Templates with the SAM transform are left alone: SAM itself needs `Fn::Sub` in some places.",
        matters: "The text does the same without it, or lacks the `${Name}` that was meant.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Sub orders
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: orders
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    if subject.written.asks_for_sam() {
        return;
    }
    for call in subject.calls.iter().filter(|call| call.function == "Fn::Sub") {
        let Some((text, _)) = arguments(call.argument) else { continue };
        let parts = parts(text.as_str().unwrap_or(""));
        if !parts.iter().any(|part| matches!(part, Part::Variable(..))) {
            let span = shape::name_span(call);
            let fix = Fix::safe("leave `!Sub` out", Change::Unwrap { call: call.node.span, part: text.span });
            // `${!Name}` would become the text `${!Name}`.
            let is_as_written = !text.as_str().is_some_and(|text| text.contains("${!"));
            let help =
                Advice { text: "leave `!Sub` out".to_owned(), fix: Some(fix).filter(|_| is_as_written) };
            findings.suggest(&RULE, span, "there is nothing to substitute in this text", help);
        }
    }
}
