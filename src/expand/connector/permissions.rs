//! The permissions that a connector asks for.

use super::Connector;
use super::end::End;
use super::profile::Profile;
use crate::diagnostic::{Diagnostic, code, similar};
use crate::expand::context::{Context, Expanded};
use crate::tree::Node;

/// Checks that the connector asks for permissions that the pair of types has.
pub fn check(
    context: &mut Context,
    connector: &Connector,
    profile: &Profile,
    ends: (&End, &End),
) -> Expanded<()> {
    let possible = profile.permissions();
    if connector.permissions.is_empty() {
        let found = "the connector asks for no permissions";
        let help = format!("add to `Permissions`: {}", possible.join(", "));
        let problem = Diagnostic::new(code::INVALID_CONNECTOR, connector.cause, found);
        return Err(context.error(problem.help(help)));
    }
    let mut result = Ok(());
    for permission in &connector.permissions {
        if !permission.as_str().is_some_and(|name| possible.contains(&name)) {
            result = Err(context.error(unsupported(permission, &possible, ends)));
        }
    }
    result?;
    check_combination(context, connector, profile, ends)
}

fn unsupported(permission: &Node, possible: &[&str], (source, destination): (&End, &End)) -> Diagnostic {
    let name = permission.as_str().unwrap_or("");
    let found =
        format!("a connector from `{}` to `{}` has no permission `{name}`", source.kind, destination.kind);
    let help = match similar::closest(name, possible.iter().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("it has: {}", possible.join(", ")),
    };
    Diagnostic::new(code::INVALID_CONNECTOR, permission.span, found).help(help)
}

/// Some permissions are only of use together.
fn check_combination(
    context: &mut Context,
    connector: &Connector,
    profile: &Profile,
    (source, destination): (&End, &End),
) -> Expanded<()> {
    let Some(combinations) = profile.combinations() else { return Ok(()) };
    let asked = |name: &str| connector.permissions.iter().any(|permission| permission.as_str() == Some(name));
    let all = profile.permissions();
    let is_asked = |set: &Vec<&str>| all.iter().all(|name| set.contains(name) == asked(name));
    if combinations.iter().any(is_asked) {
        return Ok(());
    }
    let found =
        format!("these permissions alone are of no use from `{}` to `{}`", source.kind, destination.kind);
    let sets: Vec<String> = combinations.iter().map(|set| format!("`[{}]`", set.join(", "))).collect();
    let span = connector.permissions.first().map_or(connector.cause, |node| node.span);
    let problem = Diagnostic::new(code::INVALID_CONNECTOR, span, found);
    Err(context.error(problem.help(format!("ask for {}", sets.join(" or ")))))
}
