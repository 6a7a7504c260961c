//! What the functions of a template are allowed to do.

use std::fmt;

use super::open_text;
use super::policy_documents::{self, Kind, each};
use crate::check::{Reached, Resource, Subject};
use crate::source::Span;
use crate::template::intrinsic;

/// The types of functions.
const FUNCTIONS: &[&str] = &["AWS::Lambda::Function", "AWS::Serverless::Function"];
const SAM_FUNCTION: &str = "AWS::Serverless::Function";
const ROLE: &str = "AWS::IAM::Role";

/// Policies of their own, and where they name the roles that have them.
const ATTACHED: &[(&str, &[&str])] = &[
    ("AWS::IAM::ManagedPolicy", &["Roles", "*"]),
    ("AWS::IAM::Policy", &["Roles", "*"]),
    ("AWS::IAM::RolePolicy", &["RoleName"]),
];

/// Where policies of AWS are named.
const MANAGED: &[(&str, &[&str])] =
    &[(SAM_FUNCTION, &["Policies"]), (SAM_FUNCTION, &["Policies", "*"]), (ROLE, &["ManagedPolicyArns", "*"])];

/// Something that a policy allows to functions.
pub struct Permission<'s> {
    /// The functions that have the policy.
    pub functions: Vec<&'s Resource<'s>>,
    /// The resource that the policy is in.
    pub owner: &'s Resource<'s>,
    /// The place of it.
    pub span: Span,
    /// What it is.
    pub allowed: Allowed,
}

/// What a policy allows.
#[derive(Debug, PartialEq, Eq)]
pub enum Allowed {
    /// An action, as it is written, on everything.
    Action(String),
    /// What a policy of this name does that AWS manages.
    Managed(String),
}

impl fmt::Display for Allowed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Allowed::Action(action) => write!(formatter, "`{action}` on `*`"),
            Allowed::Managed(name) => write!(formatter, "`{name}`"),
        }
    }
}

impl Permission<'_> {
    /// Whether SAM makes the role that has the policy.
    pub fn is_in_function(&self) -> bool {
        self.owner.kind == SAM_FUNCTION
    }

    /// The functions that have it, for a message.
    pub fn names(&self) -> String {
        let names: Vec<String> = self.functions.iter().map(|one| format!("`{}`", one.logical_id)).collect();
        match names.as_slice() {
            [only] => only.clone(),
            [one, other] => format!("{one} and {other}"),
            names => format!("each of {} functions", names.len()),
        }
    }
}

/// What functions may do with everything, and the managed policies that they have, as far as that is wanted.
pub fn those<'s>(subject: &'s Subject, is_wanted: impl Fn(&Allowed) -> bool) -> Vec<Permission<'s>> {
    let all = written(subject).into_iter().chain(managed(subject));
    let wanted = all.filter(|(_, _, allowed)| is_wanted(allowed));
    let permission = |(owner, span, allowed): Found<'s>| {
        let functions = functions_of(subject, owner);
        (!functions.is_empty()).then_some(Permission { functions, owner, span, allowed })
    };
    wanted.filter_map(permission).collect()
}

/// Something that is allowed, before it is known to whom: the resource that it is in, and the place.
type Found<'s> = (&'s Resource<'s>, Span, Allowed);

fn written<'s>(subject: &'s Subject) -> Vec<Found<'s>> {
    let documents = policy_documents::of_kind(subject, Kind::Identity);
    let found = documents.flat_map(|document| {
        let mut statements = document.statements(subject);
        statements.retain(|at| is_open(subject, at));
        let actions = statements.iter().flat_map(|at| each(subject, at, "Action"));
        let owner = document.resource;
        let action = |at: Reached| Some((owner, at.node.span, Allowed::Action(at.node.as_str()?.to_owned())));
        actions.filter_map(action).collect::<Vec<_>>()
    });
    found.collect()
}

/// Whether a statement allows something on everything, whatever the circumstances.
fn is_open(subject: &Subject, statement: &Reached) -> bool {
    let has = |element: &str, value: &str| {
        each(subject, statement, element).iter().any(|at| at.node.as_str() == Some(value))
    };
    has("Effect", "Allow") && has("Resource", "*") && statement.node.get("Condition").is_none()
}

fn managed<'s>(subject: &'s Subject) -> Vec<Found<'s>> {
    let found = subject.resources.iter().flat_map(|owner| {
        let paths = MANAGED.iter().filter(|(kind, _)| *kind == owner.kind).map(|(_, path)| *path);
        let policies = paths.flat_map(|path| subject.reach(owner, path));
        policies
            .filter_map(move |at| Some((owner, at.node.span, Allowed::Managed(managed_name(subject, &at)?))))
    });
    found.collect()
}

/// The name of a policy that AWS manages; SAM takes it alone, too.
fn managed_name(subject: &Subject, at: &Reached) -> Option<String> {
    let text = open_text::of(subject, at.node)?;
    let is_of_aws = !text.contains(':') || text.contains(":iam::aws:policy/");
    text.rsplit('/').next().filter(|_| is_of_aws).map(str::to_owned)
}

/// The functions that have the policies in a resource.
fn functions_of<'s>(subject: &'s Subject, owner: &'s Resource<'s>) -> Vec<&'s Resource<'s>> {
    match owner.kind {
        // A function with a role of its own gets none of its policies.
        SAM_FUNCTION if owner.property("Role").is_none() => vec![owner],
        ROLE => with_role(subject, owner),
        _ => attached(subject, owner).into_iter().flat_map(|role| with_role(subject, role)).collect(),
    }
}

fn with_role<'s>(subject: &'s Subject, role: &Resource) -> Vec<&'s Resource<'s>> {
    let has_role = |function: &&Resource| {
        let mut roles =
            subject.reach(function, &["Role"]).into_iter().filter_map(|at| subject.target(at.node));
        roles.any(|one| one.logical_id == role.logical_id)
    };
    subject.resources.iter().filter(|one| FUNCTIONS.contains(&one.kind)).filter(has_role).collect()
}

fn attached<'s>(subject: &'s Subject, policy: &Resource) -> Vec<&'s Resource<'s>> {
    let Some((_, path)) = ATTACHED.iter().find(|(kind, _)| *kind == policy.kind) else { return Vec::new() };
    let names = subject.reach(policy, path);
    let ids = names.iter().filter_map(|at| intrinsic::referenced_id(at.node));
    ids.filter_map(|id| subject.resource(id)).filter(|role| role.kind == ROLE).collect()
}
