//! S3030: A function may do anything in the account.

use super::function_permissions::{self, Allowed, Permission};
use super::narrower;
use super::problem::Problem;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3030",
        name: "everything-allowed",
        severity: Severity::Warning,
        summary: "A function may do anything in the account.",
    },
    documentation: Documentation {
        finds: "A function with a policy such as `AdministratorAccess`, or with a statement that allows `*` or `iam:*` on `*`, in `Policies` or in a role of the template. The suggestion names what its environment variables refer to.",
        matters: "Whoever gets the function to run something else, by a flaw in a library or in its own code, has the whole account.",
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
        - AdministratorAccess
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

/// Whoever may change permissions can take all of them.
const ACTIONS: &[&str] = &["*", "*:*", "iam:*"];
const MANAGED: &[&str] = &["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"];

fn check(subject: &Subject, findings: &mut Findings) {
    for permission in function_permissions::those(subject, is_everything) {
        let problem = problem(subject, &permission);
        findings.push(problem.diagnostic(&RULE, permission.owner.logical_id));
    }
}

fn is_everything(allowed: &Allowed) -> bool {
    match allowed {
        Allowed::Action(action) => ACTIONS.contains(&action.as_str()),
        Allowed::Managed(name) => MANAGED.contains(&name.as_str()),
    }
}

fn problem(subject: &Subject, permission: &Permission) -> Problem {
    let found = format!("{} may do anything in the account: {}", permission.names(), permission.allowed);
    Problem::new(permission.span, found).help(narrower::help(subject, permission, None))
}
