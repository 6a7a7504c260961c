//! The layers of a function, at `/opt`.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::Compose;
use super::function::{from_here, read_only};
use crate::plan::model::{Function, LayerUse};

/// Where Lambda unpacks layers.
const LAYERS: &str = "/opt";

/// Adds the layers of a function to its service. A single one is mounted, so that a change in it is seen at once. Lambda
/// unpacks several into the same folder, one over the other, which mounting cannot do: an image is built of them.
pub fn add(
    compose: &mut Compose,
    function: &Function,
    made: &mut Map<String, Value>,
    volumes: &mut Vec<Value>,
) {
    let mut folders: Vec<&str> = Vec::new();
    for layer in &function.layers {
        match folder(layer) {
            Ok(folder) => folders.push(folder),
            Err(why) => compose.notes.push(format!("{}: without its layer {why}", function.head.id)),
        }
    }
    match (folders.as_slice(), made.get("image").and_then(Value::as_str)) {
        ([], _) => {}
        ([one], _) => volumes.push(read_only(one, LAYERS)),
        (several, Some(image)) => {
            let build = image_with(image, several);
            made.shift_remove("image");
            // Where the image stood: people look for it at the top.
            made.shift_insert(0, "build".to_owned(), build);
        }
        // Functions with an image of their own have no layers.
        (_, None) => {}
    }
}

/// The folder of a layer, or what is missing.
fn folder(layer: &LayerUse) -> Result<&str, String> {
    let address = layer.layer.known().map_or("that is not known", |target| target.address.as_str());
    match layer.path.as_deref() {
        Some(path) if path.to_ascii_lowercase().ends_with(".zip") => {
            Err(format!("`{path}`, an archive, which Docker cannot mount as a folder"))
        }
        Some(path) => Ok(path),
        None => Err(format!("{address}, whose content is not on this machine")),
    }
}

/// How to build an image that has these folders, one over the other.
fn image_with(image: &str, folders: &[&str]) -> Value {
    let mut file = format!("FROM {image}\n");
    let mut contexts = Map::new();
    for (number, folder) in (1..).zip(folders) {
        let name = format!("layer-{number}");
        // Writing to a text cannot fail.
        let _ = writeln!(file, "COPY --from={name} . {LAYERS}/");
        contexts.insert(name, json!(from_here(folder)));
    }
    json!({ "context": ".", "additional_contexts": contexts, "dockerfile_inline": file })
}
