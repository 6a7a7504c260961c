//! S1003: Properties that exclude each other are both set.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::CONFLICTING_PROPERTIES,
    documentation: Documentation {
        finds: "Two properties of which only one can be set, or one that does not go with how the function is packaged.",
        matters: "SAM, or Lambda, refuses the function.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      PackageType: Image
      ImageUri: 123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:1
      Runtime: python3.13
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      PackageType: Image
      ImageUri: 123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:1
",
    },
    check: Check::Earlier,
};
