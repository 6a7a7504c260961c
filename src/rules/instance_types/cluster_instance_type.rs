//! E3644: The instance type of a SageMaker cluster is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3644",
        name: "unavailable-cluster-instance-type",
        severity: Severity::Error,
        summary: "The instance type of a SageMaker cluster is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The instance type of a SageMaker cluster that SageMaker does not offer in the region that the template is checked for.",
        matters: "SageMaker refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Training:
    Type: AWS::SageMaker::Cluster
    Properties:
      InstanceGroups:
        - InstanceGroupName: workers
          InstanceCount: 2
          InstanceType: ml.m5.small
          ExecutionRole: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/training
          LifeCycleConfig:
            OnCreate: on-create.sh
            SourceS3Uri: s3://sagemaker-training/lifecycle
",
        good: "\
Resources:
  Training:
    Type: AWS::SageMaker::Cluster
    Properties:
      InstanceGroups:
        - InstanceGroupName: workers
          InstanceCount: 2
          InstanceType: ml.m5.large
          ExecutionRole: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/training
          LifeCycleConfig:
            OnCreate: on-create.sh
            SourceS3Uri: s3://sagemaker-training/lifecycle
",
    },
    check: Check::Several(&[
        of(&["AWS::SageMaker::Cluster"], &["InstanceGroups", "*", "InstanceType"]),
        of(&["AWS::SageMaker::Cluster"], &["RestrictedInstanceGroups", "*", "InstanceType"]),
    ]),
};

const fn of(kinds: &'static [&'static str], path: &'static [&'static str]) -> Check {
    let (table, why) = ("aws_sagemaker_cluster/instancetype_enum", "{region} does not offer it");
    Check::Extension(Extension { kinds, path, table, why, by_region: true })
}
