//! E1022: The arguments of Fn::Join are not a delimiter and texts.

use super::shape::{self, Arguments, Shape, Slot};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1022",
        name: "wrong-join",
        severity: Severity::Error,
        summary: "The arguments of Fn::Join are not a delimiter and texts.",
    },
    documentation: Documentation {
        finds: "Anything but a delimiter and a list of texts in `Fn::Join`.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Join ['-', orders, news]
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Join ['-', [orders, news]]
",
    },
    check: Check::Several(&[Check::Subject(check), Check::Keywords(&[Keyword::Result("Fn::Join")])]),
};

const SHAPE: Shape = Shape {
    function: "Fn::Join",
    example: "!Join [',', [first, second]]",
    arguments: Arguments::Row(
        2,
        &[
            Slot { name: "the delimiter", types: Types::STRING, functions: &[], items: None },
            Slot {
                name: "the list of texts",
                types: Types::ARRAY,
                functions: &[
                    "Fn::Cidr",
                    "Fn::FindInMap",
                    "Fn::GetAtt",
                    "Fn::GetAZs",
                    "Fn::If",
                    "Fn::Split",
                    "Ref",
                ],
                items: Some(&Slot {
                    name: "each text",
                    types: Types::STRING,
                    functions: &[
                        "Fn::Base64",
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
            },
        ],
    ),
};

fn check(subject: &Subject, findings: &mut Findings) {
    shape::check(&SHAPE, &RULE, subject, findings);
}
