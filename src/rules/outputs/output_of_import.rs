//! W6001: An output shows what another stack exports.

use crate::check::references::Section;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W6001",
        name: "output-of-import",
        severity: Severity::Warning,
        summary: "An output shows what another stack exports.",
    },
    documentation: Documentation {
        finds: "A `Fn::ImportValue` in the `Value` of an output.",
        matters: "Whoever uses the output depends on the other stack without knowing. Importing from it directly is one step less, and can be changed without this stack.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Value: !ImportValue orders-queue
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
    for call in subject.calls.iter().filter(|call| call.section == Section::Outputs) {
        if call.function == "Fn::ImportValue" && call.path.first() == Some(&"Value") {
            let help = "import the value where it is needed, and leave this output out";
            findings.suggest(&RULE, call.node.span, "this output shows what another stack exports", help);
        }
    }
}
