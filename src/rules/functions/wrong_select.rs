//! E1017: The arguments of Fn::Select are not an index and a list.

use super::shape::{self, Arguments, Shape, Slot};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::tree::Node;
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1017",
        name: "wrong-select",
        severity: Severity::Error,
        summary: "The arguments of Fn::Select are not an index and a list.",
    },
    documentation: Documentation {
        finds: "Anything but an index and a list in `Fn::Select`, and an index beyond the end of a list that is written out.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Select [2, [orders, news]]
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Select [1, [orders, news]]
",
    },
    check: Check::Several(&[Check::Subject(check), Check::Keywords(&[Keyword::Result("Fn::Select")])]),
};

const SHAPE: Shape = Shape {
    function: "Fn::Select",
    example: "!Select [0, [first, second]]",
    arguments: Arguments::Row(
        2,
        &[
            Slot {
                name: "the index",
                types: Types::INTEGER,
                functions: &["Ref", "Fn::FindInMap", "Fn::Length"],
                items: None,
            },
            Slot {
                name: "the list",
                types: Types::ARRAY,
                functions: &[
                    "Fn::FindInMap",
                    "Fn::GetAtt",
                    "Fn::GetAZs",
                    "Fn::If",
                    "Fn::Split",
                    "Fn::Cidr",
                    "Ref",
                ],
                items: Some(&Slot {
                    name: "each item",
                    types: Types::ANY,
                    functions: &[
                        "Fn::Base64",
                        "Fn::FindInMap",
                        "Fn::GetAtt",
                        "Fn::GetStackOutput",
                        "Fn::If",
                        "Fn::ImportValue",
                        "Fn::Join",
                        "Fn::Select",
                        "Fn::Sub",
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
    for call in subject.calls.iter().filter(|call| call.function == "Fn::Select") {
        if let Some([index, list]) = call.argument.as_list().map(Vec::as_slice) {
            index_within(index, list, findings);
        }
    }
}

fn index_within(index: &Node, list: &Node, findings: &mut Findings) {
    let Some(number) = index.scalar_text().and_then(|text| text.trim().parse::<i128>().ok()) else { return };
    let count = list.as_list().map(|items| items.len() as i128);
    if number < 0 || count.is_some_and(|count| number >= count) {
        let found = format!("there is no item {number} in this list");
        let last =
            count.map_or(String::new(), |count| format!(", and the last of this one is {}", count - 1));
        findings.suggest(&RULE, index.span, found, format!("the first item is 0{last}"));
    }
}
