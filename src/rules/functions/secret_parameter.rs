//! W1011: A password comes from a parameter of the template.

use super::dynamic;
use crate::check::references::{Call, Section};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1011",
        name: "secret-parameter",
        severity: Severity::Warning,
        summary: "A password comes from a parameter of the template.",
    },
    documentation: Documentation {
        finds: "A `Ref` to a parameter in a property that holds a password.",
        matters: "Whoever deploys has to know the password, and it passes through shells, logs and pipelines. A dynamic reference is looked up by CloudFormation itself.",
        bad: "\
Parameters:
  Password:
    Type: String
    NoEcho: true
Resources:
  User:
    Type: AWS::IAM::User
    Properties:
      LoginProfile:
        Password: !Ref Password
",
        good: "\
Resources:
  User:
    Type: AWS::IAM::User
    Properties:
      LoginProfile:
        Password: '{{resolve:secretsmanager:user-password}}'
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for call in
        subject.calls.iter().filter(|call| call.function == "Ref" && call.section == Section::Resources)
    {
        let is_parameter =
            call.argument.as_str().is_some_and(|name| subject.section("Parameters").contains(name));
        if is_parameter && is_password(subject, call) {
            let span = subject.on_line_of(call.at, call.node.span);
            let help = "keep it in the Secrets Manager, and write `{{resolve:secretsmanager:secret-id}}`";
            findings.suggest(&RULE, span, "this password comes from a parameter", help);
        }
    }
}

fn is_password(subject: &Subject, call: &Call) -> bool {
    let path: Vec<&str> = call.path.iter().copied().filter(|step| *step != "Fn::If").collect();
    let ["Properties", path @ ..] = path.as_slice() else { return false };
    subject.resource(call.owner).is_some_and(|resource| dynamic::is_password(resource.kind, path))
}
