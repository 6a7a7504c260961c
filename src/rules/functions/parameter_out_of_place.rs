//! E1052: A parameter of the Systems Manager is referred to where it is not looked up.

use super::dynamic::{self, Dynamic};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1052",
        name: "parameter-out-of-place",
        severity: Severity::Error,
        summary: "A parameter of the Systems Manager is referred to where it is not looked up.",
    },
    documentation: Documentation {
        finds: "A `{{resolve:ssm:…}}` in a condition, the description of an output, or another place where CloudFormation does not look.",
        matters: "The text stays as it is.",
        bad: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
Outputs:
  Result:
    Description: '{{resolve:ssm:orders}}'
    Value: orders
",
        good: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
Outputs:
  Result:
    Value: '{{resolve:ssm:orders}}'
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for Dynamic { text, .. } in dynamic::references(subject).filter(|one| one.parts.get(1) == Some(&"ssm")) {
        let is_right = matches!(
            text.path.as_slice(),
            ["Parameters", _, "Default" | "AllowedValues", ..]
                | ["Resources", _, "Properties" | "Metadata", ..]
                | ["Outputs", _, "Value", ..]
        );
        if !is_right {
            let found = "parameters of the Systems Manager are not looked up here";
            let help = "declare a parameter of the type `AWS::SSM::Parameter::Value<String>`, and `!Ref` it";
            findings.suggest(&RULE, text.span, found, help);
        }
    }
}
