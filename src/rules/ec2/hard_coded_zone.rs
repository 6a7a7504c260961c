//! W3010: An availability zone is written out.

use crate::check::{Findings, Place, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3010",
        name: "hard-coded-zone",
        severity: Severity::Warning,
        summary: "An availability zone is written out.",
    },
    documentation: Documentation {
        finds: "The name of an availability zone, such as `us-east-1a`, in a property that says where a resource is.",
        matters: "The template works in one region only, and in that only for accounts that have the zone.",
        bad: "\
Resources:
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.0.0.0/24
      AvailabilityZone: us-east-1a
",
        good: "\
Resources:
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.0.0.0/24
      AvailabilityZone: !Select [0, !GetAZs \"\"]
",
    },
    check: Check::Subject(check),
};

/// Where zones stand.
const PLACES: &[Place] = &[
    ("AWS::AutoScaling::AutoScalingGroup", &["AvailabilityZones", "*"]),
    ("AWS::DAX::Cluster", &["AvailabilityZones", "*"]),
    ("AWS::DMS::ReplicationInstance", &["AvailabilityZone"]),
    ("AWS::EC2::Host", &["AvailabilityZone"]),
    ("AWS::EC2::Instance", &["AvailabilityZone"]),
    ("AWS::EC2::LaunchTemplate", &["LaunchTemplateData", "Placement", "AvailabilityZone"]),
    (
        "AWS::EC2::SpotFleet",
        &["SpotFleetRequestConfigData", "LaunchSpecifications", "*", "Placement", "AvailabilityZone"],
    ),
    (
        "AWS::EC2::SpotFleet",
        &["SpotFleetRequestConfigData", "LaunchTemplateConfigs", "*", "Overrides", "*", "AvailabilityZone"],
    ),
    ("AWS::EC2::Subnet", &["AvailabilityZone"]),
    ("AWS::EC2::Volume", &["AvailabilityZone"]),
    ("AWS::ElasticLoadBalancing::LoadBalancer", &["AvailabilityZones", "*"]),
    ("AWS::ElasticLoadBalancingV2::TargetGroup", &["Targets", "*", "AvailabilityZone"]),
    ("AWS::EMR::Cluster", &["Instances", "Placement", "AvailabilityZone"]),
    ("AWS::Glue::Connection", &["ConnectionInput", "PhysicalConnectionRequirements", "AvailabilityZone"]),
    ("AWS::OpsWorks::Instance", &["AvailabilityZone"]),
    ("AWS::RDS::DBCluster", &["AvailabilityZones", "*"]),
    ("AWS::RDS::DBInstance", &["AvailabilityZone"]),
];

/// What a target group says of targets that are in no zone of its own.
const ANYWHERE: &str = "all";

fn check(subject: &Subject, findings: &mut Findings) {
    if subject.resources_of("AWS::CDK::Metadata").next().is_some() {
        return; // The CDK writes out the zones of an environment that it knows.
    }
    for (resource, zone) in subject.reach_all(PLACES) {
        // Who chooses zones by a condition has thought of other regions.
        let is_always = zone.scope == resource.scope;
        let Some(name) = zone.node.as_str().filter(|name| is_always && *name != ANYWHERE) else { continue };
        let found = format!("the availability zone `{name}` ties the template to one region");
        let problem = Diagnostic::new(RULE.code, zone.node.span, found);
        let help = "write `!Select [0, !GetAZs '']`, or refer to a parameter of type \
                    `AWS::EC2::AvailabilityZone::Name`";
        findings.push(problem.help(help).resource(resource.logical_id.as_str()));
    }
}
