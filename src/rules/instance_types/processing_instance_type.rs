//! E3640: The instance type of a processing job of SageMaker is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3640",
        name: "unavailable-processing-instance-type",
        severity: Severity::Error,
        summary: "The instance type of a processing job of SageMaker is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The instance type of a processing job of SageMaker that SageMaker does not offer in the region that the template is checked for.",
        matters: "SageMaker refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Quality:
    Type: AWS::SageMaker::DataQualityJobDefinition
    Properties:
      RoleArn: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/quality
      DataQualityAppSpecification:
        ImageUri: 123456789012.dkr.ecr.us-east-1.amazonaws.com/quality:1
      DataQualityJobInput:
        EndpointInput:
          EndpointName: predictions
          LocalPath: /opt/ml/processing/input
      DataQualityJobOutputConfig:
        MonitoringOutputs:
          - S3Output:
              LocalPath: /opt/ml/processing/output
              S3Uri: s3://quality-reports/daily
      JobResources:
        ClusterConfig:
          InstanceCount: 1
          InstanceType: m5.large
          VolumeSizeInGB: 20
",
        good: "\
Resources:
  Quality:
    Type: AWS::SageMaker::DataQualityJobDefinition
    Properties:
      RoleArn: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/quality
      DataQualityAppSpecification:
        ImageUri: 123456789012.dkr.ecr.us-east-1.amazonaws.com/quality:1
      DataQualityJobInput:
        EndpointInput:
          EndpointName: predictions
          LocalPath: /opt/ml/processing/input
      DataQualityJobOutputConfig:
        MonitoringOutputs:
          - S3Output:
              LocalPath: /opt/ml/processing/output
              S3Uri: s3://quality-reports/daily
      JobResources:
        ClusterConfig:
          InstanceCount: 1
          InstanceType: ml.m5.large
          VolumeSizeInGB: 20
",
    },
    check: Check::Several(&[
        of(
            &[
                "AWS::SageMaker::DataQualityJobDefinition",
                "AWS::SageMaker::ModelBiasJobDefinition",
                "AWS::SageMaker::ModelExplainabilityJobDefinition",
                "AWS::SageMaker::ModelQualityJobDefinition",
            ],
            &["JobResources", "ClusterConfig", "InstanceType"],
        ),
        of(
            &["AWS::SageMaker::MonitoringSchedule"],
            &[
                "MonitoringScheduleConfig",
                "MonitoringJobDefinition",
                "MonitoringResources",
                "ClusterConfig",
                "InstanceType",
            ],
        ),
    ]),
};

const fn of(kinds: &'static [&'static str], path: &'static [&'static str]) -> Check {
    let (table, why) = ("aws_sagemaker_processing/instancetype_enum", "{region} does not offer it");
    Check::Extension(Extension { kinds, path, table, why, by_region: true })
}
