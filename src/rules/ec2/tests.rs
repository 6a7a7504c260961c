use super::RULES;
use crate::rules::tests::found_by;

/// A network with a second range; on lines 1 to 14.
const NETWORK: &str = "\
Parameters: {Zone: {Type: String}, Type: {Type: String, Default: hpc7a.96xlarge},
  Range: {Type: String, Default: 10.0.0.0/24}, Other: {Type: String, Default: 10.0.0.0/24}}
Conditions: {InA: !Equals [!Ref Zone, a]}
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties: {CidrBlock: 10.0.0.0/16}
  Elsewhere:
    Type: AWS::EC2::VPC
    Properties: {CidrBlock: 10.9.0.0/16}
  More:
    Type: AWS::EC2::VPCCidrBlock
    Properties: {VpcId: !Ref Network, CidrBlock: 10.1.0.0/16}
";

/// Subnets with these properties beside the network, each on three lines.
fn subnets(all: &[&str]) -> Vec<String> {
    let subnet = |(at, one): (usize, &&str)| {
        format!("  S{at}:\n    Type: AWS::EC2::Subnet\n    Properties: {{VpcId: !Ref Network, {one}}}\n")
    };
    let subnets: String = all.iter().enumerate().map(subnet).collect();
    found_by(RULES, &format!("{NETWORK}{subnets}"))
}

#[test]
fn subnets_are_in_their_network() {
    assert!(subnets(&["CidrBlock: 10.0.1.0/24", "CidrBlock: 10.1.1.0/24"]).is_empty());
    assert_eq!(subnets(&["CidrBlock: 10.2.0.0/24"]), ["E3059 16"]);
    assert_eq!(subnets(&["CidrBlock: !If [InA, 10.0.0.0/24, 10.9.0.0/24]"]), ["E3059 16"]);
    assert_eq!(subnets(&["CidrBlock: 10.0.0.0/24, Ipv6CidrBlock: 2001:db8::/64"]), ["E3059 16"]);
    assert!(subnets(&["CidrBlock: !Select [0, !Cidr [!GetAtt Network.CidrBlock, 2, 8]]"]).is_empty());
}

#[test]
fn subnets_do_not_overlap_while_both_exist() {
    assert_eq!(subnets(&["CidrBlock: 10.0.0.0/23", "CidrBlock: 10.0.1.0/24"]), ["E3060 19"]);
    let apart =
        ["CidrBlock: !If [InA, 10.0.0.0/24, 10.0.1.0/24]", "CidrBlock: !If [InA, 10.0.1.0/24, 10.0.0.0/24]"];
    assert!(subnets(&apart).is_empty());
    let meet = ["CidrBlock: !If [InA, 10.0.0.0/24, 10.0.1.0/24]", "CidrBlock: 10.0.1.0/24"];
    assert_eq!(subnets(&meet), ["E3060 19"]);
    assert_eq!(subnets(&["CidrBlock: !Ref Range", "CidrBlock: 10.0.0.0/24"]), ["E3060 19"]);
    assert!(subnets(&["CidrBlock: !Ref Range", "CidrBlock: !Ref Other"]).is_empty());
}

fn with(resource: &str) -> Vec<String> {
    found_by(RULES, &format!("{NETWORK}  Tested:\n{resource}"))
}

#[test]
fn images_come_from_the_instance_or_its_template() {
    let instance = |properties: &str, image: &str| {
        with(&format!(
            "    Type: AWS::EC2::Instance
    Properties: {{{properties}}}
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties: {{LaunchTemplateData: {{InstanceType: t3.small, {image}}}}}
"
        ))
    };
    let own = "LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: '1'}";
    assert_eq!(instance("InstanceType: t3.small", ""), ["E3673 16"]);
    assert_eq!(instance(own, ""), ["E3673 16"]);
    assert!(instance(own, "ImageId: ami-0123456789abcdef0").is_empty());
    assert!(instance("LaunchTemplate: {LaunchTemplateId: !ImportValue id, Version: '1'}", "").is_empty());
    assert_eq!(instance("ImageId: !If [InA, ami-0123456789abcdef0, !Ref AWS::NoValue]", ""), ["E3673 16"]);
}

#[test]
fn ports_go_with_protocols() {
    let rule = |rule: &str| {
        with(&format!(
            "    Type: AWS::EC2::SecurityGroupIngress
    Properties: {{GroupId: sg-0123456789abcdef0, CidrIp: 10.0.0.0/8, {rule}}}
"
        ))
    };
    assert_eq!(rule("IpProtocol: tcp"), ["E3687 16"]);
    assert_eq!(rule("IpProtocol: 6, FromPort: 1"), ["E3687 16"]);
    assert_eq!(rule("IpProtocol: -1, FromPort: 1, ToPort: 2"), ["W3687 16"]);
    assert_eq!(rule("IpProtocol: udp, FromPort: -1, ToPort: 2"), ["E3688 16"]);
    assert_eq!(rule("IpProtocol: tcp, FromPort: 1, ToPort: -1"), ["E3688 16"]);
    assert!(rule("IpProtocol: icmp, FromPort: 8, ToPort: -1").is_empty());
    assert_eq!(rule("IpProtocol: icmp, FromPort: -1, ToPort: 8"), ["E3688 16"]);
    assert!(rule("IpProtocol: !ImportValue protocol").is_empty() && rule("IpProtocol: -1").is_empty());
}

#[test]
fn zones_chosen_by_a_condition_are_fine() {
    let volume = |zone: &str| {
        with(&format!("    Type: AWS::EC2::Volume\n    Properties: {{Size: 1, AvailabilityZone: {zone}}}\n"))
    };
    assert_eq!(volume("us-east-1a"), ["W3010 16"]);
    assert!(
        volume("!If [InA, us-east-1a, us-west-2a]").is_empty()
            && volume("!Select [0, !GetAZs '']").is_empty()
    );
}

#[test]
fn instance_types_of_a_parameter_may_be_for_other_regions() {
    let host = |kind: &str| {
        with(&format!(
            "    Type: AWS::EC2::Instance
    Properties: {{ImageId: ami-0123456789abcdef0, InstanceType: {kind}}}
"
        ))
    };
    assert_eq!(host("hpc7a.96xlarge"), ["E3628 16"]);
    assert_eq!(host("!If [InA, t3.small, hpc7a.96xlarge]"), ["E3628 16"]);
    assert!(host("!Ref Type").is_empty() && host("!ImportValue type").is_empty());
}
