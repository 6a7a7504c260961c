//! W2010: A parameter that is to be kept secret is shown.

use crate::check::references::Reference;
use crate::check::references::{ReferenceKind, Section};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::{Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W2010",
        name: "secret-in-the-open",
        severity: Severity::Warning,
        summary: "A parameter that is to be kept secret is shown.",
    },
    documentation: Documentation {
        finds: "A parameter with `NoEcho` in an output, or in the `Metadata` of a resource.",
        matters: "`NoEcho` hides the value where CloudFormation shows parameters, but not there: whoever may describe the stack can read it.",
        bad: "\
Parameters:
  Stage:
    Type: String
    NoEcho: true
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
Outputs:
  Stage:
    Value: !Ref Stage
",
        good: "\
Parameters:
  Stage:
    Type: String
    NoEcho: true
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
Outputs:
  Queue:
    Value: !Ref Queue
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for reference in subject.references.iter().filter(|reference| is_in_the_open(reference)) {
        let parameter = subject.section("Parameters").get(reference.name);
        if parameter.and_then(|parameter| parameter.get("NoEcho")).is_some_and(is_true) {
            let place = match reference.section {
                Section::Outputs => "an output",
                _ => "`Metadata`",
            };
            let found = format!("`{}` has `NoEcho`, but {place} shows its value", reference.name);
            let help = "leave it out, or show something that is no secret, such as the name of the secret";
            findings.suggest(&RULE, reference.span, found, help);
        }
    }
}

fn is_in_the_open(reference: &Reference) -> bool {
    let is_metadata = || reference.path.first() == Some(&"Metadata");
    let is_open = match reference.section {
        Section::Outputs => true,
        Section::Resources => is_metadata(),
        _ => false,
    };
    is_open && matches!(reference.kind, ReferenceKind::Ref | ReferenceKind::Variable)
}

fn is_true(node: &Node) -> bool {
    match &node.value {
        Value::Bool(value) => *value,
        Value::String(text) => text.eq_ignore_ascii_case("true"),
        _ => false,
    }
}
