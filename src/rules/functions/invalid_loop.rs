//! E1032: A Fn::ForEach loop has the wrong shape, or makes the same key twice.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_LOOP,
    documentation: Documentation {
        finds: "A `Fn::ForEach` that is no list of an identifier, a collection and a body; an identifier or key that is used twice; and loops that make too much.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Topics:
    - Name
    - [Orders, News]
",
        good: "\
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Topics:
    - Name
    - [Orders, News]
    - Topic${Name}:
        Type: AWS::SNS::Topic
",
    },
    check: Check::Earlier,
};
