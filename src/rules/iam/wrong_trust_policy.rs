//! E3530: The policy on who may assume a role is not one that IAM takes.

use super::policy_documents::Kind;
use super::problem;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3530",
        name: "wrong-trust-policy",
        severity: Severity::Error,
        summary: "The policy on who may assume a role is not one that IAM takes.",
    },
    documentation: Documentation {
        finds: "An `AssumeRolePolicyDocument` with something that is missing, misspelt or out of place: elements, effects, principals, condition operators.",
        matters: "IAM refuses to create the role, and the stack is rolled back.",
        bad: "\
Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Principal:
              Services: lambda.amazonaws.com
            Action: sts:AssumeRole
            Resource: \"*\"
",
        good: "\
Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    problem::report(&RULE, Kind::Trust, subject, findings);
}
