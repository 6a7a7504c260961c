//! E3714: A launch template joins a security group and a subnet of different networks.

use crate::check::{Findings, Reached, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3714",
        name: "security-group-of-other-network",
        severity: Severity::Error,
        summary: "A launch template joins a security group and a subnet of different networks.",
    },
    documentation: Documentation {
        finds: "A launch template with a security group, in `SecurityGroupIds` or in `Groups` of a network interface, that is in another VPC than the subnet of the network interface.",
        matters: "EC2 refuses to start an instance with it.",
        bad: "\
Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web servers
      VpcId: vpc-0fedcba9876543210
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.0.0.0/24
  Servers:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        NetworkInterfaces:
          - DeviceIndex: 0
            SubnetId: !Ref Public
            Groups:
              - !Ref Web
",
        good: "\
Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web servers
      VpcId: vpc-0123456789abcdef0
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.0.0.0/24
  Servers:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        NetworkInterfaces:
          - DeviceIndex: 0
            SubnetId: !Ref Public
            Groups:
              - !Ref Web
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let place = ("AWS::EC2::LaunchTemplate", ["LaunchTemplateData"].as_slice());
    for (resource, data) in subject.reach_all(&[place]) {
        for interface in subject.from(&data, &["NetworkInterfaces", "*"]) {
            for subnet in subject.from(&interface, &["SubnetId"]) {
                let groups =
                    subject.from(&data.in_scope(&subnet.scope), &["SecurityGroupIds", "*"]).into_iter();
                let groups = groups.chain(subject.from(&interface.in_scope(&subnet.scope), &["Groups", "*"]));
                let problems = groups.filter_map(|group| mismatch(subject, &group, &subnet));
                findings.extend(problems.map(|problem| problem.resource(resource.logical_id.as_str())));
            }
        }
    }
}

fn mismatch(subject: &Subject, group: &Reached, subnet: &Reached) -> Option<Diagnostic> {
    let group_of = subject.target(group.node).filter(|group| group.kind == "AWS::EC2::SecurityGroup")?;
    let subnet_of = subject.target(subnet.node).filter(|subnet| subnet.kind == "AWS::EC2::Subnet")?;
    let [one, other] = [sole_network(subject, group_of)?, sole_network(subject, subnet_of)?];
    let [id, subnet_id] = [group_of, subnet_of].map(|resource| resource.logical_id.as_str());
    let found = format!("the security group `{id}` is in another network than the subnet `{subnet_id}`");
    let problem = Diagnostic::new(RULE.code, group.node.span, found).related(subnet.node.span, "the subnet");
    let problem = problem.related(one.node.span, "the network of the security group");
    let problem = problem.help("use a security group of the network of the subnet");
    are_different(subject, &one, &other).then_some(problem)
}

/// The network of a subnet or a security group, where there is no choice.
fn sole_network<'s>(subject: &'s Subject, resource: &'s Resource) -> Option<Reached<'s>> {
    let mut networks = subject.reach(resource, &["VpcId"]).into_iter();
    networks.next().filter(|_| networks.next().is_none())
}

/// Whether two networks are different for certain: two resources, or two ids.
fn are_different(subject: &Subject, one: &Reached, other: &Reached) -> bool {
    match (subject.target(one.node), subject.target(other.node)) {
        (Some(one), Some(other)) => one.logical_id != other.logical_id,
        _ => match (one.node.as_str(), other.node.as_str()) {
            (Some(one), Some(other)) => one != other && ![one, other].iter().any(|text| text.contains("{{")),
            _ => false,
        },
    }
}
