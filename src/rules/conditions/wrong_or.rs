//! E8006: `Fn::Or` is given something other than two to ten conditions.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::boolean;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E8006",
        name: "wrong-or",
        severity: Severity::Error,
        summary: "`Fn::Or` is given something other than two to ten conditions.",
    },
    documentation: Documentation {
        finds: "A `Fn::Or` without a list, with another number of conditions than two to ten, or with something that is neither true nor false, such as a condition that is not there.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Parameters:
  Stage:
    Type: String
    AllowedValues: [test, production]
Conditions:
  IsProduction: !Or [!Equals [!Ref Stage, production]]
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
  IsProduction: !Or [!Equals [!Ref Stage, production], !Equals [!Ref "AWS::Region", us-east-1]]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProduction
"#,
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    boolean::check_calls("Fn::Or", 2, 10, &RULE, subject, findings);
}
