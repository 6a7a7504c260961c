//! E1024: The arguments of Fn::Cidr are not a block, a count and bits.

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
        id: "E1024",
        name: "wrong-cidr",
        severity: Severity::Error,
        summary: "The arguments of Fn::Cidr are not a block, a count and bits.",
    },
    documentation: Documentation {
        finds: "Anything but a block of addresses, a count from 1 to 256, and bits from 1 to 128 in `Fn::Cidr`.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: !Select [0, !Cidr [10.0.0.0, 300, 8]]
",
        good: "\
Resources:
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: !Select [0, !Cidr [10.0.0.0/16, 6, 8]]
",
    },
    check: Check::Several(&[Check::Subject(check), Check::Keywords(&[Keyword::Result("Fn::Cidr")])]),
};

const SHAPE: Shape = Shape {
    function: "Fn::Cidr",
    example: "!Cidr [10.0.0.0/16, 6, 8]",
    arguments: Arguments::Row(
        2,
        &[
            Slot {
                name: "the block of addresses",
                types: Types::STRING,
                functions: &[
                    "Fn::FindInMap",
                    "Fn::GetAtt",
                    "Fn::If",
                    "Fn::ImportValue",
                    "Fn::Length",
                    "Fn::Select",
                    "Fn::Sub",
                    "Ref",
                ],
                items: None,
            },
            Slot {
                name: "the count",
                types: Types::INTEGER,
                functions: &[
                    "Fn::FindInMap",
                    "Fn::GetAtt",
                    "Fn::If",
                    "Fn::ImportValue",
                    "Fn::Length",
                    "Fn::Select",
                    "Fn::Sub",
                    "Ref",
                ],
                items: None,
            },
            Slot {
                name: "the number of bits",
                types: Types::INTEGER,
                functions: &[
                    "Fn::FindInMap",
                    "Fn::GetAtt",
                    "Fn::If",
                    "Fn::ImportValue",
                    "Fn::Length",
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
    for call in subject.calls.iter().filter(|call| call.function == "Fn::Cidr") {
        let arguments = call.argument.as_list().map(Vec::as_slice).unwrap_or_default();
        let block = arguments.first().filter(|block| block.as_str().is_some_and(|text| !is_block(text)));
        if let Some(block) = block {
            let found = format!("`{}` is no block of addresses", block.as_str().unwrap_or_default());
            findings.suggest(&RULE, block.span, found, "write it as in `10.0.0.0/16`");
        }
        within(arguments.get(1), "the count", 256, findings);
        within(arguments.get(2), "the number of bits", 128, findings);
    }
}

fn is_block(text: &str) -> bool {
    let Some((address, bits)) = text.split_once('/') else { return false };
    address.parse::<std::net::Ipv4Addr>().is_ok() && bits.parse::<u8>().is_ok_and(|bits| bits <= 32)
}

fn within(node: Option<&Node>, name: &str, most: i128, findings: &mut Findings) {
    let Some(node) = node else { return };
    let Some(number) = node.scalar_text().and_then(|text| text.trim().parse::<i128>().ok()) else { return };
    if !(1..=most).contains(&number) {
        let found = format!("{name} is {number}, and must be from 1 to {most}");
        findings.report(&RULE, node.span, found);
    }
}
