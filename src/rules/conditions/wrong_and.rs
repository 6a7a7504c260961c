//! E8004: `Fn::And` is given something other than two to ten conditions.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::boolean;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E8004",
        name: "wrong-and",
        severity: Severity::Error,
        summary: "`Fn::And` is given something other than two to ten conditions.",
    },
    documentation: Documentation {
        finds: "A `Fn::And` without a list, with another number of conditions than two to ten, or with something that is neither true nor false, such as a condition that is not there.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Parameters:
  Stage:
    Type: String
    AllowedValues: [test, production]
Conditions:
  IsProduction: !And [!Equals [!Ref Stage, production]]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProduction
",
        good: r#"Parameters:
  Stage:
    Type: String
    AllowedValues: [test, production]
Conditions:
  IsProduction: !And [!Equals [!Ref Stage, production], !Not [!Equals [!Ref "AWS::Region", us-east-1]]]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProduction
"#,
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    boolean::check_calls("Fn::And", 2, 10, &RULE, subject, findings);
}
