//! W2001: Nothing refers to the parameter.

use super::PARAMETERS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, Code, Fix, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W2001",
        name: "unused-parameter",
        severity: Severity::Warning,
        summary: "Nothing refers to the parameter.",
    },
    documentation: Documentation {
        finds: "A parameter that neither the template nor what SAM makes of it refers to. With a macro in `Transform` that is not AWS's own nothing is reported, since the macro may use it.",
        matters: "Whoever deploys the template is asked for a value that changes nothing.",
        bad: "\
Parameters:
  Stage:
    Type: String
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: "\
Parameters:
  Stage:
    Type: String
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (name, span, _) in PARAMETERS.all(subject) {
        if !subject.uses().is_referred(name) {
            let found = format!("nothing refers to the parameter `{name}`");
            let help = format!("remove it, or `!Ref {name}` where it is meant to count");
            // Whoever gives it a value when deploying would then be refused.
            let fix = Fix::remove_unused(name, span);
            findings.suggest(&RULE, span, found, Advice::with(help, fix));
        }
    }
}
