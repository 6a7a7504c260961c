//! E6005: The condition of an output is not there.

use super::OUTPUTS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::boolean;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E6005",
        name: "unknown-output-condition",
        severity: Severity::Error,
        summary: "The condition of an output is not there.",
    },
    documentation: Documentation {
        finds: "A `Condition` of an output that the section `Conditions` does not have.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Value: !Ref Queue
    Condition: IsProduction
",
        good: r#"Conditions:
  IsProduction: !Equals [!Ref "AWS::StackName", production]
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Value: !Ref Queue
    Condition: IsProduction
"#,
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (_, _, output) in OUTPUTS.all(subject) {
        let Some(condition) = output.get("Condition") else { continue };
        let Some(name) = condition.as_str() else { continue }; // Reported with the type.
        if let Some((found, help)) = boolean::undefined(name, subject) {
            findings.suggest(&RULE, condition.span, found, help);
        }
    }
}
