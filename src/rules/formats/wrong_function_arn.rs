//! E1160: A text is no ARN of a function.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1160",
        name: "wrong-function-arn",
        severity: Severity::Error,
        summary: "A text is no ARN of a function.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the ARN of a function, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::SES::Template
    Properties:
      TemplateName: a
",
        good: "\
Resources:
  Example:
    Type: AWS::SES::Template
    Properties:
      TemplateName: b
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::Lambda::Function.Arn")]),
};
