//! E6101: The value of an output is no text.

use super::{OUTPUTS, TEXT, scope};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::rules::{entries, shape};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E6101",
        name: "output-value-not-text",
        severity: Severity::Error,
        summary: "The value of an output is no text.",
    },
    documentation: Documentation {
        finds: "A `Value` that is a list or a map, or a function that gives a list.",
        matters: "CloudFormation refuses the template, or fails once the resources are there.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Value: [!Ref Queue]
",
        good: r#"Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Value: !Join [",", [!Ref Queue]]
"#,
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (_, _, output) in OUTPUTS.all(subject) {
        let scope = scope(subject, output);
        for value in entries::within(output).filter(|(key, _, value)| *key == "Value" && !value.is_null()) {
            let violations = shape::violations(subject, TEXT.as_ref(), value, &scope);
            shape::report_all(&RULE, violations, findings);
        }
    }
}
