//! Events of an API with a definition of the user's own. SAM then only lets API Gateway invoke the
//! function: what the event says about the route must stand in the definition.

use super::{Event, Finder};
use crate::expand::implicit_api::MANAGED;
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// A type of event, the property that names its API, and the properties that need a definition of
/// SAM's.
const EVENTS: &[(&str, &str, &[&str])] = &[
    (
        "Api",
        "RestApiId",
        &[
            "Auth",
            "RequestModel",
            "RequestParameters",
            "TimeoutInMillis",
            "ResponseTransferMode",
            "UnescapeMappingTemplate",
        ],
    ),
    ("HttpApi", "ApiId", &["Auth", "TimeoutInMillis", "PayloadFormatVersion"]),
];

/// Finds such properties.
pub fn find(finder: &mut Finder) {
    for event in finder.events() {
        let Some((_, api, properties)) = EVENTS.iter().find(|(kind, ..)| *kind == event.kind) else {
            continue;
        };
        let own = event.get(api).and_then(|id| own_definition(finder, event.kind, id));
        if let Some((id, definition)) = own {
            report(finder, &event, properties, id, definition);
        }
    }
}

/// The logical id of the API, and the property with its definition, if SAM leaves that alone.
fn own_definition<'a>(finder: &Finder<'a>, kind: &str, id: &'a Node) -> Option<(&'a str, &'static str)> {
    let id = id.as_str().or_else(|| intrinsic::argument(id, "Ref")?.as_str())?;
    let api = finder.context.properties(id)?;
    let given = |name: &str| api.truthy(name).is_some();
    if given(MANAGED) || given("MergeDefinitions") && may_merge(finder) {
        return None;
    }
    match kind {
        _ if given("DefinitionUri") => Some((id, "DefinitionUri")),
        // SAM adds the route to the body of an HTTP API even when the user wrote it.
        "Api" if given("DefinitionBody") => Some((id, "DefinitionBody")),
        _ => None,
    }
}

/// Only what functions say of their routes is merged into a definition.
fn may_merge(finder: &Finder) -> bool {
    finder.kind() == "Function"
}

fn report(finder: &mut Finder, event: &Event, properties: &[&str], api: &str, definition: &str) {
    for property in properties {
        let (Some(node), Some(span)) = (event.get(property), event.key_span(property)) else { continue };
        if *property == "Auth"
            && node.as_map().and_then(|auth: &Map| auth.truthy("OverrideApiAuth")).is_some()
        {
            continue;
        }
        let found = format!("SAM ignores `{property}` here, because `{api}` has a `{definition}` of its own");
        let help = match definition {
            "DefinitionBody" if event.kind == "Api" && may_merge(finder) => {
                "say it in the definition, or set `MergeDefinitions: true` on the API"
            }
            _ => "say it in the definition",
        };
        finder.ignored(span, found, help);
    }
}
