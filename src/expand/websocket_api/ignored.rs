//! What SAM takes for WebSocket APIs without doing anything with it.

use super::super::context::Context;
use super::super::resource::SamResource;
use crate::diagnostic::{Change, Diagnostic, Fix, code};

const CONDITION: &str = "Condition";

/// Reports attributes that SAM drops, and properties that it does not use.
pub fn report(context: &mut Context, resource: &SamResource) {
    // Nobody counts on metadata.
    for (name, node) in resource.attributes.iter().filter(|(name, _)| **name != *"Metadata") {
        let found = format!("SAM drops `{name}` from WebSocket APIs");
        let help = match name.as_str() {
            CONDITION => {
                "the API is made whether the condition holds or not; to change that, put it into a nested stack"
            }
            _ => "remove it, so that nobody counts on it",
        };
        context.report(Diagnostic::new(code::IGNORED_BY_SAM, node.span, found).help(help));
    }
    if resource.get("FailOnWarnings").is_some() {
        let found = "SAM takes `FailOnWarnings` here but does nothing with it";
        let span = resource.key_span("FailOnWarnings");
        context.report(
            Diagnostic::new(code::IGNORED_BY_SAM, span, found)
                .help("remove it")
                .fix(Fix::risky("remove `FailOnWarnings`", Change::Remove(span))),
        );
    }
}
