//! EC2: networks.

mod subnet_with_two_route_tables;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[subnet_with_two_route_tables::RULE];
