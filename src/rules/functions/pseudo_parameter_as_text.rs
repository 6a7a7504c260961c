//! W1054: The name of a pseudo parameter stands where its value is meant.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::evaluate::pseudo;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1054",
        name: "pseudo-parameter-as-text",
        severity: Severity::Warning,
        summary: "The name of a pseudo parameter stands where its value is meant.",
    },
    documentation: Documentation {
        finds: "A text such as `AWS::Region`, without `Ref`.",
        matters: "The text stays as it is, and is not the value of the pseudo parameter.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: AWS::Region
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Ref AWS::Region
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for text in subject.marked_texts().iter().filter(|text| pseudo::NAMES.contains(&text.text)) {
        let is_value = matches!(
            text.path.as_slice(),
            ["Resources", _, "Properties", ..] | ["Outputs", _, "Value", ..] | ["Conditions", ..]
        );
        if is_value && text.path.last() != Some(&"Ref") {
            let found = format!("this is the text `{}`, not what it stands for", text.text);
            findings.suggest(&RULE, text.span, found, format!("write `!Ref {}`", text.text));
        }
    }
}
