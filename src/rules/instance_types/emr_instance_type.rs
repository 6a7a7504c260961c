//! E3675: An instance type of an EMR cluster is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3675",
        name: "unavailable-emr-instance-type",
        severity: Severity::Error,
        summary: "An instance type of an EMR cluster is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "An instance type of an EMR cluster that EMR does not offer in the region that the template is checked for.",
        matters: "EMR refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Reports:
    Type: AWS::EMR::Cluster
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
    Properties:
      Name: reports
      ReleaseLabel: emr-7.8.0
      JobFlowRole: reports-instances
      ServiceRole: reports-service
      Instances:
        MasterInstanceGroup:
          InstanceCount: 1
          InstanceType: m5.xlarge
        CoreInstanceGroup:
          InstanceCount: 2
          InstanceType: m5.large
",
        good: "\
Resources:
  Reports:
    Type: AWS::EMR::Cluster
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
    Properties:
      Name: reports
      ReleaseLabel: emr-7.8.0
      JobFlowRole: reports-instances
      ServiceRole: reports-service
      Instances:
        MasterInstanceGroup:
          InstanceCount: 1
          InstanceType: m5.xlarge
        CoreInstanceGroup:
          InstanceCount: 2
          InstanceType: m5.xlarge
",
    },
    check: Check::Several(&[
        of(
            &["AWS::EMR::Cluster"],
            &["Instances", "CoreInstanceFleet", "InstanceTypeConfigs", "*", "InstanceType"],
        ),
        of(&["AWS::EMR::Cluster"], &["Instances", "CoreInstanceGroup", "InstanceType"]),
        of(
            &["AWS::EMR::Cluster"],
            &["Instances", "MasterInstanceFleet", "InstanceTypeConfigs", "*", "InstanceType"],
        ),
        of(&["AWS::EMR::Cluster"], &["Instances", "MasterInstanceGroup", "InstanceType"]),
        of(
            &["AWS::EMR::Cluster"],
            &["Instances", "TaskInstanceFleets", "*", "InstanceTypeConfigs", "*", "InstanceType"],
        ),
        of(&["AWS::EMR::Cluster"], &["Instances", "TaskInstanceGroups", "*", "InstanceType"]),
    ]),
};

const fn of(kinds: &'static [&'static str], path: &'static [&'static str]) -> Check {
    let (table, why) = ("aws_emr_cluster/instancetypeconfig_instancetype_enum", "{region} does not offer it");
    Check::Extension(Extension { kinds, path, table, why, by_region: true })
}
