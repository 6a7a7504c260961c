//! E3066: An attribute of SAM's is used, but no `Transform` line asks for SAM.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::SAM_TRANSFORM;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3066",
        name: "sam-attribute-without-transform",
        severity: Severity::Error,
        summary: "An attribute of SAM's is used, but no `Transform` line asks for SAM.",
    },
    documentation: Documentation {
        finds: "`Connectors` or `IgnoreGlobals` in a template without the line `Transform: AWS::Serverless-2016-10-31`.",
        matters: "Without the line CloudFormation does not know these attributes, and refuses the template.",
        bad: "\
Resources:
  Rule:
    Type: AWS::Events::Rule
    Connectors:
      ToQueue:
        Properties:
          Destination:
            Id: Queue
          Permissions:
            - Write
    Properties:
      ScheduleExpression: rate(1 day)
      Targets:
        - Id: queue
          Arn: !GetAtt Queue.Arn
  Queue:
    Type: AWS::SQS::Queue
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Rule:
    Type: AWS::Events::Rule
    Connectors:
      ToQueue:
        Properties:
          Destination:
            Id: Queue
          Permissions:
            - Write
    Properties:
      ScheduleExpression: rate(1 day)
      Targets:
        - Id: queue
          Arn: !GetAtt Queue.Arn
  Queue:
    Type: AWS::SQS::Queue
",
    },
    check: Check::Subject(check),
};

/// The attributes that only SAM knows.
const ATTRIBUTES: &[&str] = &["Connectors", "IgnoreGlobals"];

fn check(subject: &Subject, findings: &mut Findings) {
    if subject.asks_for_sam() {
        return;
    }
    for resource in &subject.resources {
        for name in ATTRIBUTES.iter().filter(|name| resource.node.get(name).is_some()) {
            let found = format!("`{name}` is an attribute of SAM's, but no `Transform` line asks for SAM");
            let problem = Diagnostic::new(RULE.code, resource.attribute_span(name), found);
            let problem = problem.help(format!("add at the top: `Transform: {SAM_TRANSFORM}`"));
            findings.push(problem.resource(resource.logical_id.as_str()));
        }
    }
}
