//! Instance types that a service has in some regions only; those of EC2 itself are with EC2.

mod blockchain_instance_type;
mod broker_instance_type;
mod cluster_instance_type;
mod dax_node_type;
mod elasticsearch_instance_type;
mod emr_instance_type;
mod game_fleet_instance_type;
mod hosting_instance_type;
mod open_search_instance_type;
mod processing_instance_type;
mod redshift_node_type;
mod stream_fleet_instance_type;
mod transform_instance_type;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    blockchain_instance_type::RULE,
    stream_fleet_instance_type::RULE,
    processing_instance_type::RULE,
    game_fleet_instance_type::RULE,
    hosting_instance_type::RULE,
    transform_instance_type::RULE,
    cluster_instance_type::RULE,
    elasticsearch_instance_type::RULE,
    open_search_instance_type::RULE,
    redshift_node_type::RULE,
    broker_instance_type::RULE,
    dax_node_type::RULE,
    emr_instance_type::RULE,
];
