//! E1051: A secret of the Secrets Manager is referred to outside of properties.

use super::dynamic::{self, Dynamic};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1051",
        name: "secret-out-of-place",
        severity: Severity::Error,
        summary: "A secret of the Secrets Manager is referred to outside of properties.",
    },
    documentation: Documentation {
        finds: "A `{{resolve:secretsmanager:…}}` in anything but a property of a resource, or the default of a parameter.",
        matters: "CloudFormation does not look it up there, so that the text stays as it is.",
        bad: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
Outputs:
  Result:
    Value: '{{resolve:secretsmanager:orders}}'
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: '{{resolve:secretsmanager:orders}}'
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let outside = dynamic::references(subject).filter(|one| !one.text.is_in_function());
    for Dynamic { text, parts } in outside.filter(|one| one.parts.get(1) == Some(&"secretsmanager")) {
        let is_right =
            matches!(text.path.as_slice(), ["Resources", _, "Properties", ..] | ["Parameters", _, "Default"]);
        if !is_right && parts.len() > 2 {
            let found = "secrets are looked up only in properties of resources";
            findings.suggest(&RULE, text.span, found, "use it in the property that needs the secret");
        }
    }
}
