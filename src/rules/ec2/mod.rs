//! EC2: networks, servers and their disks.

mod block_devices;
mod half_open_ports;
mod hard_coded_zone;
mod ignored_ports;
mod ignored_virtual_name;
mod ignored_volume_performance;
mod instance_without_image;
mod missing_ports;
mod networks;
mod overlapping_subnets;
mod repeated_private_name;
mod second_primary_address;
mod security_group_of_other_network;
mod security_group_rules;
mod subnet_outside_network;
mod subnet_with_two_route_tables;
#[cfg(test)]
mod tests;
mod unavailable_instance_type;
mod unchecked_image_parameter;
mod wrong_address_domain;
mod wrong_gateway_type;
mod wrong_virtual_name;
mod wrong_volume_performance;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    subnet_with_two_route_tables::RULE,
    wrong_volume_performance::RULE,
    ignored_volume_performance::RULE,
    wrong_virtual_name::RULE,
    ignored_virtual_name::RULE,
    missing_ports::RULE,
    ignored_ports::RULE,
    half_open_ports::RULE,
    wrong_address_domain::RULE,
    wrong_gateway_type::RULE,
    second_primary_address::RULE,
    instance_without_image::RULE,
    unchecked_image_parameter::RULE,
    hard_coded_zone::RULE,
    repeated_private_name::RULE,
    subnet_outside_network::RULE,
    overlapping_subnets::RULE,
    security_group_of_other_network::RULE,
    unavailable_instance_type::RULE,
];
