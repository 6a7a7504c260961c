//! W3664: A permission is for another service than its source belongs to.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::numbers::can_hold;
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic::is_looked_up;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3664",
        name: "permission-for-other-service",
        severity: Severity::Warning,
        summary: "A permission is for another service than its source belongs to.",
    },
    documentation: Documentation {
        finds: "An `AWS::Lambda::Permission` whose `Principal` is not the service of the resource in `SourceArn`.",
        matters: "The permission then allows nothing: the service that calls the function is not the one that may.",
        bad: "\
Resources:
  Uploads:
    Type: AWS::S3::Bucket
  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: handle
      Action: lambda:InvokeFunction
      Principal: sns.amazonaws.com
      SourceArn: !GetAtt Uploads.Arn
      SourceAccount: !Ref AWS::AccountId
",
        good: "\
Resources:
  Uploads:
    Type: AWS::S3::Bucket
  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: handle
      Action: lambda:InvokeFunction
      Principal: s3.amazonaws.com
      SourceArn: !GetAtt Uploads.Arn
      SourceAccount: !Ref AWS::AccountId
",
    },
    check: Check::Subject(check),
};

/// The services that call functions on behalf of resources ("Granting other AWS entities access to your
/// Lambda functions").
const SERVICES: &[(&str, &str)] = &[
    ("AWS::ApiGateway::RestApi", "apigateway"),
    ("AWS::ApiGatewayV2::Api", "apigateway"),
    ("AWS::Cognito::UserPool", "cognito-idp"),
    ("AWS::Config::ConfigRule", "config"),
    ("AWS::ElasticLoadBalancingV2::TargetGroup", "elasticloadbalancing"),
    ("AWS::Events::Rule", "events"),
    ("AWS::IoT::TopicRule", "iot"),
    ("AWS::Logs::LogGroup", "logs"),
    ("AWS::S3::Bucket", "s3"),
    ("AWS::SNS::Topic", "sns"),
];

fn check(subject: &Subject, findings: &mut Findings) {
    for permission in subject.resources_of("AWS::Lambda::Permission") {
        let sources = subject.reach(permission, &["SourceArn"]).into_iter();
        for (source, scope) in sources.filter_map(|at| Some((subject.target(at.node)?, at.scope))) {
            let Some((_, service)) = SERVICES.iter().find(|(kind, _)| *kind == source.kind) else { continue };
            for at in subject
                .reach(permission, &["Principal"])
                .iter()
                .filter(|at| can_hold(subject, &[&scope, &at.scope]))
            {
                let values = subject.evaluator.values(at.node, &at.scope);
                let mut names = values.iter().filter_map(|value| value.node.as_str());
                if let Some(name) = names.find(|name| !is_service(name, service)) {
                    let found = format!(
                        "`{}` belongs to `{service}.amazonaws.com`, but this allows `{name}`",
                        source.logical_id
                    );
                    let problem = Diagnostic::new(RULE.code, at.node.span, found);
                    let problem = problem.help(format!("write `{service}.amazonaws.com`"));
                    findings.push(problem.resource(permission.logical_id.as_str()));
                }
            }
        }
    }
}

/// Whether a principal is the service. Logs come from a region, as in `logs.us-east-1.amazonaws.com`.
fn is_service(principal: &str, service: &str) -> bool {
    let rest = principal.strip_prefix(service).and_then(|rest| rest.strip_suffix("amazonaws.com"));
    rest.is_some_and(|rest| rest == "." || service == "logs" && rest.starts_with('.') && rest.ends_with('.'))
        || is_looked_up(principal)
}

#[cfg(test)]
mod tests {
    use super::is_service;

    #[test]
    fn logs_have_regions() {
        assert!(is_service("s3.amazonaws.com", "s3") && is_service("logs.us-east-1.amazonaws.com", "logs"));
        assert!(!is_service("s3.us-east-1.amazonaws.com", "s3") && !is_service("sns.amazonaws.com", "s3"));
    }
}
