//! The execution role of a function or state machine.

use super::{Form, entries, form, managed, template};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::expand::context::{Context, Expanded, Parts};
use crate::expand::resource::{Attributes, Resource};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text};

/// What a role is made of.
#[derive(Debug, Default)]
pub struct RoleParts {
    /// Who may assume it.
    pub assume_role_policy: Option<Node>,
    /// ARNs of managed policies that SAM itself adds.
    pub managed_policies: Vec<Node>,
    /// Named policies that SAM itself adds.
    pub inline_policies: Vec<Node>,
    /// `Policies` of the resource.
    pub policies: Option<Node>,
    /// `RolePath` of the resource.
    pub path: Option<Node>,
    /// `PermissionsBoundary` of the resource.
    pub permissions_boundary: Option<Node>,
    /// Tags.
    pub tags: Vec<Node>,
}

/// The role `<owner>Role` with SAM's own policies first, then those of the resource in order.
pub fn execution_role(
    context: &mut Context,
    owner: &Text,
    attributes: Attributes,
    parts: RoleParts,
    cause: Span,
) -> Expanded<Resource> {
    let mut role = Resource::new(context, format!("{owner}Role"), "AWS::IAM::Role", attributes, cause)?;
    role.set_some("AssumeRolePolicyDocument", parts.assume_role_policy);
    let mut managed_policies = parts.managed_policies;
    let mut inline_policies = parts.inline_policies;
    let mut sound = Parts::default();
    for (index, policy) in parts.policies.iter().flat_map(entries).enumerate() {
        match sound.add(form(context, policy)) {
            Some(Form::Document) => {
                inline_policies.push(inline(policy, &format!("{}Policy{index}", role.logical_id)));
            }
            Some(Form::Managed) => {
                let policy = managed_policy(context, policy);
                if !managed_policies.contains(&policy) {
                    managed_policies.push(policy);
                }
            }
            Some(Form::Template | Form::Unknown) => {
                sound.add::<()>(Err(context.error(unknown_form(policy))));
            }
            None => {}
        }
    }
    sound.finish()?;
    role.set("ManagedPolicyArns", managed_policies);
    if !inline_policies.is_empty() {
        role.set("Policies", inline_policies);
    }
    role.set_some("Path", parts.path);
    role.set_some("PermissionsBoundary", parts.permissions_boundary);
    role.set("Tags", parts.tags);
    Ok(role)
}

/// The document under a name; of an `Fn::If`, each branch that has one.
fn inline(policy: &Node, name: &str) -> Node {
    let named = |document: &Node| {
        if intrinsic::is_no_value(document) {
            return document.clone();
        }
        map!(document.span; "PolicyName" => name, "PolicyDocument" => document)
    };
    map_branches(policy, named)
}

fn managed_policy(context: &Context, policy: &Node) -> Node {
    let partition = context.partition;
    let arn = |policy: &Node| match policy.as_text() {
        Some(name) => {
            let arn = managed::arn(name, partition);
            Node::new(crate::tree::Value::String(name.derive(arn)), policy.span)
        }
        None => policy.clone(),
    };
    map_branches(policy, arn)
}

/// Applies `change` to the policy, or to both branches when it is an `Fn::If`.
fn map_branches(policy: &Node, change: impl Fn(&Node) -> Node) -> Node {
    match intrinsic::if_arguments(policy) {
        Some((condition, then, otherwise)) => {
            intrinsic::if_else(condition, change(then), change(otherwise), policy.span)
        }
        None => change(policy),
    }
}

fn unknown_form(policy: &Node) -> Diagnostic {
    if policy.get("PolicyDocument").is_some() {
        let found =
            "SAM takes the policy document itself here, without `PolicyName` and `PolicyDocument` around it";
        let help =
            "move what is below `PolicyDocument` up, so that the entry begins with `Version` or `Statement`";
        return Diagnostic::new(code::INVALID_POLICY, policy.span, found).help(help);
    }
    if let Some(problem) = misplaced(policy) {
        return problem;
    }
    if let Some((name, _)) = policy.as_map().and_then(Map::sole_entry) {
        let span = policy.as_map().and_then(|map| map.key_span(name)).unwrap_or(policy.span);
        let diagnostic =
            Diagnostic::new(code::INVALID_POLICY, span, format!("there is no policy template `{name}`"));
        return match similar::closest(name, template::names()) {
            Some(close) => diagnostic.help(format!("did you mean `{close}`?")),
            None => diagnostic
                .help("write a policy document with `Statement`, or the name or ARN of a managed policy"),
        };
    }
    let found = "this is not a policy";
    let help = "write a managed policy's name or ARN, a policy document with `Statement`, or one policy template with its parameters";
    Diagnostic::new(code::INVALID_POLICY, policy.span, found).help(help)
}

/// What to say about things that belong into a policy, or are several of them.
fn misplaced(policy: &Node) -> Option<Diagnostic> {
    let problem =
        |found: &str, help: &str| Some(Diagnostic::new(code::INVALID_POLICY, policy.span, found).help(help));
    if intrinsic::is_intrinsic(policy) {
        let found = "SAM takes an intrinsic function for one policy, not for a list of them";
        return problem(found, "write an `!If` for each policy, as an item of `Policies`");
    }
    let map = policy.as_map()?;
    if map.contains("Effect") {
        let help = "put it below `Statement:`, as an item of a list: `- Statement: [{Effect: Allow, …}]`";
        return problem("this is a statement, but SAM takes policies here", help);
    }
    let is_template = |name: &str| template::find(name).is_some();
    let others: Vec<&str> = map.keys().map(|key| key.as_str()).filter(|name| !is_template(name)).collect();
    let empty = map.iter().find(|(name, node)| is_template(name) && node.is_null());
    if let (Some((name, _)), [first, ..]) = (empty, others.as_slice()) {
        let found = format!("`{first}` stands beside the policy template `{name}`, which has no value");
        return problem(&found, &format!("indent `{first}` further, so that it stands below `{name}`"));
    }
    if map.len() > 1 && map.keys().any(|name| is_template(name)) {
        let help = "make each an entry of its own, with `- ` before its name";
        return problem("a policy template must stand alone in its entry", help);
    }
    None
}
