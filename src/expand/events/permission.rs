//! The right of a service to invoke a function.

use super::super::context::{Context, Expanded};
use super::super::ids;
use super::super::invoke;
use super::super::resource::Resource;
use super::Target;
use crate::source::Span;
use crate::tree::Node;

/// What narrows a permission down.
#[derive(Debug, Default)]
pub struct Scope {
    /// The ARN of the thing that may invoke.
    pub source_arn: Option<Node>,
    /// The account that owns it.
    pub source_account: Option<Node>,
    /// The token that the Alexa service must show.
    pub event_source_token: Option<Node>,
}

/// An `AWS::Lambda::Permission` with the logical id `<prefix>Permission<suffix>`, where a suffix
/// that is not alphanumeric is replaced by its hash.
pub fn permission(
    context: &mut Context,
    target: &Target,
    principal: &str,
    prefix: &str,
    suffix: &str,
    scope: Scope,
    cause: Span,
) -> Expanded<Resource> {
    let prefix = format!("{prefix}Permission");
    let plain = !suffix.is_empty() && suffix.chars().all(char::is_alphanumeric);
    let logical_id = if plain { format!("{prefix}{suffix}") } else { ids::hashed_text(&prefix, suffix) };
    let (function, attributes) = (target.name(cause), target.attributes.passed_on());
    let mut permission = invoke::permission(context, logical_id, function, principal, attributes, cause)?;
    permission.set_some("SourceArn", scope.source_arn);
    permission.set_some("SourceAccount", scope.source_account);
    permission.set_some("EventSourceToken", scope.event_source_token);
    Ok(permission)
}
