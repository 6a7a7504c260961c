//! E4001: The description of the parameters for the console is of the wrong form.

use std::sync::LazyLock;

use crate::check::{Findings, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Severity};
use crate::rules::shape;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Document;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E4001",
        name: "wrong-interface",
        severity: Severity::Error,
        summary: "The description of the parameters for the console is of the wrong form.",
    },
    documentation: Documentation {
        finds: "Something in `AWS::CloudFormation::Interface` that the console does not know.",
        matters: "The console ignores the groups and labels, and shows the parameters in alphabetical order.",
        bad: "\
Parameters:
  Stage:
    Type: String
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups:
      - Lable: {default: Deployment}
        Parameters: [Stage]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
",
        good: "\
Parameters:
  Stage:
    Type: String
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups:
      - Label: {default: Deployment}
        Parameters: [Stage]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
",
    },
    check: Check::Subject(check),
};

static SHAPE: LazyLock<Option<Document>> = LazyLock::new(|| shape::read(include_str!("interface.json")));

fn check(subject: &Subject, findings: &mut Findings) {
    let entries = subject.section("Metadata").as_written();
    for (name, span, node) in entries.filter(|(name, _, _)| name.as_str() == "AWS::CloudFormation::Interface")
    {
        let violations = shape::violations(subject, SHAPE.as_ref(), (name, span, node), &Scope::new());
        shape::report_all(&RULE, violations, findings);
    }
}
