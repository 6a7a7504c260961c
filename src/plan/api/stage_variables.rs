//! `${stageVariables.name}` in the addresses of integrations.

use crate::plan::context::Context;
use crate::plan::model::api::Stage;
use crate::plan::model::{Api, Setting, Target};

const MARK: &str = "${stageVariables.";

/// Puts the variables into the addresses of an API that has just one stage. With several, each would lead elsewhere, so they
/// stay as they are.
pub fn fill(context: &Context, api: &mut Api) {
    let [stage] = api.stages.as_slice() else { return };
    let routes = api.routes.iter_mut().filter_map(|route| route.integration.target.as_mut());
    let authorizers = api.authorizers.iter_mut().filter_map(|authorizer| authorizer.function.as_mut());
    for target in routes.chain(authorizers) {
        if let Setting::Known(Target { address, .. }, origin) = target
            && let Some(filled) = filled(address, stage)
        {
            *target = Setting::Known(context.index.target(&filled), *origin);
        }
    }
}

/// The address with all variables; `None` when it has none, or one is not known.
fn filled(address: &str, stage: &Stage) -> Option<String> {
    let mut filled = String::new();
    let mut rest = address;
    while let Some((before, after)) = rest.split_once(MARK) {
        let (name, behind) = after.split_once('}')?;
        let variable = stage.variables.iter().find(|variable| variable.name == name)?;
        filled.push_str(before);
        filled.push_str(variable.value.known()?);
        rest = behind;
    }
    filled.push_str(rest);
    (filled != address).then_some(filled)
}
