//! Auto Scaling: groups of servers, and what scales them.

mod combined_health_check;
mod scaling_without_room;
mod size_out_of_order;

use super::Rule;
use crate::check::{Reached, Scalar, Subject};

/// The type of groups.
const GROUP: &str = "AWS::AutoScaling::AutoScalingGroup";

/// The least and the greatest size of a group, in each combination of branches.
fn sizes(subject: &Subject, group: &Reached) -> Vec<(Scalar, Scalar)> {
    let least = subject.scalars(group, &["MinSize"]).into_iter();
    let sizes = least.flat_map(|least| {
        let most = subject.scalars(&group.in_scope(&least.scope), &["MaxSize"]).into_iter();
        most.map(|most| (least.clone(), most)).collect::<Vec<_>>()
    });
    sizes.collect()
}

/// The rules of the family, one line each.
pub const RULES: &[Rule] =
    &[combined_health_check::RULE, size_out_of_order::RULE, scaling_without_room::RULE];
