//! E1030: The argument of Fn::Length is no list.

use super::shape::{self, Arguments, Shape, Slot};
use crate::check::{Findings, Subject};
use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_LENGTH,
    documentation: Documentation {
        finds: "Something other than a list in `Fn::Length`, or a function that gives none.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Transform: AWS::LanguageExtensions
Parameters:
  Names:
    Type: CommaDelimitedList
    Default: a,b
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: !Length names
",
        good: "\
Transform: AWS::LanguageExtensions
Parameters:
  Names:
    Type: CommaDelimitedList
    Default: a,b
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: !Length !Ref Names
",
    },
    check: Check::Several(&[Check::Subject(check), Check::Keywords(&[Keyword::Result("Fn::Length")])]),
};

const SHAPE: Shape = Shape {
    function: "Fn::Length",
    example: "!Length [first, second]",
    arguments: Arguments::One(Slot {
        name: "the list",
        types: Types::ARRAY,
        functions: &["Ref", "Fn::FindInMap", "Fn::Split", "Fn::If", "Fn::GetAZs"],
        items: None,
    }),
};

fn check(subject: &Subject, findings: &mut Findings) {
    shape::check(&SHAPE, &RULE, subject, findings);
}
