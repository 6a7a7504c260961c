//! E1027: A secure string is referred to in a property that does not take one.

use super::dynamic::{self, Dynamic};
use crate::check::texts::MarkedText;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1027",
        name: "secure-string-out-of-place",
        severity: Severity::Error,
        summary: "A secure string is referred to in a property that does not take one.",
    },
    documentation: Documentation {
        finds: "A `{{resolve:ssm-secure:…}}` in anything but the few properties that hold passwords.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: '{{resolve:ssm-secure:orders:1}}'
",
        good: "\
Resources:
  User:
    Type: AWS::IAM::User
    Properties:
      LoginProfile:
        Password: '{{resolve:ssm-secure:password:1}}'
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let outside = dynamic::references(subject).filter(|one| !one.text.is_in_function());
    for Dynamic { text, .. } in outside.filter(|one| one.parts.get(1) == Some(&"ssm-secure")) {
        if !is_taken(subject, text) {
            let found = "secure strings are looked up only in a few properties that hold passwords";
            let help = "keep the value in the Secrets Manager: `{{resolve:secretsmanager:…}}`";
            findings.suggest(&RULE, text.span, found, help);
        }
    }
}

fn is_taken(subject: &Subject, text: &MarkedText) -> bool {
    let mut place = text.place();
    place.retain(|step| *step != "*");
    let ["Resources", id, "Properties", path @ ..] = place.as_slice() else { return false };
    subject.resource(id).is_some_and(|resource| dynamic::is_password(resource.kind, path))
}
