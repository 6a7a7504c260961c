//! E6003: An attribute of an output is of the wrong type.

use super::OUTPUTS;
use super::shape_violations;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::shape;
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E6003",
        name: "wrong-output-type",
        severity: Severity::Error,
        summary: "An attribute of an output is of the wrong type.",
    },
    documentation: Documentation {
        finds: "An output that is no map, or a `Description`, `Condition` or `Export` of another type than outputs have.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Value: !Ref Queue
    Description: [Where orders go]
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Value: !Ref Queue
    Description: Where orders go
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for output in OUTPUTS.all(subject) {
        shape::report(&RULE, &[Keyword::Type], shape_violations(subject, output), findings);
    }
}
