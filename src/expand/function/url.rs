//! The function's own HTTPS address.

use super::Published;
use crate::diagnostic::{Diagnostic, code, similar};
use crate::expand::context::{Context, Expanded};
use crate::expand::property::{Shape, fits, shape_name};
use crate::expand::resource::{Resource, SamResource};
use crate::template::intrinsic;
use crate::tree::{IntoNode, Node};

const CORS: &[(&str, Shape)] = &[
    ("AllowOrigins", Shape::List),
    ("AllowMethods", Shape::List),
    ("AllowCredentials", Shape::Bool),
    ("AllowHeaders", Shape::List),
    ("ExposeHeaders", Shape::List),
    ("MaxAge", Shape::Int),
];

/// The URL, and for one without authorization the permissions for everybody.
pub fn make(
    context: &mut Context,
    function: &SamResource,
    published: Option<&Published>,
) -> Expanded<Vec<Resource>> {
    let Some(config) = function.truthy("FunctionUrlConfig").cloned() else { return Ok(Vec::new()) };
    let cause = function.key_span("FunctionUrlConfig");
    let auth = check_auth_type(context, &config, cause);
    let cors = check_cors(context, &config);
    auth.and(cors)?;
    let invoked = match published {
        Some(published) => intrinsic::reference(&published.alias.logical_id, cause),
        None => intrinsic::reference(&function.logical_id, cause),
    };
    let logical_id = format!("{}Url", function.logical_id);
    let mut url = function.sibling(context, logical_id, "AWS::Lambda::Url", cause)?;
    url.set_some("Cors", config.truthy("Cors"));
    url.set_some("AuthType", config.get("AuthType"));
    url.set("TargetFunctionArn", invoked.clone());
    url.set_some("InvokeMode", config.get("InvokeMode"));
    let mut resources = vec![url];
    let is_public = config.get("AuthType").and_then(Node::as_str) == Some("NONE");
    if is_public && !intrinsic::is_intrinsic(&config) {
        resources.extend(public_permissions(context, function, invoked, cause)?);
    }
    Ok(resources)
}

fn public_permissions(
    context: &mut Context,
    function: &SamResource,
    invoked: Node,
    cause: crate::source::Span,
) -> Expanded<[Resource; 2]> {
    let mut permission = |suffix: &str, action: &str, condition: &str, value: Node| {
        let logical_id = format!("{}{suffix}", function.logical_id);
        let mut made = function.sibling(context, logical_id, "AWS::Lambda::Permission", cause)?;
        made.set("Action", action);
        made.set("FunctionName", invoked.clone());
        made.set("Principal", "*");
        made.set(condition, value);
        Ok(made)
    };
    let none = "NONE".into_node(cause);
    let url = permission("UrlPublicPermissions", "lambda:InvokeFunctionUrl", "FunctionUrlAuthType", none)?;
    let through_url = true.into_node(cause);
    let invoke = "URLInvokeAllowPublicAccess";
    let invoke = permission(invoke, "lambda:InvokeFunction", "InvokedViaFunctionUrl", through_url)?;
    Ok([url, invoke])
}

fn check_auth_type(context: &mut Context, config: &Node, span: crate::source::Span) -> Expanded<()> {
    if intrinsic::is_intrinsic(config) {
        return Ok(());
    }
    let auth_type = config.truthy("AuthType");
    if auth_type.is_some_and(|auth| {
        intrinsic::is_intrinsic(auth) || matches!(auth.as_str(), Some("AWS_IAM" | "NONE"))
    }) {
        return Ok(());
    }
    let help = "write `AuthType: AWS_IAM` for signed requests, or `AuthType: NONE` for everybody";
    let problem = match auth_type {
        Some(other) => {
            Diagnostic::new(code::INVALID_VALUE, other.span, "`AuthType` must be `AWS_IAM` or `NONE`")
        }
        None => Diagnostic::new(code::MISSING_PROPERTY, span, "`FunctionUrlConfig` needs `AuthType`"),
    };
    Err(context.error(problem.help(help)))
}

fn check_cors(context: &mut Context, config: &Node) -> Expanded<()> {
    let cors = config.truthy("Cors");
    let Some(cors) = cors.filter(|cors| !intrinsic::is_intrinsic(config) && !intrinsic::is_intrinsic(cors))
    else {
        return Ok(());
    };
    let Some(settings) = cors.as_map() else {
        let found = format!("`Cors` of a function URL takes a map, but this is {}", cors.kind());
        return Err(context.error(Diagnostic::new(code::WRONG_TYPE, cors.span, found)));
    };
    let mut result = Ok(());
    for (name, span, value) in settings.as_written() {
        let problem = match CORS.iter().find(|(known, _)| *known == name.as_str()) {
            None => unknown_setting(name, span),
            Some((_, shape)) if intrinsic::is_intrinsic(value) || fits(value, shape) => continue,
            Some((_, shape)) => {
                let found = format!("`{name}` takes {}, but this is {}", shape_name(shape), value.kind());
                Diagnostic::new(code::WRONG_TYPE, value.span, found)
            }
        };
        result = Err(context.error(problem));
    }
    result
}

fn unknown_setting(name: &str, span: crate::source::Span) -> Diagnostic {
    let names = CORS.iter().map(|(name, _)| *name);
    let found = format!("`Cors` of a function URL has no property `{name}`");
    let help = match similar::nearest(name, names.clone()) {
        Some(near) => near.instead_of(name),
        None => format!("it takes: {}", names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))
            .into(),
    };
    Diagnostic::new(code::UNKNOWN_PROPERTY, span, found).help(help)
}
