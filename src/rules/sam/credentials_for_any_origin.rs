//! S3015: Cookies are allowed for every origin, which browsers refuse.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3015",
        name: "credentials-for-any-origin",
        severity: Severity::Warning,
        summary: "Cookies are allowed for every origin, which browsers refuse.",
    },
    documentation: Documentation {
        finds: "A `CorsConfiguration` of an HTTP API with `AllowCredentials: true` and the origin `*`.",
        matters: "Browsers do not accept an answer for requests with cookies or an `Authorization` header when it allows any origin, so those calls fail.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Shop:
    Type: AWS::Serverless::HttpApi
    Properties:
      CorsConfiguration:
        AllowOrigins: ['*']
        AllowCredentials: true
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Shop:
    Type: AWS::Serverless::HttpApi
    Properties:
      CorsConfiguration:
        AllowOrigins: ['https://shop.example.com']
        AllowCredentials: true
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for api in subject.resources_of("AWS::Serverless::HttpApi") {
        let Some(cors) = api.property("CorsConfiguration") else { continue };
        let with_credentials = cors.get("AllowCredentials").and_then(Node::as_bool) == Some(true);
        let origins = cors.get("AllowOrigins").filter(|_| with_credentials).and_then(Node::as_list);
        for origin in origins.into_iter().flatten().filter(|origin| origin.as_str() == Some("*")) {
            let found = "browsers refuse answers for any origin to requests with credentials";
            let help = "name the origins, as in `https://shop.example.com`, or remove `AllowCredentials`";
            let finding = Diagnostic::new(RULE.code, origin.span, found).help(help);
            findings.push(finding.resource(api.logical_id.as_str()));
        }
    }
}
