//! S3003: Rewriting this expression replaces the custom domain.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::evaluate;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3003",
        name: "id-from-expression",
        severity: Severity::Info,
        summary: "Rewriting this expression replaces the custom domain.",
    },
    documentation: Documentation {
        finds: "A `DomainName` of an API that is an `Fn::If`, `Fn::FindInMap` or another function that SAM does not work out.",
        matters: "SAM makes the logical id of the domain from the expression as it is written, not from the name. Writing the same name in another way gives the domain a new id: CloudFormation then tries to make a second domain of that name before it deletes the first, and the deployment fails.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String, Default: test}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Shop:
    Type: AWS::Serverless::HttpApi
    Properties:
      Domain:
        DomainName: !If [IsProd, shop.example.com, test.example.com]
        CertificateArn: arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Parameters:
  ShopDomain: {Type: String, Default: test.example.com}
Resources:
  Shop:
    Type: AWS::Serverless::HttpApi
    Properties:
      Domain:
        DomainName: !Ref ShopDomain
        CertificateArn: arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012
",
    },
    check: Check::Subject(check),
};

/// Functions whose values SAM never puts in their place.
const FUNCTIONS: &[&str] = &["Fn::If", "Fn::FindInMap", "Fn::Join", "Fn::Select", "Fn::ImportValue"];

const APIS: &[&str] = &["AWS::Serverless::Api", "AWS::Serverless::HttpApi", "AWS::Serverless::WebSocketApi"];

fn check(subject: &Subject, findings: &mut Findings) {
    for api in subject.resources_of_any(APIS) {
        let name = api.property("Domain").and_then(|domain| domain.get("DomainName"));
        let Some((name, (function, _))) = name.and_then(|name| Some((name, evaluate::call(name)?))) else {
            continue;
        };
        if FUNCTIONS.contains(&function) {
            let found = format!("the id of the custom domain comes from this `{function}` as it is written");
            let help = "take the name from a parameter, whose value SAM knows; \
                        if the stack is deployed already, leave the expression exactly as it is";
            let finding = Diagnostic::new(RULE.code, name.span, found).help(help);
            findings.push(finding.resource(api.logical_id.as_str()));
        }
    }
}
