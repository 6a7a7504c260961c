//! E3009: The instructions for cfn-init are of the wrong form.

use std::sync::LazyLock;

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::shape;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Document;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3009",
        name: "wrong-init",
        severity: Severity::Error,
        summary: "The instructions for cfn-init are of the wrong form.",
    },
    documentation: Documentation {
        finds: "Something in the `AWS::CloudFormation::Init` metadata of a resource that cfn-init does not know.",
        matters: "cfn-init fails or ignores it on the machine, minutes into the deployment, and the reason is in a log file of a machine that is then removed.",
        bad: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Init:
        config:
          packages:
            yum:
              httpd: []
          services:
            upstart:
              httpd:
                enabled: true
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: t3.micro
",
        good: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Init:
        config:
          packages:
            yum:
              httpd: []
          services:
            systemd:
              httpd:
                enabled: true
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: t3.micro
",
    },
    check: Check::Subject(check),
};

static SHAPE: LazyLock<Option<Document>> = LazyLock::new(|| shape::read(include_str!("init.json")));

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let metadata = resource.node.get("Metadata").and_then(|metadata| metadata.as_map());
        let Some((metadata, init)) =
            metadata.and_then(|map| Some((map, map.get("AWS::CloudFormation::Init")?)))
        else {
            continue;
        };
        let span = metadata.key_span("AWS::CloudFormation::Init").unwrap_or(resource.span);
        let value = ("AWS::CloudFormation::Init", span, init);
        let violations = shape::violations(subject, SHAPE.as_ref(), value, &resource.scope);
        shape::report_all(&RULE, violations, findings);
    }
}
