//! AWS partitions.

/// A group of regions with ARNs and services of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Partition {
    /// The name that stands in ARNs.
    pub name: &'static str,
}

/// Prefixes of region names, as the reference tells partitions apart.
const BY_REGION_PREFIX: &[(&str, &str)] = &[
    ("cn-", "aws-cn"),
    ("us-iso-", "aws-iso"),
    ("us-isob", "aws-iso-b"),
    ("us-gov", "aws-us-gov"),
    ("eu-isoe", "aws-iso-e"),
    ("us-isof", "aws-iso-f"),
    ("eusc-", "aws-eusc"),
];

impl Partition {
    /// In the text of an `Fn::Sub`: the partition that the stack is in.
    pub const OF_STACK: Partition = Partition { name: "${AWS::Partition}" };

    /// The partition that a region lies in.
    pub fn of_region(region: &str) -> Self {
        let region = region.to_ascii_lowercase();
        let found = BY_REGION_PREFIX.iter().find(|(prefix, _)| region.starts_with(prefix));
        Partition { name: found.map_or("aws", |(_, name)| name) }
    }

    /// Whether API Gateway has endpoints at CloudFront's edge there.
    pub fn has_edge_endpoints(self) -> bool {
        !self.name.starts_with("aws-iso") && !["aws-us-gov", "aws-cn", "aws-eusc"].contains(&self.name)
    }

    /// The ARN of a policy that AWS manages.
    pub fn managed_policy_arn(self, policy: &str) -> String {
        format!("arn:{}:iam::aws:policy/{policy}", self.name)
    }

    /// The text, for `Fn::Sub`, of an ARN in the stack's own region and account.
    pub fn arn(self, service: &str, resource: &str) -> String {
        format!("arn:{}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{resource}", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edge_endpoints_are_in_the_commercial_partition_only() {
        assert!(Partition::of_region("eu-central-1").has_edge_endpoints());
        for region in ["cn-north-1", "us-gov-west-1", "us-iso-east-1", "us-isob-east-1", "eusc-de-east-1"] {
            assert!(!Partition::of_region(region).has_edge_endpoints(), "{region}");
        }
    }
}
