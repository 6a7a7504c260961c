//! E3641: The instance type of a GameLift fleet is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3641",
        name: "unavailable-game-fleet-instance-type",
        severity: Severity::Error,
        summary: "The instance type of a GameLift fleet is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The instance type of a GameLift fleet that GameLift does not offer in the region that the template is checked for.",
        matters: "GameLift refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Players:
    Type: AWS::GameLift::Fleet
    Properties:
      Name: players
      BuildId: build-12345678-1234-1234-1234-123456789012
      EC2InstanceType: t3.large
",
        good: "\
Resources:
  Players:
    Type: AWS::GameLift::Fleet
    Properties:
      Name: players
      BuildId: build-12345678-1234-1234-1234-123456789012
      EC2InstanceType: c5.large
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::GameLift::Fleet"],
        path: &["EC2InstanceType"],
        table: "aws_gamelift_fleet/ec2instancetype_enum",
        why: "{region} does not offer it",
        by_region: true,
    }),
};
