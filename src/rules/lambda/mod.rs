//! Lambda functions: their runtimes, packages and settings, and what calls them.

mod asynchronous_events;
mod blocked_shard;
mod concurrency;
mod dead_letters;
mod deployment_without_alarms;
mod deprecated_runtime;
mod event_sources;
mod events_without_destination;
mod few_reserved_for_queue;
pub(super) mod functions;
mod grants;
mod image_with_zip_property;
mod inline_code_without_runtime;
mod layer_of_aws;
mod layers;
mod level_of_text_log;
mod missing_handler_or_runtime;
mod permission_for_any_account;
mod permission_for_other_service;
mod provisioned_above_reserved;
mod queue_with_start;
mod queue_without_dead_letters;
mod records_without_destination;
mod recursive_trigger;
mod reserved_variable;
mod runtime;
mod runtime_not_creatable;
mod runtime_not_updatable;
mod runtime_without_inline_code;
mod runtime_without_snap_start;
mod short_visibility;
mod snap_start;
mod snap_start_possible;
mod snap_start_without_version;
mod stream_without_start;
#[cfg(test)]
mod tests;
mod throttled_event_source;
mod too_large_environment;
mod too_large_ordered_batch;
mod too_long_layer_name;
mod too_long_timeout;
mod triggers;
mod variables;
mod visibility;
mod visibility_under_timeout;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    blocked_shard::RULE,
    deployment_without_alarms::RULE,
    deprecated_runtime::RULE,
    events_without_destination::RULE,
    few_reserved_for_queue::RULE,
    image_with_zip_property::RULE,
    inline_code_without_runtime::RULE,
    layer_of_aws::RULE,
    level_of_text_log::RULE,
    missing_handler_or_runtime::RULE,
    permission_for_any_account::RULE,
    permission_for_other_service::RULE,
    provisioned_above_reserved::RULE,
    queue_with_start::RULE,
    queue_without_dead_letters::RULE,
    records_without_destination::RULE,
    recursive_trigger::RULE,
    reserved_variable::RULE,
    runtime_not_creatable::RULE,
    runtime_not_updatable::RULE,
    runtime_without_inline_code::RULE,
    runtime_without_snap_start::RULE,
    short_visibility::RULE,
    snap_start_possible::RULE,
    snap_start_without_version::RULE,
    stream_without_start::RULE,
    throttled_event_source::RULE,
    too_large_environment::RULE,
    too_large_ordered_batch::RULE,
    too_long_layer_name::RULE,
    too_long_timeout::RULE,
    visibility_under_timeout::RULE,
];
