//! S3007: A list of a resource is added to the one in Globals.

use super::globals;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3007",
        name: "list-joined-with-globals",
        severity: Severity::Info,
        summary: "A list of a resource is added to the one in Globals.",
    },
    documentation: Documentation {
        finds: "A list of a resource, such as `Layers` or `VpcConfig.SubnetIds`, where `Globals` has a list too.",
        matters: "Most values of a resource replace those of `Globals`, but SAM joins lists, the items of `Globals` first. A function then has layers that it was not to have, or stands in subnets of two networks, which Lambda refuses.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Layers: [arn:aws:lambda:us-east-1:123456789012:layer:metrics:3]
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Layers: [arn:aws:lambda:us-east-1:123456789012:layer:orders:7]
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Layers: [arn:aws:lambda:us-east-1:123456789012:layer:metrics:3]
Resources:
  Orders:
    Type: AWS::Serverless::Function
    IgnoreGlobals: [Layers]
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Layers: [arn:aws:lambda:us-east-1:123456789012:layer:orders:7]
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for merge in globals::merges(subject) {
        let count = |node: &Node| node.as_list().map_or(0, Vec::len);
        let (global, own) = (count(merge.global), count(merge.own));
        if global == 0 || own == 0 {
            continue;
        }
        let found = format!(
            "`{}` has {} here: SAM puts {global} of `Globals` before {own} of `{}`",
            merge.path,
            items(global + own),
            merge.resource
        );
        let help =
            format!("to have only these, add `IgnoreGlobals: [{}]` beside `Properties`", merge.property);
        let finding = Diagnostic::new(RULE.code, merge.span, found).help(help);
        findings.push(
            finding.related(merge.global_span, "the others are here").resource(merge.resource.as_str()),
        );
    }
}

fn items(count: usize) -> String {
    format!("{count} items")
}
