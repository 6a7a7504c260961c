//! E3642: The instance type of an inference experiment of SageMaker is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3642",
        name: "unavailable-hosting-instance-type",
        severity: Severity::Error,
        summary: "The instance type of an inference experiment of SageMaker is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The instance type of an inference experiment of SageMaker that SageMaker does not offer in the region that the template is checked for.",
        matters: "SageMaker refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Comparison:
    Type: AWS::SageMaker::InferenceExperiment
    Properties:
      Name: comparison
      Type: ShadowMode
      EndpointName: predictions
      RoleArn: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/comparison
      ModelVariants:
        - ModelName: present
          VariantName: present
          InfrastructureConfig:
            InfrastructureType: RealTimeInference
            RealTimeInferenceConfig:
              InstanceCount: 1
              InstanceType: m5.large
",
        good: "\
Resources:
  Comparison:
    Type: AWS::SageMaker::InferenceExperiment
    Properties:
      Name: comparison
      Type: ShadowMode
      EndpointName: predictions
      RoleArn: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/comparison
      ModelVariants:
        - ModelName: present
          VariantName: present
          InfrastructureConfig:
            InfrastructureType: RealTimeInference
            RealTimeInferenceConfig:
              InstanceCount: 1
              InstanceType: ml.m5.large
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::SageMaker::InferenceExperiment"],
        path: &["ModelVariants", "*", "InfrastructureConfig", "RealTimeInferenceConfig", "InstanceType"],
        table: "aws_sagemaker_hosting/instancetype_enum",
        why: "{region} does not offer it",
        by_region: true,
    }),
};
