//! W3037: A policy names an action that IAM does not know.

use super::actions::{self, Fault};
use super::policy_documents::{self, each};
use super::problem::Problem;
use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic::is_looked_up;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3037",
        name: "unknown-action",
        severity: Severity::Warning,
        summary: "A policy names an action that IAM does not know.",
    },
    documentation: Documentation {
        finds: "An action in a policy whose service or name AWS does not list, a wildcard that fits no action of the service, and an action of another service in the policy of a bucket, a queue or a topic.",
        matters: "IAM takes most of these without a word. The action that was meant is not allowed, or not denied, and that shows when it is used.",
        bad: "\
Resources:
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Action: s3:ReadObject
            Resource: arn:aws:s3:::reports/*
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
    for document in policy_documents::all(subject) {
        let resource = document.resource;
        let service = document.service();
        for statement in document.statements(subject) {
            for at in ["Action", "NotAction"].iter().flat_map(|element| each(subject, &statement, element)) {
                let problem = unknown(subject, &at).or_else(|| foreign(&at, service?));
                findings.extend(problem.map(|problem| problem.diagnostic(&RULE, resource.logical_id)));
            }
        }
    }
}

fn unknown(subject: &Subject, at: &Reached) -> Option<Problem> {
    let text = at.node.as_str().filter(|text| !is_looked_up(text) && !text.contains("${"))?;
    let (found, help) = match actions::fault(&subject.knowledge.tables, text)? {
        Fault::NoService => {
            (format!("the action `{text}` names no service"), "write it like `s3:GetObject`".to_owned())
        }
        Fault::UnknownService(close) => (
            format!("IAM knows no service of the action `{text}`"),
            did_you_mean(close, "look the prefix of the service up in the Service Authorization Reference"),
        ),
        Fault::UnknownAction(close) => (
            format!("IAM knows no action `{text}`"),
            did_you_mean(close, "look the action up in the Service Authorization Reference"),
        ),
        Fault::Operation(action) => (
            format!("IAM knows no action `{text}`"),
            format!("write `{action}`, which is the action for that"),
        ),
        Fault::NothingFits => (
            format!("no action of IAM fits `{text}`"),
            "name an action, or begin with what its name begins with, as in `s3:Get*`".to_owned(),
        ),
    };
    Some(Problem::new(at.node.span, found).help(help))
}

fn did_you_mean(close: Option<String>, otherwise: &str) -> String {
    close.map_or_else(|| otherwise.to_owned(), |close| format!("did you mean `{close}`?"))
}

/// An action of another service than the policy is about.
fn foreign(at: &Reached, service: &str) -> Option<Problem> {
    let text = at.node.as_str()?;
    let (prefix, _) = text.split_once(':')?;
    let found = format!("`{text}` is no action of `{service}`, which this policy is about");
    let is_foreign = !prefix.eq_ignore_ascii_case(service) && !prefix.contains(['*', '?', '$']);
    is_foreign.then(|| Problem::new(at.node.span, found).help(format!("name actions of `{service}` only")))
}
