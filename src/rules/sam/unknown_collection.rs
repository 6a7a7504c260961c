//! S1022: What a loop goes over is not known before the template is deployed.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::UNKNOWN_COLLECTION,
    documentation: Documentation {
        finds: "A loop over something that is only known after the deployment, such as an attribute of a resource.",
        matters: "A loop is expanded before anything is deployed, so CloudFormation refuses the template.",
        bad: "\
Transform: AWS::LanguageExtensions
Resources:
  Names: {Type: AWS::SNS::Topic}
  Fn::ForEach::Topics:
    - Name
    - !GetAtt Names.TopicName
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
