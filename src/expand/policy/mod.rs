//! Policies of execution roles, in every form that SAM takes: names and ARNs of managed policies,
//! statements, policy templates, and `Fn::If` between two of a kind.

pub mod managed;
pub mod role;
pub mod statements;
pub mod template;

use super::context::{Context, Expanded, Parts};
use super::resource::SamResource;
use crate::diagnostic::{Diagnostic, code};
use crate::template::intrinsic;
use crate::tree::{IntoNode, Node};

/// The form in which a policy is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A name, an ARN, or an intrinsic function that makes one.
    Managed,
    /// A policy document.
    Document,
    /// A policy template with its parameters.
    Template,
    /// None of these.
    Unknown,
}

/// The form of one entry under `Policies`.
fn form(context: &mut Context, policy: &Node) -> Expanded<Form> {
    if policy.as_str().is_some() {
        return Ok(Form::Managed);
    }
    if intrinsic::argument(policy, "Fn::If").is_some() {
        return form_of_if(context, policy);
    }
    if intrinsic::is_intrinsic(policy) {
        return Ok(Form::Managed);
    }
    if policy.get("Statement").is_some() {
        return Ok(Form::Document);
    }
    let name = policy.as_map().and_then(|map| map.sole_entry()).map(|(name, _)| name);
    let known = name.is_some_and(|name| template::find(name).is_some());
    Ok(if known { Form::Template } else { Form::Unknown })
}

fn form_of_if(context: &mut Context, policy: &Node) -> Expanded<Form> {
    let Some((_, then, otherwise)) = intrinsic::if_arguments(policy) else {
        let found = "`Fn::If` takes a list of three: condition, value if true, value if false";
        return Err(context.error(Diagnostic::new(code::INVALID_IF, policy.span, found)));
    };
    let forms = (form(context, then)?, form(context, otherwise)?);
    if forms.0 == forms.1 || intrinsic::is_no_value(otherwise) {
        return Ok(forms.0);
    }
    if intrinsic::is_no_value(then) {
        return Ok(forms.1);
    }
    let found = "the two branches of this `Fn::If` are policies of different forms";
    let help = "write two `Fn::If`, each with `!Ref AWS::NoValue` in the other branch";
    Err(context.error(Diagnostic::new(code::INVALID_POLICY, policy.span, found).help(help)))
}

/// The entries of `Policies`, which may be a single one.
fn entries(policies: &Node) -> &[Node] {
    match policies.as_list() {
        Some(list) => list,
        None if policies.is_truthy() => std::slice::from_ref(policies),
        None => &[],
    }
}

/// Replaces policy templates by the statements that they stand for, before the resource is checked.
pub fn expand_templates(context: &mut Context, resource: &mut SamResource) -> Expanded<()> {
    let Some(policies) = resource.properties.truthy("Policies").cloned() else {
        return Ok(());
    };
    let mut parts = Parts::default();
    let expanded = entries(&policies).iter().filter_map(|policy| parts.add(expand_template(context, policy)));
    let expanded: Vec<Node> = expanded.collect();
    resource.properties.insert("Policies", expanded.into_node(policies.span));
    parts.finish()
}

fn expand_template(context: &mut Context, policy: &Node) -> Expanded<Node> {
    if form(context, policy)? != Form::Template {
        return Ok(policy.clone());
    }
    let Some((condition, then, otherwise)) = intrinsic::if_arguments(policy) else {
        return template::statements(context, policy);
    };
    let mut branch = |node: &Node| match intrinsic::is_no_value(node) {
        true => Ok(node.clone()),
        false => template::statements(context, node),
    };
    let (then, otherwise) = (branch(then)?, branch(otherwise)?);
    Ok(intrinsic::if_else(condition, then, otherwise, policy.span))
}
