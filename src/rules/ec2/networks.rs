//! Ranges of addresses, and those of the networks of a template.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::check::{Reached, Resource, Scalar, Subject};

/// The type of subnets.
pub const SUBNET: &str = "AWS::EC2::Subnet";

/// The type of networks.
pub const VPC: &str = "AWS::EC2::VPC";

/// The properties with ranges, of networks and subnets.
pub const RANGES: [&str; 2] = ["CidrBlock", "Ipv6CidrBlock"];

/// A range of addresses, such as `10.0.0.0/16`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Whether it is of IPv6.
    pub is_long: bool,
    first: u128,
    last: u128,
}

impl Range {
    /// The range of this text; none when it is no range, or its address is not the first one.
    pub fn read(text: &str) -> Option<Range> {
        let (address, length) = text.split_once('/')?;
        let (bits, first) = match address.parse::<Ipv4Addr>() {
            Ok(short) => (32, u128::from(u32::from(short))),
            Err(_) => (128, u128::from(address.parse::<Ipv6Addr>().ok()?)),
        };
        let length: u32 = length.parse().ok().filter(|length| *length <= bits)?;
        let rest = 1_u128.checked_shl(bits - length).map_or(u128::MAX, |size| size - 1);
        (first & rest == 0).then_some(Range { is_long: bits == 128, first, last: first | rest })
    }

    /// Whether all of it is in another.
    pub fn is_within(self, other: Range) -> bool {
        self.is_long == other.is_long && self.first >= other.first && self.last <= other.last
    }

    /// Whether an address is in both.
    pub fn overlaps(self, other: Range) -> bool {
        self.is_long == other.is_long && self.first <= other.last && self.last >= other.first
    }
}

/// A subnet's range, as it is written.
pub struct Subnet<'s, 't> {
    /// The subnet.
    pub resource: &'s Resource<'t>,
    /// The network that it is in, as it is written.
    pub network: Reached<'s>,
    /// Its range, as it is written.
    pub range: Scalar,
    /// All that it can be.
    pub ranges: Vec<Range>,
}

/// The ranges of all subnets, as far as they are known.
pub fn subnets<'s, 't>(subject: &'s Subject<'t>) -> Vec<Subnet<'s, 't>> {
    let ranges = subject.reach_all(&[(SUBNET, &[])]).into_iter().flat_map(|(resource, properties)| {
        let networks = subject.from(&properties, &["VpcId"]).into_iter();
        networks.flat_map(move |network| {
            let properties = properties.in_scope(&network.scope);
            let ranges = RANGES.into_iter().flat_map(move |name| subject.scalars(&properties, &[name]));
            ranges.filter_map(move |range| {
                let ranges: Option<Vec<Range>> = range.texts.iter().map(|text| Range::read(text)).collect();
                Some(Subnet { resource, network: network.clone(), range, ranges: ranges? })
            })
        })
    });
    ranges.collect()
}

#[cfg(test)]
mod tests {
    use super::Range;

    #[test]
    fn ranges_begin_with_their_address() {
        let right = ["10.0.0.0/8", "10.0.0.1/32", "0.0.0.0/0", "2001:db8::/56", "::/0", "::1/128"];
        assert!(right.iter().all(|text| Range::read(text).is_some()));
        let wrong = ["10.0.0.1/24", "10.0.0.0", "10.0.0.0/33", "10.0/16", "2001:db8::1/64", "::/129", "a/8"];
        assert!(wrong.iter().all(|text| Range::read(text).is_none()));
    }

    #[test]
    fn ranges_hold_and_overlap_each_other() {
        let range = |text| Range::read(text).unwrap();
        assert!(range("10.0.1.0/24").is_within(range("10.0.0.0/16")));
        assert!(!range("10.1.0.0/24").is_within(range("10.0.0.0/16")));
        assert!(range("2001:db8:0:1::/64").is_within(range("2001:db8::/56")));
        assert!(range("10.0.0.0/16").overlaps(range("10.0.255.0/24")));
        assert!(!range("10.0.0.0/24").overlaps(range("10.0.1.0/24")));
        assert!(!range("::/0").overlaps(range("0.0.0.0/0")));
    }
}
