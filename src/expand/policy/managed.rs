//! Names of policies that AWS manages.

use crate::expand::partition::Partition;
use crate::sorted_rows;

/// `NAME PATH PARTITIONS` a line, sorted by name; packed by `schemas/pack.py`.
const TABLE: &str = include_str!("../../../schemas/managed-policies.txt");

/// The names of all managed policies.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter_map(|row| row.split(' ').next())
}

/// Whether there is a managed policy of this name, in any partition.
pub fn is_known(name: &str) -> bool {
    names().any(|known| known == name)
}

/// The ARN of a managed policy that is given by name. What is no known name (an ARN, a policy of
/// the user's own) stays as it is.
pub fn arn(name: &str, partition: Partition) -> String {
    match path(name, partition) {
        Some(path) => partition.managed_policy_arn(&format!("{path}{name}")),
        None => name.to_owned(),
    }
}

/// The path before the name in the ARN, when the partition has the policy.
fn path(name: &str, partition: Partition) -> Option<&'static str> {
    let row = sorted_rows::find(TABLE, name, |row| row.split(' ').next().unwrap_or(row))?;
    let (path, partitions) = row.split(' ').nth(1).zip(row.split(' ').nth(2))?;
    let here = partitions.split(',').any(|known| known == partition.name);
    here.then_some(if path == "-" { "" } else { path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_arns_of_their_partition() {
        let aws = Partition::of_region("eu-central-1");
        let china = Partition::of_region("cn-north-1");
        assert_eq!(arn("ReadOnlyAccess", aws), "arn:aws:iam::aws:policy/ReadOnlyAccess");
        assert_eq!(
            arn("AWSLambdaBasicExecutionRole", china),
            "arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
        );
        assert_eq!(arn("OfMyOwn", aws), "OfMyOwn");
    }
}
