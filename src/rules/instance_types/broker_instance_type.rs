//! E3670: The instance type of a broker of Amazon MQ is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3670",
        name: "unavailable-broker-instance-type",
        severity: Severity::Error,
        summary: "The instance type of a broker of Amazon MQ is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The instance type of a broker of Amazon MQ that Amazon MQ does not offer in the region that the template is checked for.",
        matters: "Amazon MQ refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Orders:
    Type: AWS::AmazonMQ::Broker
    Properties:
      BrokerName: orders
      DeploymentMode: SINGLE_INSTANCE
      EngineType: RABBITMQ
      HostInstanceType: m5.large
      PubliclyAccessible: false
",
        good: "\
Resources:
  Orders:
    Type: AWS::AmazonMQ::Broker
    Properties:
      BrokerName: orders
      DeploymentMode: SINGLE_INSTANCE
      EngineType: RABBITMQ
      HostInstanceType: mq.m5.large
      PubliclyAccessible: false
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::AmazonMQ::Broker"],
        path: &["HostInstanceType"],
        table: "aws_amazonmq_broker/instancetype_enum",
        why: "{region} does not offer it",
        by_region: true,
    }),
};
