//! E3037: A list has the same item twice where each must be different.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3037",
        name: "repeated-item",
        severity: Severity::Error,
        summary: "A list has the same item twice where each must be different.",
    },
    documentation: Documentation {
        finds: "An item that a list has more than once, where items must differ, or must differ in some of their keys.",
        matters: "CloudFormation refuses to create the resource.",
        bad: "\
Resources:
  Readers:
    Type: AWS::IAM::Group
    Properties:
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/ReadOnlyAccess
        - arn:aws:iam::aws:policy/ReadOnlyAccess
",
        good: "\
Resources:
  Readers:
    Type: AWS::IAM::Group
    Properties:
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/ReadOnlyAccess
        - arn:aws:iam::aws:policy/IAMReadOnlyAccess
",
    },
    check: Check::Keywords(&[Keyword::UniqueItems]),
};
