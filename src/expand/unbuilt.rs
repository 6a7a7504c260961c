//! What a build fills in, taken as filled in.
//!
//! A template in a repository is one that is built before it is deployed: `sam build` takes the folder of
//! the template for the code of a function that names none, and makes the image that `Metadata`
//! describes. SAM itself refuses both. A check looks at the template as it will be deployed
//! (reference behaviour: SAM CLI, `SamFunctionProvider`).

use super::options::Options;
use crate::template::{SAM_PREFIX, Template};
use crate::tree::{Map, Node, Value};

/// The bucket in which, it is said, the code lies of functions that name none.
pub const BUCKET: &str = "samc-unbuilt";

/// The image that a build would make.
pub const IMAGE: &str = "samc-unbuilt:latest";

/// Gives functions the code that a build would give them.
pub fn stand_in(template: &mut Template, options: &Options) {
    if !options.as_built {
        return;
    }
    let global = template.root.get("Globals").and_then(|globals| globals.get("Function")).cloned();
    let resources = template.root.get_mut("Resources").and_then(Node::as_map_mut);
    for resource in resources.into_iter().flat_map(Map::values_mut) {
        let kind = resource.get("Type").and_then(Node::as_str).and_then(|kind| kind.strip_prefix(SAM_PREFIX));
        if kind == Some("Function") {
            give_code(resource, global.as_ref());
        }
    }
}

fn give_code(function: &mut Node, global: Option<&Node>) {
    let Some((property, value)) = lacking(function, global) else { return };
    let place = function.get("Properties").map_or(function.span, |properties| properties.span);
    let Some(attributes) = function.as_map_mut() else { return };
    if !attributes.contains("Properties") {
        attributes.insert("Properties", Node::new(Value::Map(Map::new()), place));
    }
    if let Some(properties) = attributes.get_mut("Properties").and_then(Node::as_map_mut) {
        properties.insert(property, Node::made(value, place));
    }
}

/// The property that a build fills in, and something that SAM takes for its value.
fn lacking(function: &Node, global: Option<&Node>) -> Option<(&'static str, &'static str)> {
    let own = function.get("Properties");
    let given =
        |name: &str| [own, global].into_iter().flatten().find_map(|properties| properties.given(name));
    let is_image = given("PackageType").and_then(Node::as_str) == Some("Image");
    let has_code = ["CodeUri", "InlineCode", "ImageUri"].iter().any(|name| given(name).is_some());
    match (is_image, has_code) {
        (_, true) => None,
        (true, false) => describes_image(function).then_some(("ImageUri", IMAGE)),
        (false, false) => Some(("CodeUri", "s3://samc-unbuilt/template-folder")),
    }
}

fn describes_image(function: &Node) -> bool {
    let metadata = function.get("Metadata");
    ["Dockerfile", "DockerContext"]
        .iter()
        .any(|key| metadata.is_some_and(|metadata| metadata.get(key).is_some()))
}
