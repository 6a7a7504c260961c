//! E6001: An output has an attribute that outputs do not have, or a name that they cannot have.

use super::OUTPUTS;
use super::shape_violations;
use crate::check::{Findings, Subject};
use crate::diagnostic::code;
use crate::rules::shape;
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_OUTPUT,
    documentation: Documentation {
        finds: "An attribute other than `Value`, `Description`, `Export` and `Condition`, or a name with other characters than letters and digits.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Valu: !Ref Queue
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Value: !Ref Queue
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    OUTPUTS.plain_names(&RULE, subject, findings);
    for output in OUTPUTS.all(subject) {
        shape::report(&RULE, &[Keyword::UnknownProperty], shape_violations(subject, output), findings);
    }
}
