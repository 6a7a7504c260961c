//! E3722: A cache behaviour forwards cookies in a way that does not exist.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3722",
        name: "wrong-cookie-forwarding",
        severity: Severity::Error,
        summary: "A cache behaviour forwards cookies in a way that does not exist.",
    },
    documentation: Documentation {
        finds: "`Forward` below `ForwardedValues.Cookies` of a cache behaviour that is none of `all`, `none` and `whitelist`, where no `CachePolicyId` takes its place.",
        matters: "CloudFront refuses the distribution.",
        bad: "\
Resources:
  Website:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: bucket
            DomainName: website.s3.eu-central-1.amazonaws.com
            S3OriginConfig:
              OriginAccessIdentity: \"\"
        DefaultCacheBehavior:
          TargetOriginId: bucket
          ViewerProtocolPolicy: redirect-to-https
          ForwardedValues:
            QueryString: false
            Cookies:
              Forward: some
",
        good: "\
Resources:
  Website:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: bucket
            DomainName: website.s3.eu-central-1.amazonaws.com
            S3OriginConfig:
              OriginAccessIdentity: \"\"
        DefaultCacheBehavior:
          TargetOriginId: bucket
          ViewerProtocolPolicy: redirect-to-https
          ForwardedValues:
            QueryString: false
            Cookies:
              Forward: none
",
    },
    check: Check::Several(&[
        Check::Extension(Extension { path: &["DistributionConfig", "DefaultCacheBehavior"], ..FORWARDING }),
        Check::Extension(Extension { path: &["DistributionConfig", "CacheBehaviors", "*"], ..FORWARDING }),
    ]),
};

const FORWARDING: Extension = Extension {
    kinds: &["AWS::CloudFront::Distribution"],
    path: &[],
    table: "aws_cloudfront_distribution/forward_enum",
    why: "",
    by_region: false,
};
