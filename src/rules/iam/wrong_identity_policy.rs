//! E3510: A policy of a user, group or role is not one that IAM takes.

use super::policy_documents::Kind;
use super::problem;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3510",
        name: "wrong-identity-policy",
        severity: Severity::Error,
        summary: "A policy of a user, group or role is not one that IAM takes.",
    },
    documentation: Documentation {
        finds: "A policy in a user, group, role or permission set, a managed policy, or a policy document under `Policies` in SAM, with something that is missing, misspelt or out of place: elements, effects, ARNs, condition operators.",
        matters: "IAM refuses the policy as malformed, and the stack is rolled back.",
        bad: "\
Resources:
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allowed
            Actions: s3:GetObject
            Resource: reports/*
",
        good: "\
Resources:
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::reports/*
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    problem::report(&RULE, Kind::Identity, subject, findings);
}
