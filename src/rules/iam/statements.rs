//! What is wrong with a statement: elements that are missing, misspelt or out of place, and their values.

use super::arns;
use super::elements::{self, Pair};
use super::policy_documents::{Kind, PolicyDocument, each, has_function, key_span, presence};
use super::problem::Problem;
use crate::check::{Reached, Subject};
use crate::template::intrinsic::is_looked_up;

/// From "Grammar of the IAM JSON policy language" in the user guide of IAM.
const ELEMENTS: &[&str] = &[
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

const EFFECTS: &[&str] = &["Allow", "Deny"];

const ACTION: Pair = Pair {
    element: "Action",
    opposite: "NotAction",
    help: "add `Action` with what it is about, such as `s3:GetObject`",
};
const RESOURCE: Pair =
    Pair { element: "Resource", opposite: "NotResource", help: "add `Resource` with an ARN, or with `*`" };
const PRINCIPAL: Pair = Pair {
    element: "Principal",
    opposite: "NotPrincipal",
    help: "add `Principal` with whom it is about, such as `Service: lambda.amazonaws.com`",
};

/// Resources whose policies name them in each statement; others may leave that out, as file systems do.
const NAMED_IN_STATEMENTS: &[&str] = &[
    "AWS::Elasticsearch::Domain",
    "AWS::KMS::Key",
    "AWS::KMS::ReplicaKey",
    "AWS::OpenSearchService::Domain",
    "AWS::S3::BucketPolicy",
    "AWS::SNS::TopicInlinePolicy",
    "AWS::SNS::TopicPolicy",
    "AWS::SQS::QueueInlinePolicy",
    "AWS::SQS::QueuePolicy",
    "AWS::SecretsManager::ResourcePolicy",
];

/// All but what is wrong with its principals and conditions.
pub fn problems(subject: &Subject, document: &PolicyDocument, statement: &Reached) -> Vec<Problem> {
    let Some(map) = statement.node.as_map() else { return Vec::new() };
    let mut problems = elements::unknown(map, ELEMENTS, &possible(document.kind), "a statement");
    problems.extend(effects(subject, statement));
    let pairs = needed(document).into_iter();
    problems.extend(pairs.filter_map(|pair| pair.problem(subject, statement)));
    problems.extend(misplaced(subject, document.kind, statement));
    problems.extend(texts(subject, statement));
    problems.extend(ids(subject, document.kind, statement));
    if matches!(document.kind, Kind::Identity | Kind::Repository) {
        problems.extend(resources(subject, statement));
    }
    problems
}

/// The elements that statements of a kind of policy have.
fn possible(kind: Kind) -> Vec<&'static str> {
    let impossible = out_of_place(kind).map(|(elements, ..)| elements).unwrap_or_default();
    ELEMENTS.iter().copied().filter(|element| !impossible.contains(element)).collect()
}

/// Of which elements a statement must have one.
fn needed(document: &PolicyDocument) -> Vec<Pair> {
    match document.kind {
        Kind::Identity => vec![ACTION, RESOURCE],
        Kind::Resource if NAMED_IN_STATEMENTS.contains(&document.resource.kind) => {
            vec![ACTION, RESOURCE, PRINCIPAL]
        }
        Kind::Trust | Kind::Resource | Kind::Repository => vec![ACTION, PRINCIPAL],
    }
}

fn effects(subject: &Subject, statement: &Reached) -> Vec<Problem> {
    let cases = presence(subject, statement, "Effect", &statement.scope);
    let is_missing = cases.iter().any(|(is_there, _)| !is_there)
        && !elements::is_misspelt(statement, &["Effect"])
        && !has_function(statement.node);
    let missing = is_missing.then(|| {
        let problem = Problem::new(statement.span, "this statement has no `Effect`");
        problem.help("add `Effect: Allow`, or `Effect: Deny`")
    });
    let given = subject.below(statement.node, (&statement.scope, statement.span), &["Effect"]);
    missing.into_iter().chain(given.iter().filter_map(wrong_effect)).collect()
}

