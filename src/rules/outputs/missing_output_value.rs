//! E6002: An output has no value, or its export has no name.

use super::OUTPUTS;
use super::shape_violations;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::shape;
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E6002",
        name: "missing-output-value",
        severity: Severity::Error,
        summary: "An output has no value, or its export has no name.",
    },
    documentation: Documentation {
        finds: "An output without `Value`, or an `Export` without `Name`.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Description: Where orders go
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Description: Where orders go
    Value: !Ref Queue
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    check_nulls(subject, findings);
    for output in OUTPUTS.all(subject) {
        shape::report(&RULE, &[Keyword::Required], shape_violations(subject, output), findings);
    }
}

/// A `Value` with nothing behind it is as good as none.
fn check_nulls(subject: &Subject, findings: &mut Findings) {
    for (name, span, output) in OUTPUTS.all(subject) {
        if output.get("Value").is_some_and(Node::is_null) {
            let help = "write what the output is to show, such as `Value: !Ref LogicalId`";
            findings.suggest(&RULE, span, format!("the output `{name}` has no value"), help);
        }
    }
}
