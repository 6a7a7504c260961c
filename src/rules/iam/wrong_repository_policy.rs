//! E3513: The policy of a repository is not one that ECR takes.

use super::policy_documents::Kind;
use super::problem;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3513",
        name: "wrong-repository-policy",
        severity: Severity::Error,
        summary: "The policy of a repository is not one that ECR takes.",
    },
    documentation: Documentation {
        finds: "The policy of a repository of container images, with something that is missing, misspelt or out of place: elements, effects, principals, condition operators.",
        matters: "ECR refuses the policy, and the stack is rolled back.",
        bad: "\
Resources:
  Images:
    Type: AWS::ECR::Repository
    Properties:
      RepositoryPolicyText:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Action: ecr:BatchGetImage
",
        good: "\
Resources:
  Images:
    Type: AWS::ECR::Repository
    Properties:
      RepositoryPolicyText:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Principal:
              AWS: \"123456789012\"
            Action: ecr:BatchGetImage
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    problem::report(&RULE, Kind::Repository, subject, findings);
}
