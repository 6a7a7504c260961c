//! I3510: None of the resources of a statement is one that an action works on.

use super::actions::{self, Action, meet};
use super::arns::Arn;
use super::open_text::{self, OPEN};
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
        let form = form.replace(".*", "*");
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
    pattern.replace(OPEN, "*")
}

/// The form of a resource that an action works on, when it works on none of these.
fn unmet<'k>(tables: &'k Tables, action: &str, resources: &[String]) -> Option<&'k str> {
    let action = Action::read(action).filter(|action| !action.has_wildcard())?;
    let kinds = actions::resources(tables, &action)?.into_iter();
    let forms: Vec<&str> =
        kinds.flat_map(|resource| actions::arn_forms(tables, &action.service, resource)).collect();
    let is_met = forms.iter().any(|form| resources.iter().any(|resource| fits(resource, form)));
    forms.first().copied().filter(|_| !is_met)
}

/// Whether an ARN can be one of a form such as `arn:${Partition}:sqs:${Region}:${Account}:.*`.
fn fits(resource: &str, form: &str) -> bool {
    let (Some(resource), Some(form)) = (Arn::read(resource), Arn::read(form)) else { return true };
    let part = |part: Option<&str>| part.unwrap_or("*").to_owned();
    let pairs = [
        (Some(resource.service), Some(form.service)),
        (resource.region, form.region),
        (resource.account, form.account),
        (resource.name, form.name),
    ];
    pairs.iter().all(|(given, wanted)| meet(&part(*given), &as_pattern(part(*wanted).replace(".*", "*"))))
}
