//! `DeletionPolicy` and `UpdateReplacePolicy`, which take functions with `AWS::LanguageExtensions`.

use super::values::Values;
use crate::diagnostic::{Diagnostic, code};
use crate::template::intrinsic;
use crate::tree::Map;

/// The attributes of a resource that say what becomes of what it stands for.
pub const ATTRIBUTES: [&str; 2] = ["DeletionPolicy", "UpdateReplacePolicy"];

/// Puts the value in the place of a function. Whether none is left.
pub fn work_out(values: &mut Values, resource: &mut Map, attribute: &str) -> Result<bool, Box<Diagnostic>> {
    let Some(node) = resource.get(attribute).filter(|node| intrinsic::is_intrinsic(node)) else {
        return Ok(true);
    };
    let Ok(value) = values.evaluate(node) else { return Ok(false) };
    if intrinsic::is_no_value(&value) {
        resource.remove(attribute);
        return Ok(true);
    }
    if value.as_str().is_none() {
        let found = format!("`{attribute}` takes a string, but the value of this is {}", value.kind());
        return Err(Box::new(Diagnostic::new(code::WRONG_TYPE, node.span, found)));
    }
    resource.insert(attribute, value);
    Ok(true)
}
