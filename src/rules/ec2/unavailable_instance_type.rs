//! E3628: The instance type of a server is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3628",
        name: "unavailable-instance-type",
        severity: Severity::Error,
        summary: "The instance type of a server is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "An instance type that EC2 does not offer in the region that the template is checked for.",
        matters: "EC2 refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: hpc7a.96xlarge
",
        good: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: t3.small
",
    },
    check: Check::Several(&[
        of(&["AWS::EC2::Instance"], &["InstanceType"]),
        of(&["AWS::EC2::LaunchTemplate"], &["LaunchTemplateData", "InstanceType"]),
        of(&["AWS::EC2::EC2Fleet"], &["LaunchTemplateConfigs", "*", "Overrides", "*", "InstanceType"]),
        of(&["AWS::EC2::CapacityReservationFleet"], &["InstanceTypeSpecifications", "*", "InstanceType"]),
        of(&["AWS::GameLift::GameServerGroup"], &["InstanceDefinitions", "*", "InstanceType"]),
    ]),
};

const fn of(kinds: &'static [&'static str], path: &'static [&'static str]) -> Check {
    let (table, why) = ("aws_ec2_instance/instancetype_enum", "{region} does not offer it");
    Check::Extension(Extension { kinds, path, table, why, by_region: true })
}
