//! S3014: Preflight requests need authorization, which browsers do not send.

use super::body::{self, expanded_resources};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::{Map, Node};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3014",
        name: "preflight-needs-authorization",
        severity: Severity::Warning,
        summary: "Preflight requests need authorization, which browsers do not send.",
    },
    documentation: Documentation {
        finds: "A REST API with `Cors` whose `DefaultAuthorizer`, or API key, is also asked for in the `OPTIONS` requests that SAM adds for `Cors`.",
        matters: "A browser sends the preflight request without token or key. API Gateway answers it with status 401 or 403, and the browser never sends the real request.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      Cors: \"'https://shop.example.com'\"
      Auth:
        DefaultAuthorizer: Users
        Authorizers:
          Users: {UserPoolArn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi'}
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Get:
          Type: Api
          Properties: {RestApiId: !Ref Api, Path: /orders, Method: get}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      Cors: \"'https://shop.example.com'\"
      Auth:
        DefaultAuthorizer: Users
        AddDefaultAuthorizerToCorsPreflight: false
        Authorizers:
          Users: {UserPoolArn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi'}
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Get:
          Type: Api
          Properties: {RestApiId: !Ref Api, Path: /orders, Method: get}
",
    },
    check: Check::Subject(check),
};

/// What asks for authorization, and what exempts preflight requests from it.
const SETTINGS: &[(&str, &str)] = &[
    ("DefaultAuthorizer", "AddDefaultAuthorizerToCorsPreflight"),
    ("ApiKeyRequired", "AddApiKeyRequiredToCorsPreflight"),
];

fn check(subject: &Subject, findings: &mut Findings) {
    for (id, api) in expanded_resources(subject, "AWS::ApiGateway::RestApi") {
        let Some(properties) = api_properties(subject, id) else { continue };
        let has_cors = properties.truthy("Cors").is_some();
        let Some(auth) = properties.get("Auth").and_then(Node::as_map).filter(|_| has_cors) else { continue };
        if !body::paths(api).any(|path| path.item.get("options").is_some_and(is_guarded)) {
            continue;
        }
        for (setting, exempt) in SETTINGS {
            let Some(span) = auth.key_span(setting).filter(|_| auth.truthy(setting).is_some()) else {
                continue;
            };
            // Who writes it out means it.
            if !auth.contains(exempt) {
                let found =
                    format!("`{setting}` is also asked of preflight requests, in which browsers send none");
                let help = format!("add `{exempt}: false` beside it");
                findings.push(Diagnostic::new(RULE.code, span, found).help(help).resource(id.as_str()));
            }
        }
    }
}

/// What the template says of an API, in its properties or, if SAM adds it, in `Globals`.
fn api_properties<'t>(subject: &Subject<'t>, id: &str) -> Option<&'t Map> {
    match subject.section("Resources").get(id) {
        Some(api) => api.get("Properties")?.as_map(),
        None if id == "ServerlessRestApi" => subject.written.section("Globals")?.get("Api")?.as_map(),
        None => None,
    }
}

/// Whether it is the answer to preflight requests that SAM adds, and needs authorization.
fn is_guarded(options: &Node) -> bool {
    options.get("summary").and_then(Node::as_str) == Some("CORS support")
        && options.truthy("security").is_some()
}
