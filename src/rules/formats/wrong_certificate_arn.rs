//! E1159: A text is no ARN of a certificate.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1159",
        name: "wrong-certificate-arn",
        severity: Severity::Error,
        summary: "A text is no ARN of a certificate.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the ARN of a certificate, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::ApiGateway::DomainName
    Properties:
      CertificateArn: my-certificate
",
        good: "\
Resources:
  Example:
    Type: AWS::ApiGateway::DomainName
    Properties:
      CertificateArn: arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::ACM::Certificate.Arn")]),
};
