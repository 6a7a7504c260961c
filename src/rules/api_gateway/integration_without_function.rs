//! S3085: An API calls what is no function, or calls a function by its name.

use super::definitions;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::evaluate::substitute::{Part, arguments, parts};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3085",
        name: "integration-without-function",
        severity: Severity::Warning,
        summary: "An API calls what is no function, or calls a function by its name.",
    },
    documentation: Documentation {
        finds: "The address of an integration or authorizer that has something else than the ARN of a function of the template, of one of its versions or aliases, where that belongs.",
        matters: "API Gateway refuses the address when the API is made or deployed.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  List:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Get:
          Type: Api
          Properties: {RestApiId: !Ref Api, Path: /orders, Method: get}
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths:
          /orders:
            get:
              responses: {}
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${List}/invocations
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  List:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Get:
          Type: Api
          Properties: {RestApiId: !Ref Api, Path: /orders, Method: get}
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths:
          /orders:
            get:
              responses: {}
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${List.Arn}/invocations
",
    },
    check: Check::Subject(check),
};

/// Properties that are such addresses.
const PROPERTIES: &[(&str, &[&str])] = &[
    ("AWS::ApiGateway::Method", &["Integration", "Uri"]),
    ("AWS::ApiGateway::Authorizer", &["AuthorizerUri"]),
    ("AWS::ApiGatewayV2::Authorizer", &["AuthorizerUri"]),
];

fn check(subject: &Subject, findings: &mut Findings) {
    for (kind, path) in PROPERTIES {
        for resource in subject.resources_of(kind) {
            let addresses = subject.reach(resource, path).into_iter();
            let problems = addresses.filter_map(|at| problem(subject, at.node));
            findings.extend(problems.map(|problem| problem.resource(resource.logical_id.as_str())));
        }
    }
    for definition in definitions::all(subject).iter().filter(|definition| definition.file.is_none()) {
        for path in definition.paths(subject) {
            let integrations = path.operations().filter_map(|operation| operation.integration());
            let problems = integrations.filter_map(|integration| problem(subject, integration.get("uri")?));
            findings.extend(problems.map(|problem| problem.resource(definition.api)));
        }
    }
}

/// What is wrong with an address. What the template does not have at all is found as a dangling reference.
fn problem(subject: &Subject, address: &Node) -> Option<Diagnostic> {
    let (before, variable) = called(address)?;
    let (id, attribute) = variable.split_once('.').map_or((variable, None), |(id, rest)| (id, Some(rest)));
    let resource = subject.resource(id)?;
    let (found, help) = match resource.kind {
        "AWS::Lambda::Alias" | "AWS::Lambda::Version" => return None,
        "AWS::Lambda::Function" | "AWS::Serverless::Function" => {
            let is_name = attribute.is_none() && before.ends_with("functions/");
            let found = format!("`${{{id}}}` is the name of the function, and the address needs its ARN");
            is_name.then(|| (found, format!("write `${{{id}.Arn}}`")))?
        }
        kind if kind.starts_with("AWS::") => {
            let found = format!("`{id}` is called like a function, but it is an `{kind}`");
            (found, "name a function of the template, as in `${Name.Arn}`".to_owned())
        }
        _ => return None,
    };
    let problem = Diagnostic::new(RULE.code, address.span, found).help(help);
    Some(problem.related(resource.span, "it is declared here"))
}

/// What is called in an address of the form `…/functions/${Name.Arn}/invocations`, and the text before it.
fn called(address: &Node) -> Option<(&str, &str)> {
    let (text, own) = arguments(intrinsic::argument(address, "Fn::Sub")?)?;
    let parts = parts(text.as_str()?);
    let call = parts.windows(3).find_map(|three| match three {
        [Part::Text(before), Part::Variable(name, _), Part::Text(after)] if *after == "/invocations" => {
            Some((*before, *name))
        }
        _ => None,
    });
    call.filter(|(_, name)| own.is_none_or(|own| !own.contains(name)))
}
