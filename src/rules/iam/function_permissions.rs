//! What the functions of a template are allowed to do.

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

/// All that functions may do with everything, and the managed policies that they have.
pub fn all<'s>(subject: &'s Subject) -> Vec<Permission<'s>> {
    let mut permissions = written(subject);
    permissions.extend(managed(subject));
    permissions
}

fn written<'s>(subject: &'s Subject) -> Vec<Permission<'s>> {
    let documents = policy_documents::of_kind(subject, Kind::Identity);
    let permissions = documents.flat_map(|document| {
        let owner = document.resource;
        let functions = functions_of(subject, owner);
        let statements = if functions.is_empty() { Vec::new() } else { document.statements(subject) };
        let actions =
            statements.iter().filter(|at| is_open(subject, at)).flat_map(|at| each(subject, at, "Action"));
        let permission = |at: Reached| {
            let allowed = Allowed::Action(at.node.as_str()?.to_owned());
            Some(Permission { functions: functions.clone(), owner, span: at.node.span, allowed })
        };
        actions.filter_map(permission).collect::<Vec<_>>()
    });
    permissions.collect()
}

/// Whether a statement allows something on everything, whatever the circumstances.
fn is_open(subject: &Subject, statement: &Reached) -> bool {
    let has = |element: &str, value: &str| {
        each(subject, statement, element).iter().any(|at| at.node.as_str() == Some(value))
    };
    has("Effect", "Allow") && has("Resource", "*") && statement.node.get("Condition").is_none()
}

fn managed<'s>(subject: &'s Subject) -> Vec<Permission<'s>> {
    let places: &[(&str, &[&str])] = &[
        (SAM_FUNCTION, &["Policies"]),
        (SAM_FUNCTION, &["Policies", "*"]),
        (ROLE, &["ManagedPolicyArns", "*"]),
    ];
    let all = subject.resources.iter().flat_map(|owner| {
        let paths = places.iter().filter(|(kind, _)| *kind == owner.kind).map(|(_, path)| *path);
        paths.flat_map(|path| subject.reach(owner, path)).map(move |at| (owner, at))
    });
    let permission = |(owner, at): (&'s Resource, Reached)| {
        let name = managed_name(subject, &at)?;
        let functions = Some(functions_of(subject, owner)).filter(|functions| !functions.is_empty())?;
        Some(Permission { functions, owner, span: at.node.span, allowed: Allowed::Managed(name) })
    };
    all.filter_map(permission).collect()
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
