//! W3704: A cache behaviour has forwarded values beside a cache policy.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3704",
        name: "ignored-forwarded-values",
        severity: Severity::Warning,
        summary: "A cache behaviour has forwarded values beside a cache policy.",
    },
    documentation: Documentation {
        finds: "A cache behaviour of a distribution with both `CachePolicyId` and `ForwardedValues`.",
        matters: "The policy alone counts: CloudFront ignores `ForwardedValues` without a word.",
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
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          ForwardedValues:
            QueryString: false
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
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
",
    },
    check: Check::Subject(check),
};

/// Where the behaviours of a distribution are.
const BEHAVIOURS: &[&[&str]] =
    &[&["DistributionConfig", "DefaultCacheBehavior"], &["DistributionConfig", "CacheBehaviors", "*"]];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of("AWS::CloudFront::Distribution") {
        for at in BEHAVIOURS.iter().flat_map(|path| subject.reach(resource, path)) {
            for values in subject.below(at.node, (&at.scope, at.span), &["ForwardedValues"]) {
                let policies = subject.below(at.node, (&values.scope, at.span), &["CachePolicyId"]);
                let Some(policy) = policies.first() else { continue };
                let found = "`ForwardedValues` is ignored, because the behaviour has a `CachePolicyId`";
                let problem = Diagnostic::new(RULE.code, values.span, found).help("remove one of the two");
                let problem = problem.related(policy.span, "the policy is here");
                findings.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
}
