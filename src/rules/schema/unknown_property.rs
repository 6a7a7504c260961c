//! E3002: A property is not one that this type has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3002",
        name: "unknown-property",
        severity: Severity::Error,
        summary: "A property is not one that this type has.",
    },
    documentation: Documentation {
        finds: "A property that the resource type does not have, or one at the wrong level. Names are compared as they are: `bucketName` is not `BucketName`.",
        matters: "CloudFormation refuses the whole template, and does so only when it comes to the resource, perhaps minutes into the deployment.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySecond: 5
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 5
",
    },
    check: Check::Keywords(&[Keyword::UnknownProperty, Keyword::Never, Keyword::PropertyName]),
};
