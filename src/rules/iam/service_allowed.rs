//! S3031: A function may do anything in a service.

use super::actions::{self, Action};
use super::function_permissions::{self, Allowed};
use super::narrower;
use super::problem::Problem;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Tables;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3031",
        name: "service-allowed",
        severity: Severity::Info,
        summary: "A function may do anything in a service.",
    },
    documentation: Documentation {
        finds: "A function with a statement that allows all actions of a service on `*`, such as `dynamodb:*`, or with a policy of AWS that does so, such as `AmazonS3FullAccess`. Services where few actions can be limited to resources are left out. The suggestion names what the environment variables of the function refer to, or the only resource of the template that fits.",
        matters: "A flaw in the function, or in a library that it uses, reaches everything that the account has in the service, and not only what the function works with.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::SimpleTable
  Checkout:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Environment:
        Variables:
          TABLE: !Ref Orders
      Policies:
        - Statement:
            - Effect: Allow
              Action: dynamodb:*
              Resource: \"*\"
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::SimpleTable
  Checkout:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Environment:
        Variables:
          TABLE: !Ref Orders
      Policies:
        - DynamoDBCrudPolicy:
            TableName: !Ref Orders
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let tables = &subject.knowledge.tables;
    for permission in function_permissions::those(subject, |allowed| service(tables, allowed).is_some()) {
        let Some(service) = service(tables, &permission.allowed) else { continue };
        let found = format!("{} may do anything in `{service}`: {}", permission.names(), permission.allowed);
        let help = narrower::help(subject, &permission, Some(&service));
        let problem = Problem::new(permission.span, found).help(help);
        findings.push(problem.diagnostic(&RULE, permission.owner.logical_id));
    }
}

/// The service in which everything is allowed.
fn service(tables: &Tables, allowed: &Allowed) -> Option<String> {
    match allowed {
        Allowed::Action(action) => whole_service(tables, action),
        Allowed::Managed(name) => narrower::service_of_managed(name).map(str::to_owned),
    }
}

/// The service all of whose actions are meant, when a good part of them can be limited to resources. Permissions for
/// IAM are permissions for everything, which another rule is about.
fn whole_service(tables: &Tables, action: &str) -> Option<String> {
    let action = Action::read(action).filter(|action| action.name == "*" && action.service != "iam")?;
    let all = actions::of_service(tables, &action.service)?;
    let limited = all.values().filter(|action| action.get("Resources").is_some()).count();
    (limited * 3 > all.len()).then_some(action.service)
}
