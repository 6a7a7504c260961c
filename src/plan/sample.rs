//! Plans of templates in memory, for the tests of what is made of plans.

use super::{Options, RunPlan, plan};
use crate::expand::{self, AwsFacts};
use crate::host::Host;
use crate::plan::given::Given;
use crate::source::Sources;

/// The plan of a template that has no errors, in eu-central-1.
pub fn planned(sources: &mut Sources, template: &str, stack: &str, given: Given, host: &dyn Host) -> RunPlan {
    let file = sources.add("template.yaml", template);
    let expand = expand::Options {
        region: "eu-central-1".to_owned(),
        parameters: Default::default(),
        unpackaged_uri: None,
        as_built: true,
        facts: AwsFacts::default(),
    };
    plan(sources, file, &Options { expand, stack: stack.to_owned(), given }, host).plan.unwrap()
}
