//! W8001: Nothing depends on the condition.

use super::CONDITIONS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, Code, Fix, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W8001",
        name: "unused-condition",
        severity: Severity::Warning,
        summary: "Nothing depends on the condition.",
    },
    documentation: Documentation {
        finds: "A condition that no resource, output, `Fn::If` or other condition names.",
        matters: "It decides nothing. Perhaps the `Condition` line of a resource is missing, and the resource is there always.",
        bad: "\
Parameters:
  Stage:
    Type: String
    AllowedValues: [test, production]
Conditions:
  IsProduction: !Equals [!Ref Stage, production]
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: "\
Parameters:
  Stage:
    Type: String
    AllowedValues: [test, production]
Conditions:
  IsProduction: !Equals [!Ref Stage, production]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProduction
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (name, span, _) in CONDITIONS.all(subject) {
        if !subject.uses().is_depended_on(name) {
            let found = format!("nothing depends on the condition `{name}`");
            let help = format!("remove it, or write `Condition: {name}` where it is meant to count");
            let fix = Fix::remove_unused(name, span);
            findings.suggest(&RULE, span, found, Advice::with(help, fix));
        }
    }
}
