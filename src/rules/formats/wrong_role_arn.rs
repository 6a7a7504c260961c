//! E1156: A text is no ARN of a role.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1156",
        name: "wrong-role-arn",
        severity: Severity::Error,
        summary: "A text is no ARN of a role.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the ARN of a role, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: '{\"StartAt\": \"End\", \"States\": {\"End\": {\"Type\": \"Succeed\"}}}'
      RoleArn: orders-role
",
        good: "\
Resources:
  Example:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: '{\"StartAt\": \"End\", \"States\": {\"End\": {\"Type\": \"Succeed\"}}}'
      RoleArn: arn:aws:iam::123456789012:role/orders
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::IAM::Role.Arn")]),
};
