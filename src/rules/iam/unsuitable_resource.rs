//! I3510: None of the resources of a statement is one that an action works on.

use super::actions::{self, Action, meet};
use super::arns::Arn;
use super::open_text::{self, BUCKET, OPEN};
use super::policy_documents::{self, each, key_span};
use super::problem::Problem;
use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Tables;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I3510",
        name: "unsuitable-resource",
        severity: Severity::Info,
        summary: "None of the resources of a statement is one that an action works on.",
    },
    documentation: Documentation {
        finds: "An action in a policy that works on resources of a kind, such as objects in a bucket, in a statement whose `Resource` names none of that kind. Actions with wildcards, and statements with resources that are only known after the deployment, are left out.",
        matters: "The statement does not allow the action, or does not deny it. That shows when the action is used.",
        bad: "\
Resources:
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::reports
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

/// How many actions and resources of a statement are compared.
const MOST: usize = 256;

/// Longer ARNs are not compared.
const LONGEST: usize = 512;

fn check(subject: &Subject, findings: &mut Findings) {
    for document in policy_documents::all(subject) {
        for statement in document.statements(subject) {
            let problems = unsuitable(subject, &statement).into_iter();
            let logical_id = document.resource.logical_id.as_str();
            findings.extend(problems.map(|problem| problem.diagnostic(&RULE, logical_id)));
        }
    }
}

fn unsuitable(subject: &Subject, statement: &Reached) -> Vec<Problem> {
    let Some(resources) = resources(subject, statement) else { return Vec::new() };
    let span = key_span(statement, "Resource");
    let problem = |at: Reached| {
        let text = at.node.as_str()?;
        let form = unmet(&subject.knowledge.tables, text, &resources)?;
        let found = format!("`{text}` works on none of the resources of this statement");
        let form = form.replace("${Partition}", "aws");
        let help = format!("name one like `{form}`, or put the action into a statement of its own");
        Some(Problem::new(span, found).related(at.node.span, "the action").help(help))
    };
    each(subject, statement, "Action").into_iter().take(MOST).filter_map(problem).collect()
}

/// The ARNs under `Resource`, with wildcards for what is not known. None when one of them may be any.
fn resources(subject: &Subject, statement: &Reached) -> Option<Vec<String>> {
    let resources = each(subject, statement, "Resource");
    let is_comparable = |text: &String| Arn::read(text).is_some() && text.len() <= LONGEST;
    let text = |at: &Reached| open_text::of(subject, at.node).map(as_pattern).filter(is_comparable);
    let texts: Vec<String> = resources.iter().take(MOST).map(text).collect::<Option<_>>()?;
    (!texts.is_empty()).then_some(texts)
}

/// With wildcards for what is not known, and for variables of policies.
fn as_pattern(text: String) -> String {
    let mut pattern = String::new();
    let mut rest = text.as_str();
    while let Some((before, variable)) = rest.split_once("${") {
        pattern.push_str(before);
        pattern.push('*');
        rest = variable.split_once('}').map_or("", |(_, after)| after);
    }
    pattern.push_str(rest);
    pattern.replace(OPEN, "*").replace(BUCKET, "b")
}

/// The form of a resource that an action works on, when it works on none of these.
fn unmet(tables: &Tables, action: &str, resources: &[String]) -> Option<String> {
    let action = Action::read(action).filter(|action| !action.has_wildcard())?;
    let kinds = actions::resources(tables, &action)?.into_iter();
    let forms: Vec<String> = kinds.flat_map(|kind| forms(tables, &action.service, kind)).collect();
    let is_met = forms.iter().any(|form| resources.iter().any(|resource| fits(resource, form)));
    forms.last().cloned().filter(|_| !is_met)
}

/// The forms of ARNs of a kind of resource, such as `arn:${Partition}:sqs:${Region}:${Account}:*`.
fn forms(tables: &Tables, service: &str, kind: &str) -> Vec<String> {
    match (service, kind) {
        ("s3", "object") => vec![OBJECT.to_owned()],
        _ => actions::arn_forms(tables, service, kind).iter().map(|form| form.replace(".*", "*")).collect(),
    }
}

/// Whether an ARN can be one of a form. Names of buckets have no slash.
fn fits(resource: &str, form: &str) -> bool {
    let (Some(resource), Some(wanted)) = (Arn::read(resource), Arn::read(form)) else { return true };
    let part = |part: Option<&str>| as_pattern(part.unwrap_or("*").to_owned());
    let pairs = [
        (Some(resource.service), Some(wanted.service)),
        (resource.region, wanted.region),
        (resource.account, wanted.account),
        (resource.name, wanted.name),
    ];
    let is_object = resource.name.is_some_and(|name| name.contains('/'));
    let is_like_it = pairs.iter().all(|(given, wanted)| meet(&part(*given), &part(*wanted)));
    is_like_it && !(form == BUCKETS && is_object)
}

/// How AWS's list writes buckets, and objects just alike.
const BUCKETS: &str = "arn:${Partition}:s3:::*";
const OBJECT: &str = "arn:${Partition}:s3:::*/*";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_in_buckets() {
        assert!(fits("arn:aws:s3:::reports/*", OBJECT) && !fits("arn:aws:s3:::reports", OBJECT));
        assert!(fits("arn:aws:s3:::reports", BUCKETS) && !fits("arn:aws:s3:::reports/*", BUCKETS));
        assert!(fits("arn:aws:s3:::*", OBJECT) && fits("arn:aws:s3:::*", BUCKETS));
        assert!(fits("arn:aws:s3", OBJECT) && !fits("arn:aws:sqs:us-east-1:123456789012:q", BUCKETS));
    }
}
