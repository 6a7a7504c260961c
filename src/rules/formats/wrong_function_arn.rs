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
    Type: AWS::IoT::CertificateProvider
    Properties:
      AccountDefaultForOperations: [CreateCertificateFromCsr]
      LambdaFunctionArn: certify
",
        good: "\
Resources:
  Example:
    Type: AWS::IoT::CertificateProvider
    Properties:
      AccountDefaultForOperations: [CreateCertificateFromCsr]
      LambdaFunctionArn: arn:aws:lambda:eu-central-1:123456789012:function:certify
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::Lambda::Function.Arn")]),
};
