//! W3701: The name of a parameter begins with what AWS keeps for itself.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3701",
        name: "reserved-parameter-name",
        severity: Severity::Warning,
        summary: "The name of a parameter begins with what AWS keeps for itself.",
    },
    documentation: Documentation {
        finds: "A parameter of Systems Manager whose name begins with `aws` or `ssm`, with or without `/` before it, in small or capital letters.",
        matters: "Systems Manager refuses such names from nearly everyone.",
        bad: "\
Resources:
  Endpoint:
    Type: AWS::SSM::Parameter
    Properties:
      Name: /aws/endpoint
      Type: String
      Value: https://orders.example.com
",
        good: "\
Resources:
  Endpoint:
    Type: AWS::SSM::Parameter
    Properties:
      Name: /orders/endpoint
      Type: String
      Value: https://orders.example.com
",
    },
    check: Check::Subject(check),
};

/// From "Requirements and constraints for parameter names" in the user guide of Systems Manager.
const RESERVED: &[&str] = &["aws", "ssm"];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of("AWS::SSM::Parameter") {
        for at in subject.reach(resource, &["Name"]) {
            let values = subject.evaluator.values(at.node, &at.scope);
            let mut wrong = values
                .iter()
                .filter_map(|value| Some((value.node.as_str()?, reserved(value.node.as_str()?)?)));
            if let Some((name, start)) = wrong.next() {
                let found = format!("the name `{name}` begins with `{start}`, which is kept for AWS");
                let problem = Diagnostic::new(RULE.code, at.node.span, found);
                let problem =
                    problem.help("begin it with something else, such as the name of the application");
                findings.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
}

/// The reserved beginning of a name.
fn reserved(name: &str) -> Option<&str> {
    let bare = name.strip_prefix('/').unwrap_or(name);
    let start = bare.get(..3)?;
    RESERVED
        .iter()
        .any(|reserved| start.eq_ignore_ascii_case(reserved))
        .then(|| name.get(..name.len() - bare.len() + 3).unwrap_or(start))
}
