//! E1016: The argument of Fn::ImportValue is no name of an export.

use super::shape::{self, Arguments, Shape, Slot};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1016",
        name: "wrong-import",
        severity: Severity::Error,
        summary: "The argument of Fn::ImportValue is no name of an export.",
    },
    documentation: Documentation {
        finds: "A list or map in `Fn::ImportValue`, or a function that cannot give a name there.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !ImportValue [network-topic]
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !ImportValue network-topic
",
    },
    check: Check::Several(&[Check::Subject(check), Check::Keywords(&[Keyword::Result("Fn::ImportValue")])]),
};

const SHAPE: Shape = Shape {
    function: "Fn::ImportValue",
    example: "!ImportValue name-of-export",
    arguments: Arguments::One(Slot {
        name: "the name of the export",
        types: Types::STRING,
        functions: &["Fn::Base64", "Fn::FindInMap", "Fn::If", "Fn::Join", "Fn::Select", "Fn::Sub", "Ref"],
        items: None,
    }),
};

fn check(subject: &Subject, findings: &mut Findings) {
    shape::check(&SHAPE, &RULE, subject, findings);
}
