//! `AWS::Lambda::Version`.

use super::{completed, concurrency};
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::function::Alias;
use crate::plan::model::{Origin, RunPlan, Setting};

/// Versions of functions.
pub const KIND: Kind = Kind { name: "AWS::Lambda::Version", section: "none_needed", add };

/// A version is the function as it is here: all that there is to say of it is how many instances wait for calls.
fn add(version: &Planned, plan: &mut RunPlan) {
    let properties = &version.properties;
    properties.ignore(&["CodeSha256", "Description", "FunctionScalingConfig", "RuntimePolicy"]);
    let Some(concurrency) = concurrency(properties) else { return properties.ignore(&["FunctionName"]) };
    let place = version.node.span;
    // What is deployed for the first time is the first version.
    let number = Setting::Known("1".to_owned(), Origin::generated(place));
    if let Some(function) = completed(version, plan) {
        function.aliases.push(Alias {
            name: number.clone(),
            version: Some(number),
            provisioned_concurrency: Some(concurrency),
            place,
        });
    }
}
