//! `${stageVariables.name}` in the addresses of integrations.

use crate::plan::context::Context;
use crate::plan::model::api::Stage;
use crate::plan::model::{Api, Setting, Target};

const MARK: &str = "${stageVariables.";

/// Puts the variables of an API into its addresses, where just one stage has them. Of several, each would lead elsewhere, so
/// that the addresses stay as they are.
pub fn fill(context: &Context, api: &mut Api) {
    let stages = &api.stages;
    for action in api.routes.iter_mut().filter_map(|route| route.integration.action.as_mut()) {
        if let Setting::Known(action, _) = action
            && let Some(filled) = filled(action, stages)
        {
            *action = filled;
        }
    }
    let routes = api.routes.iter_mut().filter_map(|route| route.integration.target.as_mut());
    let authorizers = api.authorizers.iter_mut().filter_map(|authorizer| authorizer.function.as_mut());
    for target in routes.chain(authorizers) {
        if let Setting::Known(Target { address, .. }, origin) = target
            && let Some(filled) = filled(address, stages)
        {
            *target = Setting::Known(context.index.target(&filled), *origin);
        }
    }
}

/// The address with all variables; `None` when it has none, or one is not known.
fn filled(address: &str, stages: &[Stage]) -> Option<String> {
    let mut filled = String::new();
    let mut rest = address;
    while let Some((before, after)) = rest.split_once(MARK) {
        let (name, behind) = after.split_once('}')?;
        filled.push_str(before);
        filled.push_str(value(name, stages)?);
        rest = behind;
    }
    filled.push_str(rest);
    (filled != address).then_some(filled)
}

/// The value of a variable that just one stage has.
fn value<'s>(name: &str, stages: &'s [Stage]) -> Option<&'s str> {
    let variables = stages.iter().flat_map(|stage| &stage.variables);
    let mut found = variables.filter(|variable| variable.name == name);
    let only = found.next().filter(|_| found.next().is_none())?;
    only.value.known().map(String::as_str)
}
