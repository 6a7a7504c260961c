//! Lambda functions: their runtimes, packages and settings.

mod deprecated_runtime;
mod image_with_zip_property;
mod inline_code_without_runtime;
mod missing_handler_or_runtime;
mod reserved_variable;
mod runtime;
mod runtime_not_creatable;
mod runtime_not_updatable;
mod runtime_without_inline_code;
mod runtime_without_snap_start;
mod snap_start;
mod snap_start_possible;
mod snap_start_without_version;
mod too_large_environment;
mod variables;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    deprecated_runtime::RULE,
    image_with_zip_property::RULE,
    inline_code_without_runtime::RULE,
    missing_handler_or_runtime::RULE,
    reserved_variable::RULE,
    runtime_not_creatable::RULE,
    runtime_not_updatable::RULE,
    runtime_without_inline_code::RULE,
    runtime_without_snap_start::RULE,
    snap_start_possible::RULE,
    snap_start_without_version::RULE,
    too_large_environment::RULE,
];
