//! E3007: A resource has the name of a parameter.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3007",
        name: "name-of-parameter",
        severity: Severity::Error,
        summary: "A resource has the name of a parameter.",
    },
    documentation: Documentation {
        finds: "A resource and a parameter with the same name.",
        matters: "`Ref` could mean either, so CloudFormation refuses the template.",
        bad: "\
Parameters:
  Queue:
    Type: String
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: "\
Parameters:
  QueueName:
    Type: String
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref QueueName
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let parameters = subject.section("Parameters");
    for resource in &subject.resources {
        let id = resource.logical_id.as_str();
        let Some(taken) = parameters.key_span(id) else { continue };
        let found = format!("the resource `{id}` has the name of a parameter");
        let problem = Diagnostic::new(RULE.code, resource.span, found).help("rename one of the two");
        findings.push(problem.related(taken, "the parameter").resource(id));
    }
}
