//! S1021: A function needs the transform AWS::LanguageExtensions, which the template does not ask for.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::MISSING_LANGUAGE_EXTENSIONS,
    documentation: Documentation {
        finds: "`Fn::ForEach`, `Fn::Length` or `Fn::ToJsonString` in a template without `Transform: AWS::LanguageExtensions`.",
        matters: "Without the transform CloudFormation does not know these functions, and refuses the template.",
        bad: "\
Resources:
  Fn::ForEach::Topics:
    - Name
    - [Orders, Returns]
    - Topic${Name}: {Type: AWS::SNS::Topic}
",
        good: "\
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Topics:
    - Name
    - [Orders, Returns]
    - Topic${Name}: {Type: AWS::SNS::Topic}
",
    },
    check: Check::Earlier,
};
