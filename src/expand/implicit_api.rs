//! APIs that events imply, and the routes that events add to APIs.

use super::context::{Context, Expanded};
use super::globals::Globals;

/// Gives APIs without a definition an empty one, makes the implicit APIs, and adds a path to the
/// managed bodies for each `Api` and `HttpApi` event.
pub fn add(_context: &mut Context, _globals: &Globals) -> Expanded<()> {
    Ok(())
}
