//! `AWS::Lambda::Alias`.

use super::{completed, concurrency};
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::RunPlan;
use crate::plan::model::function::Alias;

/// Aliases of functions.
pub const KIND: Kind = Kind { name: "AWS::Lambda::Alias", section: "functions", add };

fn add(alias: &Planned, plan: &mut RunPlan) {
    let properties = &alias.properties;
    properties.ignore(&["Description"]);
    properties.not_emulated("RoutingConfig", "there is one version here, which gets all calls");
    let name = properties.text("Name");
    let version = properties.text("FunctionVersion");
    let provisioned_concurrency = concurrency(properties);
    if let Some(function) = completed(alias, plan) {
        let place = alias.node.span;
        function.aliases.extend(name.map(|name| Alias { name, version, provisioned_concurrency, place }));
    }
}
