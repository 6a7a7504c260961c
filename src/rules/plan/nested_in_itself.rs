//! S4005: A template is nested in itself, or too many are nested in each other.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::NESTED_IN_ITSELF,
    documentation: Documentation {
        finds: "A nested stack whose template is one that it lies in, or an application with more than 200 stacks.",
        matters: "Such a stack has no end. AWS would refuse it, too, but only after having begun.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Network:
    Type: AWS::Serverless::Application
    Properties: {Location: template.yaml}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Network:
    Type: AWS::Serverless::Application
    Properties:
      Location: network.yaml
      Parameters: {Name: shop}
",
    },
    check: Check::Earlier,
};
