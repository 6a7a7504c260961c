//! E3621: The instance type of an AppStream fleet is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3621",
        name: "unavailable-stream-fleet-instance-type",
        severity: Severity::Error,
        summary: "The instance type of an AppStream fleet is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The instance type of an AppStream fleet that AppStream does not offer in the region that the template is checked for.",
        matters: "AppStream refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Desktops:
    Type: AWS::AppStream::Fleet
    Properties:
      Name: desktops
      ImageName: office
      InstanceType: standard.medium
      ComputeCapacity:
        DesiredInstances: 1
",
        good: "\
Resources:
  Desktops:
    Type: AWS::AppStream::Fleet
    Properties:
      Name: desktops
      ImageName: office
      InstanceType: stream.standard.medium
      ComputeCapacity:
        DesiredInstances: 1
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::AppStream::Fleet"],
        path: &["InstanceType"],
        table: "aws_appstream_fleet/instancetype_enum",
        why: "{region} does not offer it",
        by_region: true,
    }),
};
