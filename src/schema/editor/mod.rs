//! One schema of whole templates, for the YAML language servers of editors.
//!
//! It is made of the hand-written files and of what they refer to in CloudFormation's types. Editors
//! check more simply than samc does, so it differs from the files:
//!
//! - Language servers take `!Ref Name` for the text `Name` and `!If [A, b, c]` for a list. Where a
//!   function may stand, any text or list may too; only what must be written out is held to more.
//! - Properties and parts of them can come from `Globals`, so nothing that can is required of a resource,
//!   and nothing of `Globals`.
//! - Of resources that are not SAM's only the attributes are checked.

mod bundle;
mod resource;
mod tags;

use super::{Schemas, sam};
use bundle::{Bundle, Place};
use serde_json::Value;

/// The schema.
pub fn template(schemas: &Schemas) -> Value {
    let mut bundle = Bundle::new(schemas, tags::definitions());
    let place = Place::in_document("template.json");
    let mut template = bundle.converted(&sam::json_of("template.json").unwrap_or_default(), &place);
    let types = sam::type_names().map(|name| resource::case(name, &bundle.reference(name, &place))).collect();
    let mut definitions = bundle.finish();
    if let Some(resource) = definitions.get_mut("template.Resource") {
        resource::add_types(resource, types);
    }
    if let Some(template) = template.as_object_mut() {
        template.shift_insert(0, "$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
        template.insert("$defs".to_owned(), definitions.into());
    }
    template
}
