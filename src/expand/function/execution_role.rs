//! The function's execution role.

use super::lambda_function::is_traced;
use super::rules::DEAD_LETTER_ACTIONS;
use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::expand::policy::role::{RoleParts, execution_role};
use crate::expand::policy::statements;
use crate::expand::resource::{Resource, SamResource};
use crate::expand::tags;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Node};

/// Makes the role. It is only put out where the function has no role of its own.
pub fn make(
    context: &mut Context,
    function: &mut SamResource,
    invoke_policies: Vec<Node>,
) -> Expanded<Resource> {
    let cause = function.span;
    let assume_role = function.get("AssumeRolePolicyDocument").cloned();
    let mut inline_policies: Vec<Node> = dead_letter_policy(function).into_iter().collect();
    inline_policies.extend(invoke_policies);
    let parts = RoleParts {
        assume_role_policy: Some(
            assume_role.unwrap_or_else(|| statements::assume_role("lambda.amazonaws.com", cause)),
        ),
        managed_policies: managed_policies(context, function)?,
        inline_policies,
        policies: function.truthy("Policies").cloned(),
        path: function.get("RolePath").cloned(),
        permissions_boundary: function.get("PermissionsBoundary").cloned(),
        tags: tags::marked_tags(context, function.get("Tags"), Vec::new(), cause)?,
    };
    let attributes = function.attributes.passed_on();
    execution_role(context, &function.logical_id, attributes, parts, cause)
}

/// Stands in for a role whose policies have mistakes, so that the events can be looked at.
pub fn without_policies(context: &mut Context, function: &SamResource) -> Expanded<Resource> {
    let attributes = function.attributes.passed_on();
    execution_role(context, &function.logical_id, attributes, RoleParts::default(), function.span)
}

fn managed_policies(context: &mut Context, function: &mut SamResource) -> Expanded<Vec<Node>> {
    let traced = is_traced(context, function)?;
    let mut names = vec![match function.truthy("DurableConfig") {
        Some(_) => "service-role/AWSLambdaBasicDurableExecutionRolePolicy",
        None => "service-role/AWSLambdaBasicExecutionRole",
    }];
    if traced {
        // The policy has another name outside the standard partition.
        let standard = context.partition.name == "aws";
        names.push(if standard { "AWSXrayWriteOnlyAccess" } else { "AWSXRayDaemonWriteAccess" });
    }
    if function.truthy("VpcConfig").is_some() {
        names.push("service-role/AWSLambdaVPCAccessExecutionRole");
    }
    let partition = context.partition;
    Ok(names.into_iter().map(|name| partition.managed_policy_arn(name).into_node(function.span)).collect())
}

fn dead_letter_policy(function: &SamResource) -> Option<Node> {
    let queue = function.truthy("DeadLetterQueue")?;
    let kind = queue.get("Type")?.as_str()?;
    let (_, action) = DEAD_LETTER_ACTIONS.iter().find(|(name, _)| *name == kind)?;
    let target = queue.get("TargetArn")?.clone();
    Some(statements::dead_letter_queue(action, target, function.key_span("DeadLetterQueue")))
}

/// Whether the role is put out, and under which condition.
pub enum Placed {
    /// The function has a role of its own.
    Unused,
    /// The role is put out with the attributes of the function.
    Used,
    /// The role is put out only under this condition.
    OnlyIf(Node),
}

/// Gives the function its role: its own, the made one, or whichever an `Fn::If` chooses.
pub fn place(
    context: &mut Context,
    function: &mut SamResource,
    lambda: &mut Resource,
    role: &Resource,
) -> Expanded<Placed> {
    let Some(own) = function.get("Role").cloned() else {
        lambda.set("Role", role.get_att("Arn"));
        return Ok(Placed::Used);
    };
    if intrinsic::argument(&own, "Fn::If").is_none() {
        return Ok(Placed::Unused);
    }
    let resolved = context.resolved(&own)?;
    let Some((condition, then, otherwise)) = intrinsic::if_arguments(&resolved) else {
        let found = "`Fn::If` takes a list of three: condition, value if true, value if false";
        return Err(context.error(Diagnostic::new(code::INVALID_IF, own.span, found)));
    };
    let span = own.span;
    let arn = role.get_att("Arn");
    match (intrinsic::is_no_value(then), intrinsic::is_no_value(otherwise)) {
        (true, true) => {
            lambda.set("Role", arn);
            Ok(Placed::Used)
        }
        (true, false) => {
            lambda.set("Role", intrinsic::if_else(condition, arn, otherwise.clone(), span));
            Ok(Placed::OnlyIf(condition.clone()))
        }
        (false, true) => {
            lambda.set("Role", intrinsic::if_else(condition, then.clone(), arn, span));
            let negated = format!("NOT{}", condition.as_str().unwrap_or(""));
            context.conditions.insert(negated.clone(), intrinsic::not(condition, span));
            Ok(Placed::OnlyIf(negated.into_node(span)))
        }
        (false, false) => {
            lambda.set("Role", resolved);
            Ok(Placed::Unused)
        }
    }
}

/// The role as it is put out, if it is.
pub fn output(placed: Placed, mut role: Resource) -> Option<Resource> {
    match placed {
        Placed::Unused => None,
        Placed::Used => Some(role),
        Placed::OnlyIf(condition) => {
            role.attributes.set("Condition", condition);
            Some(role)
        }
    }
}
