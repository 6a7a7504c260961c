//! The layers of a function, at `/opt`.

use super::Compose;
use super::content::{Content, is_archive};
use crate::plan::model::{Function, LayerUse};

/// Where Lambda unpacks layers.
const LAYERS: &str = "/opt";

/// Adds the layers of a function. A single folder is mounted. Lambda unpacks several into the same folder, one over the
/// other, which mounting cannot do.
pub fn add(compose: &mut Compose, function: &Function, content: &mut Content) {
    let missing = function.layers.iter().filter(|layer| layer.path.is_none());
    compose.notes.extend(missing.map(|layer| note(function, layer)));
    let paths: Vec<&str> = function.layers.iter().filter_map(|layer| layer.path.as_deref()).collect();
    match paths.as_slice() {
        [folder] if !is_archive(folder) => content.mount(folder, LAYERS),
        several => several.iter().for_each(|path| content.lay(path, ".", LAYERS)),
    }
}

fn note(function: &Function, layer: &LayerUse) -> String {
    let address = layer.layer.known().map_or("one that is not known", |target| target.address.as_str());
    format!("{}: without its layer {address}, whose content is not on this machine", function.head.id)
}
