//! E3060: Two subnets of a network have the same addresses.

use indexmap::IndexMap;

use super::networks::{self, Range, Subnet, VPC};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::emit::json::to_compact_json;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3060",
        name: "overlapping-subnets",
        severity: Severity::Error,
        summary: "Two subnets of a network have the same addresses.",
    },
    documentation: Documentation {
        finds: "Two subnets of the same VPC whose `CidrBlock`, or `Ipv6CidrBlock`, overlap, and that can exist at the same time.",
        matters: "EC2 refuses the second.",
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
      CidrBlock: 10.0.0.0/23
  Private:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Network
      CidrBlock: 10.0.1.0/24
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
      CidrBlock: 10.0.0.0/24
  Private:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Network
      CidrBlock: 10.0.1.0/24
",
    },
    check: Check::Subject(check),
};

/// How many subnets of one network are looked at; EC2 allows 200.
const MOST: usize = 256;

fn check(subject: &Subject, findings: &mut Findings) {
    let mut networks: IndexMap<String, Vec<Subnet>> = IndexMap::new();
    for subnet in networks::subnets(subject) {
        let earlier = networks.entry(name(subject, &subnet)).or_default();
        let other = earlier.iter().find(|other| overlap(subject, &subnet, other));
        findings.extend(other.map(|other| problem(&subnet, other)));
        if earlier.len() < MOST {
            earlier.push(subnet);
        }
    }
}

/// What the network of a subnet is called: its logical id, or what is written instead of one.
fn name(subject: &Subject, subnet: &Subnet) -> String {
    let node = subnet.network.node;
    let network = subject.target(node).filter(|network| network.kind == VPC);
    network.map_or_else(|| to_compact_json(node), |network| network.logical_id.to_string())
}

fn overlap(subject: &Subject, one: &Subnet, other: &Subnet) -> bool {
    let overlaps_all = |own: &Range| other.ranges.iter().all(|another| own.overlaps(*another));
    // Defaults of two parameters are often examples only.
    let are_examples = one.range.is_given && other.range.is_given;
    !are_examples
        && one.resource.logical_id != other.resource.logical_id
        && one.ranges.iter().all(overlaps_all)
        && subject.evaluator.conditions.both(&one.range.scope, &other.range.scope).is_some()
}

fn problem(subnet: &Subnet, other: &Subnet) -> Diagnostic {
    let (id, range) = (other.resource.logical_id.as_str(), other.range.text());
    let found = format!("`{}` overlaps with `{range}` of `{id}`", subnet.range.text());
    let problem =
        Diagnostic::new(RULE.code, subnet.range.span, found).related(other.range.span, "the other subnet");
    problem.help("take addresses that no other subnet has").resource(subnet.resource.logical_id.as_str())
}
