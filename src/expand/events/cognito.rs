//! `Cognito`: triggers of a user pool of the same template invoke the function.

use super::super::context::{Context, Expanded};
use super::super::property::{Property, Shape};
use super::super::resource::Resource;
use super::linked::{Linked, LinkedType};
use super::permission::{Scope, permission};
use super::{Event, EventSource, Target};
use crate::diagnostic::{Diagnostic, code};
use crate::template::intrinsic;
use crate::tree::Node;

/// `Cognito`.
pub const SOURCE: EventSource = EventSource { name: "Cognito", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = &[
    Property::required("UserPool", Shape::String),
    Property::required("Trigger", Shape::OneOf(&[Shape::String, Shape::ListOf(&Shape::String)])).literal(),
];

const USER_POOL: LinkedType =
    LinkedType { name: "AWS::Cognito::UserPool", noun: "a user pool", properties: USER_POOL_PROPERTIES };

const USER_POOL_PROPERTIES: &[&str] = &[
    "AccountRecoverySetting",
    "AdminCreateUserConfig",
    "AliasAttributes",
    "AutoVerifiedAttributes",
    "DeletionProtection",
    "DeviceConfiguration",
    "EmailAuthenticationMessage",
    "EmailAuthenticationSubject",
    "EmailConfiguration",
    "EmailVerificationMessage",
    "EmailVerificationSubject",
    "EnabledMfas",
    "LambdaConfig",
    "MfaConfiguration",
    "Policies",
    "Schema",
    "SmsAuthenticationMessage",
    "SmsConfiguration",
    "SmsVerificationMessage",
    "UserAttributeUpdateSettings",
    "UsernameAttributes",
    "UsernameConfiguration",
    "UserPoolAddOns",
    "UserPoolName",
    "UserPoolTags",
    "UserPoolTier",
    "VerificationMessageTemplate",
    "WebAuthnRelyingPartyID",
    "WebAuthnUserVerification",
];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let mut user_pool = Linked::find(context, event, "UserPool", &USER_POOL)?;
    let cause = event.span;
    let source_arn = intrinsic::get_att(&user_pool.logical_id, "Arn", cause);
    let scope = Scope { source_arn: Some(source_arn), ..Scope::default() };
    // All Cognito events of a function share one permission.
    let prefix = format!("{}Cognito", target.alias_id.as_ref().unwrap_or(&target.function_id));
    let permission = permission(context, target, "cognito-idp.amazonaws.com", &prefix, "", scope, cause)?;
    set_triggers(context, event, target, &mut user_pool)?;
    Ok(vec![permission, user_pool.finish(context)?])
}

fn set_triggers(
    context: &mut Context,
    event: &Event,
    target: &Target,
    user_pool: &mut Linked,
) -> Expanded<()> {
    let Some(trigger) = event.get("Trigger") else { return Ok(()) };
    let triggers = trigger.as_list().map_or(std::slice::from_ref(trigger), Vec::as_slice);
    let config = user_pool.map_mut(context, "LambdaConfig")?;
    for trigger in triggers {
        let Some(name) = trigger.as_text() else { continue };
        if let Some(taken) = config.key_span(name) {
            return Err(context.error(already_set(name, trigger, taken)));
        }
        config.insert(name, target.arn(trigger.span));
    }
    Ok(())
}

fn already_set(name: &str, trigger: &Node, taken: crate::source::Span) -> Diagnostic {
    let found = format!("the user pool already has a function for the trigger `{name}`");
    Diagnostic::new(code::CONFLICTING_PROPERTIES, trigger.span, found)
        .related(taken, "it is set here")
        .help("a user pool calls one function per trigger: remove one of the two")
}
