//! W2002: CloudFormation takes this type of parameters without checking anything.

use super::types;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity, similar};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W2002",
        name: "unchecked-parameter-type",
        severity: Severity::Warning,
        summary: "CloudFormation takes this type of parameters without checking anything.",
    },
    documentation: Documentation {
        finds: "A `Type` of the form `List<…>` or `AWS::SSM::Parameter::Value<…>` around something that CloudFormation does not know.",
        matters: "CloudFormation accepts the declaration, and then any value: a wrong one is noticed only by the resource that gets it, if at all.",
        bad: "\
Parameters:
  Stage:
    Type: AWS::SSM::Parameter::Value<AWS::SQS::Queue::Name>
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
",
        good: "\
Parameters:
  Stage:
    Type: AWS::SSM::Parameter::Value<String>
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
    for (kind, span) in types::declared(subject) {
        if types::is_known(kind) || !types::is_accepted(kind) {
            continue;
        }
        let found = format!("CloudFormation does not check the values of a parameter of type `{kind}`");
        let help = match similar::closest(kind, types::all()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "use one of the documented types".to_owned(),
        };
        findings.suggest(&RULE, span, found, help);
    }
}
