//! E3059: A subnet has addresses that its network does not have.

use super::networks::{self, RANGES, Range, Subnet, VPC};
use crate::check::{Findings, Reached, Resource, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3059",
        name: "subnet-outside-network",
        severity: Severity::Error,
        summary: "A subnet has addresses that its network does not have.",
    },
    documentation: Documentation {
        finds: "A subnet whose `CidrBlock` or `Ipv6CidrBlock` is in none of those of its VPC, given at the VPC or as an `AWS::EC2::VPCCidrBlock`.",
        matters: "EC2 refuses the subnet.",
        bad: "\
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Network
      CidrBlock: 10.1.0.0/24
",
        good: "\
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Network
      CidrBlock: 10.0.1.0/24
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let blocks = blocks(subject);
    for subnet in networks::subnets(subject) {
        let Some(network) = subject.target(subnet.network.node).filter(|network| network.kind == VPC) else {
            continue;
        };
        let ranges = Ranges::of(subject, network, &blocks, &subnet);
        // Defaults of two parameters are often examples only.
        let are_examples = subnet.range.is_given && ranges.known.iter().any(|range| range.is_given);
        if !are_examples && subnet.ranges.iter().all(|own| ranges.are_without(*own)) {
            findings.push(problem(&subnet, network, &ranges));
        }
    }
}

/// What gives a network another range, with the logical id of the network.
type Block<'s> = (&'s str, Reached<'s>);

fn blocks<'s>(subject: &'s Subject) -> Vec<Block<'s>> {
    let blocks = subject.reach_all(&[("AWS::EC2::VPCCidrBlock", &[])]).into_iter();
    let blocks = blocks.flat_map(|(_, block)| {
        let networks = subject.from(&block, &["VpcId"]).into_iter();
        networks.filter_map(move |at| {
            Some((subject.target(at.node)?.logical_id.as_str(), block.in_scope(&at.scope)))
        })
    });
    blocks.collect()
}

/// The ranges of a network, where a subnet of it exists.
#[derive(Default)]
struct Ranges {
    known: Vec<Scalar>,
    /// Whether there are more, that only AWS knows; of IPv4, and of IPv6.
    are_open: [bool; 2],
}

/// What takes addresses from elsewhere; with whether these are of IPv6.
const ELSEWHERE: [(&str, bool); 5] = [
    ("Ipv4IpamPoolId", false),
    ("Ipv6IpamPoolId", true),
    ("Ipv6Pool", true),
    ("AmazonProvidedIpv6CidrBlock", true),
    ("Ipv6CidrBlockNetworkBorderGroup", true),
];

impl Ranges {
    fn of(subject: &Subject, network: &Resource, blocks: &[Block], subnet: &Subnet) -> Ranges {
        let mut ranges = Ranges::default();
        let own = subject.reach(network, &[]);
        let blocks = blocks.iter().filter(|(id, _)| *id == network.logical_id.as_str());
        for properties in own.iter().chain(blocks.map(|(_, block)| block)) {
            let scope = subject.evaluator.conditions.both(&properties.scope, &subnet.range.scope);
            if let Some(scope) = scope {
                ranges.add(subject, &properties.in_scope(&scope));
            }
        }
        ranges
    }

    fn add(&mut self, subject: &Subject, properties: &Reached) {
        for (name, is_long) in ELSEWHERE {
            self.open(is_long, !subject.from(properties, &[name]).is_empty());
        }
        for (name, is_long) in RANGES.into_iter().zip([false, true]) {
            for at in subject.from(properties, &[name]) {
                let range = subject.scalar(&at).filter(|range| range.all(|text| Range::read(text).is_some()));
                self.open(is_long, range.is_none());
                self.known.extend(range);
            }
        }
    }

    fn open(&mut self, is_long: bool, is_open: bool) {
        let [short, long] = &mut self.are_open;
        *(if is_long { long } else { short }) |= is_open;
    }

    fn texts(&self, is_long: bool) -> Vec<&str> {
        let texts = self.known.iter().flat_map(|range| &range.texts).map(String::as_str);
        texts.filter(|text| Range::read(text).is_some_and(|range| range.is_long == is_long)).collect()
    }

    /// Whether a range is certainly in none of them.
    fn are_without(&self, range: Range) -> bool {
        let [short, long] = self.are_open;
        let is_open = if range.is_long { long } else { short };
        let texts = self.texts(range.is_long);
        let holds = |text: &&str| Range::read(text).is_some_and(|other| range.is_within(other));
        // Each network has a range of IPv4, even if it is not in the template.
        !is_open && (range.is_long || !texts.is_empty()) && !texts.iter().any(holds)
    }
}

fn problem(subnet: &Subnet, network: &Resource, ranges: &Ranges) -> Diagnostic {
    let (text, id) = (subnet.range.text(), network.logical_id.as_str());
    let texts = ranges.texts(text.contains(':'));
    let found = match texts.as_slice() {
        [] => format!("`{id}` has no addresses of IPv6, such as `{text}`"),
        texts => format!("`{text}` is not in `{id}`, which has `{}`", texts.join("`, `")),
    };
    let help = match texts.as_slice() {
        [] => "give the network a range of its own with `AWS::EC2::VPCCidrBlock`",
        _ => "take a part of the range of the network, or give it another with `AWS::EC2::VPCCidrBlock`",
    };
    let problem = Diagnostic::new(RULE.code, subnet.range.span, found).help(help);
    let place = ranges.known.first().map_or(network.span, |range| range.span);
    problem.related(place, "the network").resource(subnet.resource.logical_id.as_str())
}
