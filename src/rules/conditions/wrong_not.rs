//! E8005: `Fn::Not` is given something other than one condition.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::boolean;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E8005",
        name: "wrong-not",
        severity: Severity::Error,
        summary: "`Fn::Not` is given something other than one condition.",
    },
    documentation: Documentation {
        finds: "A `Fn::Not` without a list, with another number of conditions than one, or with something that is neither true nor false, such as a condition that is not there.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Parameters:
  Stage:
    Type: String
    AllowedValues: [test, production]
Conditions:
  IsProduction: !Not [!Ref Stage]
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
  IsProduction: !Not [!Equals [!Ref Stage, test]]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProduction
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    boolean::check_calls("Fn::Not", 1, 1, &RULE, subject, findings);
}
