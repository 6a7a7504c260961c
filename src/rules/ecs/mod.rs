//! ECS: task definitions, and the services that run them.

mod containers_larger_than_task;
mod fargate_daemon;
mod health_check_of_dynamic_port;
mod impossible_container_order;
mod incomplete_fargate_task;
mod log_driver_not_of_fargate;
mod log_drivers;
mod no_essential_container;
mod other_host_port;
mod service_without_network;
mod sizes;
mod task_not_for_fargate;
mod tasks;
#[cfg(test)]
mod tests;
mod unknown_container_port;
mod wrong_fargate_size;
mod wrong_log_options;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    no_essential_container::RULE,
    fargate_daemon::RULE,
    wrong_log_options::RULE,
    wrong_fargate_size::RULE,
    incomplete_fargate_task::RULE,
    health_check_of_dynamic_port::RULE,
    service_without_network::RULE,
    other_host_port::RULE,
    task_not_for_fargate::RULE,
    log_driver_not_of_fargate::RULE,
    impossible_container_order::RULE,
    unknown_container_port::RULE,
    containers_larger_than_task::RULE,
];
