//! What a build fills in, taken as filled in.
//!
//! A template in a repository is one that is built before it is deployed: `sam build` takes the folder of
//! the template for the code of a function that names none, and makes the image that `Metadata`
//! describes. SAM itself refuses both. A check looks at the template as it will be deployed
//! (reference behaviour: SAM CLI, `SamFunctionProvider`).

use super::options::Options;
use crate::source::Span;
use crate::template::{SAM_PREFIX, Template};
use crate::tree::{Map, Node};

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
    let describes_image = ["Dockerfile", "DockerContext"]
        .iter()
        .any(|key| function.get("Metadata").is_some_and(|metadata| metadata.get(key).is_some()));
    let Some(properties) = function.get_mut("Properties") else { return };
    let Some((property, value)) = lacking(properties, global, describes_image) else { return };
    let span: Span = properties.span;
    if let Some(map) = properties.as_map_mut() {
        map.insert(property, Node::made(value, span));
    }
}

/// The property that a build fills in, and something that SAM takes for its value.
fn lacking(
    properties: &Node,
    global: Option<&Node>,
    describes_image: bool,
) -> Option<(&'static str, &'static str)> {
    let given = |name: &str| properties.given(name).or_else(|| global.and_then(|global| global.given(name)));
    let is_image = given("PackageType").and_then(Node::as_str) == Some("Image");
    let has_code = ["CodeUri", "InlineCode", "ImageUri"].iter().any(|name| given(name).is_some());
    match (is_image, has_code) {
        (_, true) => None,
        (true, false) => describes_image.then_some(("ImageUri", IMAGE)),
        (false, false) => Some(("CodeUri", "s3://samc-unbuilt/template-folder")),
    }
}
