//! E3643: The instance type of a batch transform of SageMaker is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3643",
        name: "unavailable-transform-instance-type",
        severity: Severity::Error,
        summary: "The instance type of a batch transform of SageMaker is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The instance type of a batch transform of SageMaker that SageMaker does not offer in the region that the template is checked for.",
        matters: "SageMaker refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Package:
    Type: AWS::SageMaker::ModelPackage
    Properties:
      ModelPackageName: predictions
      ValidationSpecification:
        ValidationRole: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/validation
        ValidationProfiles:
          - ProfileName: first
            TransformJobDefinition:
              TransformInput:
                DataSource:
                  S3DataSource:
                    S3DataType: S3Prefix
                    S3Uri: s3://predictions/input
              TransformOutput:
                S3OutputPath: s3://predictions/output
              TransformResources:
                InstanceCount: 1
                InstanceType: ml.m5.huge
",
        good: "\
Resources:
  Package:
    Type: AWS::SageMaker::ModelPackage
    Properties:
      ModelPackageName: predictions
      ValidationSpecification:
        ValidationRole: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/validation
        ValidationProfiles:
          - ProfileName: first
            TransformJobDefinition:
              TransformInput:
                DataSource:
                  S3DataSource:
                    S3DataType: S3Prefix
                    S3Uri: s3://predictions/input
              TransformOutput:
                S3OutputPath: s3://predictions/output
              TransformResources:
                InstanceCount: 1
                InstanceType: ml.m5.large
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::SageMaker::ModelPackage"],
        path: &[
            "ValidationSpecification",
            "ValidationProfiles",
            "*",
            "TransformJobDefinition",
            "TransformResources",
            "InstanceType",
        ],
        table: "aws_sagemaker_transform/instancetype_enum",
        why: "{region} does not offer it",
        by_region: true,
    }),
};
