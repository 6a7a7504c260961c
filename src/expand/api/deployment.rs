//! Deployments of REST APIs and their ids.

use super::super::context::Context;

/// Notes under which APIs the function with this logical id has events: its name goes into the
/// ids of their deployments.
pub fn note_function_names(_context: &mut Context, _logical_id: &str) {}
