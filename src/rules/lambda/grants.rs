//! What the role of a function lets it do, as far as the policies of the template say.

use crate::check::{Reached, Resource, Subject};
use crate::conditions::Scope;
use crate::source::Span;
use crate::tree::{Node, Value};

/// A statement that allows something.
pub struct Grant<'s> {
    statement: &'s Node,
    /// What holds where it is there.
    pub scope: Scope,
    /// Where it stands.
    pub span: Span,
}

/// Where policies name the roles that they are for.
const POLICIES: &[&str] = &["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"];

/// The statements that allow something to a function.
pub fn of<'s, 't>(subject: &'s Subject<'t>, function: &Resource<'t>) -> Vec<Grant<'s>> {
    let roles = subject.related(function, &["Role"], "AWS::IAM::Role");
    roles.into_iter().flat_map(|(role, _, _)| of_role(subject, role)).collect()
}

fn of_role<'s, 't>(subject: &'s Subject<'t>, role: &'s Resource<'t>) -> Vec<Grant<'s>> {
    let mut documents = subject.reach(role, &["Policies", "*", "PolicyDocument"]);
    for (managed, _, _) in subject.related(role, &["ManagedPolicyArns", "*"], "AWS::IAM::ManagedPolicy") {
        documents.extend(subject.reach(managed, &["PolicyDocument"]));
    }
    for policy in subject.resources_of_any(POLICIES) {
        let roles = subject.related(policy, &["Roles", "*"], "AWS::IAM::Role");
        if roles.iter().any(|(one, _, _)| one.logical_id == role.logical_id) {
            documents.extend(subject.reach(policy, &["PolicyDocument"]));
        }
    }
    documents.iter().flat_map(|document| statements(subject, document)).collect()
}

fn statements<'s>(subject: &Subject, document: &Reached<'s>) -> Vec<Grant<'s>> {
    let from = |path| subject.below(document.node, (&document.scope, document.span), path);
    let single = from(&["Statement"]).into_iter().filter(|at| at.node.as_map().is_some());
    let all = single.chain(from(&["Statement", "*"]));
    let grants = all.filter(|at| at.node.get("Effect").and_then(Node::as_str) == Some("Allow"));
    grants.map(|at| Grant { statement: at.node, span: at.node.span, scope: at.scope }).collect()
}

impl<'s> Grant<'s> {
    /// The first of some actions that it allows.
    pub fn allowed<'a>(&self, actions: &[&'a str]) -> Option<&'a str> {
        let patterns: Vec<&str> = items(self.statement.get("Action")).filter_map(Node::as_str).collect();
        actions.iter().copied().find(|action| patterns.iter().any(|pattern| covers(pattern, action)))
    }

    /// The resources that it names.
    pub fn resources(&self) -> impl Iterator<Item = &'s Node> + use<'s> {
        items(self.statement.get("Resource"))
    }
}

/// The items of a list, or the only value.
fn items(node: Option<&Node>) -> impl Iterator<Item = &Node> {
    node.into_iter().flat_map(|node| match &node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    })
}

/// Whether a pattern with `*` stands for an action. Neither is held to its letters' case.
fn covers(pattern: &str, action: &str) -> bool {
    let (pattern, action) = (pattern.to_ascii_lowercase(), action.to_ascii_lowercase());
    let Some((beginning, rest)) = pattern.split_once('*') else { return pattern == action };
    let Some(mut remaining) = action.strip_prefix(beginning) else { return false };
    let mut pieces: Vec<&str> = rest.split('*').collect();
    let end = pieces.pop().unwrap_or("");
    for piece in pieces {
        let Some((_, after)) = remaining.split_once(piece) else { return false };
        remaining = after;
    }
    remaining.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn patterns_of_actions() {
        for pattern in ["s3:PutObject", "s3:*", "s3:Put*", "*", "S3:p*Obj*", "s3:*Object"] {
            assert!(covers(pattern, "s3:PutObject"), "{pattern}");
        }
        for pattern in ["s3:Put", "s3:Get*", "sqs:*", "s3:*Bucket", ""] {
            assert!(!covers(pattern, "s3:PutObject"), "{pattern}");
        }
    }
}
