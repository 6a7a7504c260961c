//! E3653: The instance type of an OpenSearch domain is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3653",
        name: "unavailable-open-search-instance-type",
        severity: Severity::Error,
        summary: "The instance type of an OpenSearch domain is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The instance type of an OpenSearch domain that OpenSearch Service does not offer in the region that the template is checked for.",
        matters: "OpenSearch Service refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Products:
    Type: AWS::OpenSearchService::Domain
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      EngineVersion: OpenSearch_2.19
      ClusterConfig:
        InstanceType: m5.large.elasticsearch
",
        good: "\
Resources:
  Products:
    Type: AWS::OpenSearchService::Domain
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      EngineVersion: OpenSearch_2.19
      ClusterConfig:
        InstanceType: m5.large.search
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::OpenSearchService::Domain"],
        path: &["ClusterConfig", "InstanceType"],
        table: "aws_opensearchservice_domain/clusterconfig_instancetype_enum",
        why: "{region} does not offer it",
        by_region: true,
    }),
};
