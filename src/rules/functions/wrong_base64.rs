//! E1021: The argument of Fn::Base64 is no text.

use super::shape::{self, Arguments, Shape, Slot};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1021",
        name: "wrong-base64",
        severity: Severity::Error,
        summary: "The argument of Fn::Base64 is no text.",
    },
    documentation: Documentation {
        finds: "A list or map in `Fn::Base64`, or a function that gives one.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Base64 [a, b]
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Base64 a
",
    },
    check: Check::Several(&[Check::Subject(check), Check::Keywords(&[Keyword::Result("Fn::Base64")])]),
};

const SHAPE: Shape = Shape {
    function: "Fn::Base64",
    example: "!Base64 text",
    arguments: Arguments::One(Slot {
        name: "the text",
        types: Types::STRING,
        functions: &[
            "Fn::Base64",
            "Fn::Cidr",
            "Fn::FindInMap",
            "Fn::GetAtt",
            "Fn::GetStackOutput",
            "Fn::If",
            "Fn::ImportValue",
            "Fn::Join",
            "Fn::Length",
            "Fn::Select",
            "Fn::Sub",
            "Fn::ToJsonString",
            "Ref",
        ],
        items: None,
    }),
};

fn check(subject: &Subject, findings: &mut Findings) {
    shape::check(&SHAPE, &RULE, subject, findings);
}
