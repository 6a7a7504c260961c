//! W1019: A variable of Fn::Sub is not used in its text.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, Change, Code, Fix, Severity};
use crate::evaluate::substitute::{Part, arguments, parts};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1019",
        name: "unused-variable",
        severity: Severity::Warning,
        summary: "A variable of Fn::Sub is not used in its text.",
    },
    documentation: Documentation {
        finds: "A variable in the second argument of `Fn::Sub` that its text does not use.",
        matters: "Either the text lacks it, or the variable can go.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Sub ['orders', {Stage: test}]
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Sub ['orders-${Stage}', {Stage: test}]
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for call in subject.calls.iter().filter(|call| call.function == "Fn::Sub") {
        let Some((text, Some(variables))) = arguments(call.argument) else { continue };
        let parts = parts(text.as_str().unwrap_or(""));
        for (name, span, _) in variables.as_written() {
            let is_it = |part: &Part| matches!(part, Part::Variable(used, _) if *used == name.as_str());
            if !parts.iter().any(is_it) {
                let found = format!("the text does not use the variable `{name}`");
                let change = match variables.len() {
                    1 => Change::Unwrap { call: call.argument.span, part: text.span },
                    _ => Change::Remove(span),
                };
                let help = format!("write `${{{name}}}` in the text, or remove `{name}`");
                let fix = Fix::safe(format!("remove `{name}`"), change);
                findings.suggest(&RULE, span, found, Advice::with(help, fix));
            }
        }
    }
}
