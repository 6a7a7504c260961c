//! W7001: Nothing looks anything up in the mapping.

use super::MAPPINGS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, Code, Fix, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W7001",
        name: "unused-mapping",
        severity: Severity::Warning,
        summary: "Nothing looks anything up in the mapping.",
    },
    documentation: Documentation {
        finds: "A mapping that no `Fn::FindInMap` names. If one has the name from a function, all mappings count as used.",
        matters: "It makes the template larger, and whoever changes it expects something to change.",
        bad: "\
Mappings:
  Delays:
    us-east-1:
      Seconds: 5
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: r#"Mappings:
  Delays:
    us-east-1:
      Seconds: 5
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: !FindInMap [Delays, !Ref "AWS::Region", Seconds]
"#,
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (name, span, _) in MAPPINGS.all(subject) {
        if !subject.uses().is_looked_up(name) {
            let found = format!("nothing looks anything up in the mapping `{name}`");
            let help = format!("remove it, or write `!FindInMap [{name}, …]` where it is meant to count");
            let fix = Fix::remove_unused(name, span);
            findings.suggest(&RULE, span, found, Advice::with(help, fix));
        }
    }
}
