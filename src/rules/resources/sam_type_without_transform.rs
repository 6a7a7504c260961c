//! E3038: A SAM type is used, but no `Transform` line asks for SAM.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::{SAM_PREFIX, SAM_TRANSFORM};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3038",
        name: "sam-type-without-transform",
        severity: Severity::Error,
        summary: "A SAM type is used, but no `Transform` line asks for SAM.",
    },
    documentation: Documentation {
        finds: "Resources of the types `AWS::Serverless::…` in a template without the line `Transform: AWS::Serverless-2016-10-31`.",
        matters: "Without the line CloudFormation does not know these types, and refuses the template.",
        bad: "\
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: \"def handler(event, context): return 1\"
      Handler: index.handler
      Runtime: python3.13
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: \"def handler(event, context): return 1\"
      Handler: index.handler
      Runtime: python3.13
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    if subject.asks_for_sam() {
        return;
    }
    for resource in subject.resources.iter().filter(|resource| resource.kind.starts_with(SAM_PREFIX)) {
        let found = format!("`{}` is a SAM type, but no `Transform` line asks for SAM", resource.kind);
        let problem = Diagnostic::new(RULE.code, resource.type_span(), found);
        let problem = problem.help(format!("add at the top: `Transform: {SAM_TRANSFORM}`"));
        findings.push(problem.resource(resource.logical_id.as_str()));
    }
}
