//! What is wrong with a policy document as a whole.

use crate::template::intrinsic::is_looked_up;
use indexmap::IndexMap;

use super::elements;
use super::policy_documents::{PolicyDocument, can_meet, each, presence};
use super::problem::Problem;
use crate::check::{Reached, Subject};

/// From "Grammar of the IAM JSON policy language" in the user guide of IAM.
const ELEMENTS: &[&str] = &["Version", "Id", "Statement"];
const VERSIONS: &[&str] = &["2012-10-17", "2008-10-17"];

/// Resources whose policies may use the id of a statement again.
const WITH_REPEATED_IDS: &[&str] =
    &["AWS::S3::BucketPolicy", "AWS::ECR::Repository", "AWS::ECR::PublicRepository"];

/// How many statements of the same id are compared.
const MOST: usize = 16;

/// All but what is wrong within its statements.
pub fn problems(subject: &Subject, document: &PolicyDocument) -> Vec<Problem> {
    let Some(map) = document.node.as_map() else { return not_a_map(document).into_iter().collect() };
    let mut problems = elements::unknown(map, ELEMENTS, ELEMENTS, "a policy document");
    problems.extend(versions(subject, document));
    problems.extend(misshapen_statements(subject, document));
    if problems.is_empty() {
        problems.extend(without_statement(subject, document));
    }
    problems.extend(repeated_ids(subject, document));
    problems
}

fn not_a_map(document: &PolicyDocument) -> Option<Problem> {
    let Some(text) = document.node.as_str() else {
        let found = format!("a policy document is a map, but this is {}", document.node.kind());
        return Some(Problem::new(document.span, found).help("write `Version` and `Statement` below it"));
    };
    let problem = Problem::new(document.span, "this policy document is written as text that is no JSON");
    (!is_looked_up(text)).then(|| problem.help("write it as a map, or correct the JSON"))
}

fn versions(subject: &Subject, document: &PolicyDocument) -> Vec<Problem> {
    let versions = each(subject, &document.start(), "Version").into_iter();
    let problem = |at: Reached| {
        let version = at.node.scalar_text()?;
        let found = format!("`{version}` is no version of the policy language");
        let problem = Problem::new(at.node.span, found).help("write `2012-10-17`");
        (!VERSIONS.contains(&version.as_str())).then_some(problem)
    };
    versions.filter_map(problem).collect()
}

fn without_statement(subject: &Subject, document: &PolicyDocument) -> Option<Problem> {
    let cases = presence(subject, &document.start(), "Statement", &document.scope);
    let problem = Problem::new(document.span, "this policy document has no `Statement`");
    let is_missing = cases.iter().any(|(is_there, _)| !is_there);
    is_missing.then(|| problem.help("add `Statement` with a list of what is allowed"))
}

fn misshapen_statements(subject: &Subject, document: &PolicyDocument) -> Vec<Problem> {
    let mut statements = document.statements(subject);
    statements.retain(|statement| statement.node.as_map().is_none());
    let problem = |at: &Reached| {
        let found = format!("a statement is a map, but this is {}", at.node.kind());
        Problem::new(at.span, found).help("write `Effect`, `Action` and what else belongs to it")
    };
    statements.iter().map(problem).collect()
}

/// Two statements with the same id that can be there together.
fn repeated_ids(subject: &Subject, document: &PolicyDocument) -> Vec<Problem> {
    if WITH_REPEATED_IDS.contains(&document.resource.kind) {
        return Vec::new();
    }
    let statements = document.statements(subject);
    let mut earlier: IndexMap<&str, Vec<Reached>> = IndexMap::new();
    let mut problems = Vec::new();
    for at in statements.iter().flat_map(|statement| each(subject, statement, "Sid")) {
        let Some(id) = at.node.as_str().filter(|id| !id.is_empty()) else { continue };
        let same = earlier.entry(id).or_default();
        if let Some(first) = same.iter().find(|one| can_meet(subject, &one.scope, &at.scope)) {
            let found = format!("two statements of this policy have the id `{id}`");
            let problem = Problem::new(at.node.span, found).related(first.node.span, "the other one");
            problems.push(problem.help("give each a `Sid` of its own, or leave it out"));
        }
        if same.len() < MOST {
            same.push(at);
        }
    }
    problems
}
