//! E1018: The arguments of Fn::Split are not a delimiter and a text.

use super::shape::{self, Arguments, Shape, Slot};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::template::intrinsic::is_looked_up;
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1018",
        name: "wrong-split-arguments",
        severity: Severity::Error,
        summary: "The arguments of Fn::Split are not a delimiter and a text.",
    },
    documentation: Documentation {
        finds: "Anything but a delimiter and a text in `Fn::Split`; and a dynamic reference there, which is split before it is looked up.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Select [0, !Split [',', [orders, news]]]
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Select [0, !Split [',', 'orders,news']]
",
    },
    check: Check::Several(&[Check::Subject(check), Check::Keywords(&[Keyword::Result("Fn::Split")])]),
};

const SHAPE: Shape = Shape {
    function: "Fn::Split",
    example: "!Split [',', text]",
    arguments: Arguments::Row(
        2,
        &[
            Slot { name: "the delimiter", types: Types::STRING, functions: &[], items: None },
            Slot {
                name: "the text",
                types: Types::STRING,
                functions: &[
                    "Fn::Base64",
                    "Fn::FindInMap",
                    "Fn::GetAtt",
                    "Fn::If",
                    "Fn::ImportValue",
                    "Fn::Join",
                    "Fn::Select",
                    "Fn::Sub",
                    "Ref",
                ],
                items: None,
            },
        ],
    ),
};

fn check(subject: &Subject, findings: &mut Findings) {
    shape::check(&SHAPE, &RULE, subject, findings);
    for call in subject.calls.iter().filter(|call| call.function == "Fn::Split") {
        let text = call.argument.as_list().and_then(|arguments| arguments.get(1));
        let text = text.filter(|text| text.as_str().is_some_and(is_looked_up));
        if let Some(text) = text {
            let found = "`Fn::Split` splits a dynamic reference itself, not the value that it stands for";
            let help = "store the parts under names of their own, and refer to each";
            findings.suggest(&RULE, text.span, found, help);
        }
    }
}