fn wrong_effect(at: &Reached) -> Option<Problem> {
    if has_function(at.node) {
        return None;
    }
    let Some(text) = at.node.scalar_text() else {
        let found = format!("an effect is `Allow` or `Deny`, but this is {}", at.node.kind());
        return Some(Problem::new(at.span, found));
    };
    let problem = Problem::new(at.node.span, format!("`{text}` is no effect"));
    let is_known = EFFECTS.contains(&text.as_str()) || is_looked_up(&text);
    (!is_known).then(|| problem.closest(&text, EFFECTS, "write `Allow` or `Deny`"))
}

/// Elements that statements of a kind of policy do not have, why, and what to do about them.
fn out_of_place(kind: Kind) -> Option<([&'static str; 2], &'static str, &'static str)> {
    match kind {
        Kind::Identity => Some((
            ["Principal", "NotPrincipal"],
            "a policy of a user, group or role has no",
            "remove it: the policy is about whoever has it",
        )),
        Kind::Trust => Some((
            ["Resource", "NotResource"],
            "a policy on who may assume a role has no",
            "remove it: the policy is about the role that it is in",
        )),
        Kind::Resource | Kind::Repository => None,
    }
}

fn misplaced(subject: &Subject, kind: Kind, statement: &Reached) -> Vec<Problem> {
    let Some((elements, why, help)) = out_of_place(kind) else { return Vec::new() };
    let given = |element: &&&str| {
        let cases = presence(subject, statement, element, &statement.scope);
        cases.iter().any(|(is_there, _)| *is_there)
    };
    let problem =
        |element: &&str| Problem::new(key_span(statement, element), format!("{why} `{element}`")).help(help);
    elements.iter().filter(given).map(problem).collect()
}

/// Actions and resources are texts, or lists of them.
fn texts(subject: &Subject, statement: &Reached) -> Vec<Problem> {
    let elements = ["Action", "NotAction", "Resource", "NotResource"].into_iter();
    let problems = elements.flat_map(|element| {
        let given = subject.below(statement.node, (&statement.scope, statement.span), &[element]);
        let empty = given.into_iter().filter(|at| at.node.as_list().is_some_and(Vec::is_empty));
        let empty: Vec<Problem> = empty.map(|at| empty_list(&at, element)).collect();
        let values = each(subject, statement, element).into_iter();
        empty.into_iter().chain(values.filter_map(move |at| not_text(&at, element)))
    });
    problems.collect()
}

fn empty_list(at: &Reached, element: &str) -> Problem {
    Problem::new(at.span, format!("`{element}` is an empty list")).help("name at least one, or write `*`")
}

fn not_text(at: &Reached, element: &str) -> Option<Problem> {
    let is_other = at.node.as_list().is_some() || at.node.as_map().is_some();
    let found = format!("`{element}` takes texts, but this is {}", at.node.kind());
    (is_other && !has_function(at.node)).then(|| Problem::new(at.span, found).help("write each as a text"))
}

/// Those of users, groups and roles are made of letters and digits.
fn ids(subject: &Subject, kind: Kind, statement: &Reached) -> Vec<Problem> {
    let given = each(subject, statement, "Sid").into_iter();
    let problem = |at: Reached| {
        let id = at.node.as_str().filter(|id| !is_looked_up(id))?;
        let is_right = kind != Kind::Identity || id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let problem =
            Problem::new(at.node.span, format!("the id `{id}` has other characters than letters and digits"));
        let plain: String = id.chars().filter(char::is_ascii_alphanumeric).collect();
        let help = if plain.is_empty() { "leave it out".to_owned() } else { format!("write `{plain}`") };
        (!is_right).then(|| problem.help(help))
    };
    given.filter_map(problem).collect()
}

fn resources(subject: &Subject, statement: &Reached) -> Vec<Problem> {
    let given = ["Resource", "NotResource"].into_iter().flat_map(|element| each(subject, statement, element));
    given.filter_map(|at| arns::problem(subject, &at)).collect()
}
