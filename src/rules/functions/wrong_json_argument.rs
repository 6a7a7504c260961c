//! E1031: The argument of Fn::ToJsonString is no list or map.

use super::shape::{self, Arguments, Shape, Slot};
use crate::check::{Findings, Subject};
use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_TO_JSON_STRING,
    documentation: Documentation {
        finds: "A text in `Fn::ToJsonString`, or a function that cannot stand there.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Transform: AWS::LanguageExtensions
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: 
        Fn::ToJsonString: !Join ['', [a, b]]
",
        good: "\
Transform: AWS::LanguageExtensions
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: 
        Fn::ToJsonString:
          key: value
",
    },
    check: Check::Several(&[Check::Subject(check), Check::Keywords(&[Keyword::Result("Fn::ToJsonString")])]),
};

const SHAPE: Shape = Shape {
    function: "Fn::ToJsonString",
    example: "!ToJsonString {key: value}",
    arguments: Arguments::One(Slot {
        name: "the value",
        types: Types::ARRAY.with(Types::OBJECT),
        functions: &["Fn::FindInMap", "Fn::GetAtt", "Fn::GetAZs", "Fn::If", "Fn::Select", "Fn::Split", "Ref"],
        items: None,
    }),
};

fn check(subject: &Subject, findings: &mut Findings) {
    shape::check(&SHAPE, &RULE, subject, findings);
}
