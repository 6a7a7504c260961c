//! S1014: The Domain section of an API is incomplete or contradicts itself.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_DOMAIN,
    documentation: Documentation {
        finds: "A `Domain` of an API without its name or certificate, or with settings that do not go together.",
        matters: "SAM refuses the API.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Shop:
    Type: AWS::Serverless::HttpApi
    Properties:
      Domain: {DomainName: shop.example.com}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Shop:
    Type: AWS::Serverless::HttpApi
    Properties:
      Domain:
        DomainName: shop.example.com
        CertificateArn: arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012
",
    },
    check: Check::Earlier,
};
