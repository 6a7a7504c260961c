//! All integration tests, in one binary.

#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::disallowed_methods)] // tests read fixtures and start the program

mod check;
mod cli;
mod custom_rules;
mod diagnostics;
mod expand_fixtures;
mod fixes;
mod fixtures;
mod formats;
mod mutation;
mod origins;
mod plan;
mod plan_command;
mod plan_compose;
mod plan_world;
mod readme;
mod rules;
mod sam_schema;
mod sarif;
mod schemas;
mod trace;
mod validate;
mod yaml;
