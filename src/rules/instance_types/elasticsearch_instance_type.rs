//! E3652: The instance type of an Elasticsearch domain is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3652",
        name: "unavailable-elasticsearch-instance-type",
        severity: Severity::Error,
        summary: "The instance type of an Elasticsearch domain is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The instance type of an Elasticsearch domain that the service does not offer in the region that the template is checked for.",
        matters: "The service refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Products:
    Type: AWS::Elasticsearch::Domain
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      ElasticsearchVersion: \"7.10\"
      ElasticsearchClusterConfig:
        InstanceType: m5.large
",
        good: "\
Resources:
  Products:
    Type: AWS::Elasticsearch::Domain
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      ElasticsearchVersion: \"7.10\"
      ElasticsearchClusterConfig:
        InstanceType: m5.large.elasticsearch
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::Elasticsearch::Domain"],
        path: &["ElasticsearchClusterConfig", "InstanceType"],
        table: "aws_elasticsearch_domain/elasticsearchclusterconfig_instancetype_enum",
        why: "{region} does not offer it",
        by_region: true,
    }),
};
