//! The stage of a WebSocket API.

use super::super::api_v2;
use super::super::context::{Context, Expanded};
use super::super::resource::{Resource, SamResource};
use super::{routes, tags};
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{IntoNode, Node};

/// The name of the stage when the template gives it none.
const DEFAULT_STAGE: &str = "default";

/// Makes the stage.
pub fn make(context: &mut Context, resource: &SamResource) -> Expanded<Resource> {
    let name = name(resource);
    check_name(context, resource, &name)?;
    let logical_id = logical_id(resource, &name);
    api_v2::stage::make(context, resource, logical_id, name, Some(tags::of_siblings(resource)))
}

/// Settings of single routes need the routes to be there.
pub fn depend_on_routes(stage: &mut Resource, routes: &[Resource]) {
    if !stage.properties.get("RouteSettings").is_some_and(Node::is_truthy) {
        return;
    }
    let routes = routes.iter().filter(|resource| resource.kind == routes::ROUTE);
    let ids: Vec<Node> = routes.map(|route| route.logical_id.clone().into_node(stage.cause)).collect();
    stage.attributes.depends_on = Some(ids.into_node(stage.cause));
}

/// The name of the stage.
pub fn name(resource: &SamResource) -> Node {
    resource.get("StageName").cloned().unwrap_or_else(|| DEFAULT_STAGE.into_node(resource.span))
}

/// The stage's name is part of its logical id as far as it is known.
fn logical_id(resource: &SamResource, name: &Node) -> String {
    let name = match name.as_str() {
        Some(DEFAULT_STAGE) => "Default",
        name => name.unwrap_or(""),
    };
    format!("{}{name}Stage", resource.logical_id)
}

fn check_name(context: &mut Context, resource: &SamResource, name: &Node) -> Expanded<()> {
    let Some(text) = name.as_str() else { return Ok(()) };
    if text.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Ok(());
    }
    if text == "$default" {
        let found = "a stage of a WebSocket API cannot be called `$default`";
        let help = "remove `StageName` to have the stage called `default`, or give it another name";
        return Err(context.error(Diagnostic::new(code::INVALID_VALUE, name.span, found).help(help)));
    }
    let found = format!(
        "`{text}` becomes part of a logical id, so it must not have characters other than letters and digits"
    );
    let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let problem = Diagnostic::new(code::INVALID_LOGICAL_ID, name.span, found);
    let problem = problem.resource(logical_id(resource, name));
    Err(context.error(match plain.is_empty() {
        true => problem.help("give the stage another name, such as `prod`"),
        false => problem.help(format!("call the stage `{plain}`")),
    }))
}
