//! Settings of single routes that events bring to an HTTP API.

use super::super::context::{Context, Expanded};
use super::super::open_api::document::ANY_METHOD;
use super::event::{Event, Target};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Node, Text};

const ROUTE_SETTINGS: &str = "RouteSettings";

/// Adds the event's settings to those of the API.
pub fn add(context: &mut Context, event: Event, target: &Target, settings: &Node) -> Expanded<()> {
    let settings = conditional(context, event.owner, settings);
    let Some(settings) = settings.as_map() else {
        let found = format!(
            "`{ROUTE_SETTINGS}` of event `{}` must be a map, but it is {}",
            event.id,
            settings.kind()
        );
        let help = "put settings such as `ThrottlingRateLimit: 100` below it, indented, or remove the line";
        return Err(context.error(Diagnostic::new(code::WRONG_TYPE, settings.span, found).help(help)));
    };
    let result = match context.properties_mut(&target.api_id) {
        Some(api) => {
            let all = api.get_or_insert_with(ROUTE_SETTINGS, || map!(event.span));
            merge(all, target, settings)
        }
        None => Ok(()),
    };
    result.map_err(|span| not_a_map(context, target, span))
}

/// `ANY /path`, but only the path when the method is written as in OpenAPI documents.
fn route_key(target: &Target) -> Text {
    if target.method == *ANY_METHOD {
        return target.path.clone();
    }
    target.path.derive(format!("{} {}", target.method.to_uppercase(), target.path))
}

fn conditional(context: &Context, owner: &str, settings: &Node) -> Node {
    let condition = context.resources.get(owner).and_then(|resource| resource.get("Condition"));
    match condition.filter(|condition| condition.is_truthy()) {
        Some(condition) => intrinsic::only_if(condition, settings.clone(), settings.span),
        None => settings.clone(),
    }
}

/// Merges the settings into those of the route, or returns the place of what is not a map.
fn merge(all: &mut Node, target: &Target, settings: &crate::tree::Map) -> Result<(), Span> {
    let span = all.span;
    let all = all.as_map_mut().ok_or(span)?;
    let route = all.get_or_insert_with(route_key(target), || map!(target.span));
    let span = route.span;
    route.as_map_mut().ok_or(span)?.update(settings);
    Ok(())
}

fn not_a_map(context: &mut Context, target: &Target, span: Span) -> crate::diagnostic::Reported {
    let found =
        format!("`{ROUTE_SETTINGS}` of `{}` must be a map from routes to maps of settings", target.api_id);
    let help =
        "write `\"GET /path\":` for each route, and settings such as `ThrottlingRateLimit: 100` below it";
    let diagnostic =
        Diagnostic::new(code::WRONG_TYPE, span, found).help(help).resource(target.api_id.as_str());
    context.error(diagnostic)
}
