//! E3057: A cache behaviour of a distribution names an origin that the distribution does not have.

use crate::check::{Findings, Reached, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity, similar};
use crate::rules::values::code_for;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3057",
        name: "unknown-origin",
        severity: Severity::Error,
        summary: "A cache behaviour of a distribution names an origin that the distribution does not have.",
    },
    documentation: Documentation {
        finds: "A `TargetOriginId` in `DefaultCacheBehavior` or `CacheBehaviors` that is the `Id` of none of the `Origins` and `OriginGroups` of the same distribution.",
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
          TargetOriginId: buckt
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
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

/// Where origins are named, below the configuration.
const NAMED: &[&[&str]] =
    &[&["DefaultCacheBehavior", "TargetOriginId"], &["CacheBehaviors", "*", "TargetOriginId"]];

/// Where their names are.
const NAMES: &[&[&str]] = &[&["Origins", "*", "Id"], &["OriginGroups", "Items", "*", "Id"]];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of("AWS::CloudFront::Distribution") {
        for config in subject.reach(resource, &["DistributionConfig"]) {
            let below = |paths: &[&[&str]]| -> Vec<Reached> {
                paths
                    .iter()
                    .flat_map(|path| subject.below(config.node, (&config.scope, config.span), path))
                    .collect()
            };
            let origins = below(NAMES);
            let texts = origins.iter().map(|at| subject.evaluator.sole_value(at.node, &at.scope));
            let names: Option<Vec<String>> = texts.map(|name| Some(name?.as_str()?.to_owned())).collect();
            if let Some(names) = names.filter(|_| config.node.get("Origins").is_some()) {
                let wrong = below(NAMED).into_iter().filter_map(|at| unknown(subject, resource, &at, &names));
                findings.extend(wrong);
            }
        }
    }
}

fn unknown(subject: &Subject, resource: &Resource, at: &Reached, names: &[String]) -> Option<Diagnostic> {
    let values = subject.evaluator.values(at.node, &at.scope);
    let mut texts = values.iter().filter_map(|value| Some((value.node.as_str()?, value.origin)));
    let (wrong, origin) = texts.find(|(text, _)| !names.iter().any(|name| name == text))?;
    let help = match similar::closest(wrong, names.iter().map(String::as_str)) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "name the `Id` of one of its `Origins`".to_owned(),
    };
    let found = format!("the distribution has no origin `{wrong}`");
    Some(
        Diagnostic::new(code_for(origin, RULE.code), at.node.span, found)
            .help(help)
            .resource(resource.logical_id.as_str()),
    )
}
