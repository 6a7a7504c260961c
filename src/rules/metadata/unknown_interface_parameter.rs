//! W4001: The description of the parameters for the console names one that is not there.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity, similar};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::tree::{Map, Node};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W4001",
        name: "unknown-interface-parameter",
        severity: Severity::Warning,
        summary: "The description of the parameters for the console names one that is not there.",
    },
    documentation: Documentation {
        finds: "A parameter in `AWS::CloudFormation::Interface` that the section `Parameters` does not have.",
        matters: "The console shows the real parameter somewhere else, without its label.",
        bad: "\
Parameters:
  Stage:
    Type: String
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups:
      - Label: {default: Deployment}
        Parameters: [Stages]
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

fn check(subject: &Subject, findings: &mut Findings) {
    let Some(interface) = subject.section("Metadata").get("AWS::CloudFormation::Interface") else { return };
    for group in interface.get("ParameterGroups").and_then(Node::as_list).into_iter().flatten() {
        for parameter in group.get("Parameters").and_then(Node::as_list).into_iter().flatten() {
            if let Some(name) = parameter.as_str() {
                check_name(name, parameter.span, subject, findings);
            }
        }
    }
    let labels = interface.get("ParameterLabels").and_then(Node::as_map);
    for (name, span, _) in labels.into_iter().flat_map(Map::as_written) {
        check_name(name, span, subject, findings);
    }
}

fn check_name(name: &str, span: Span, subject: &Subject, findings: &mut Findings) {
    let parameters = subject.section("Parameters");
    if parameters.contains(name) {
        return;
    }
    let help = match similar::nearest(name, parameters.keys().map(|name| name.as_str())) {
        Some(near) => near.instead_of(name),
        None => format!("remove it, or declare `{name}` in `Parameters`").into(),
    };
    findings.suggest(&RULE, span, format!("there is no parameter `{name}`"), help);
}
