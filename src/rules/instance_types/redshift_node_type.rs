//! E3667: The node type of a Redshift cluster is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3667",
        name: "unavailable-redshift-node-type",
        severity: Severity::Error,
        summary: "The node type of a Redshift cluster is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The node type of a Redshift cluster that Redshift does not offer in the region that the template is checked for.",
        matters: "Redshift refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    DeletionPolicy: Snapshot
    UpdateReplacePolicy: Snapshot
    Properties:
      AutomatedSnapshotRetentionPeriod: 7
      ClusterType: single-node
      DBName: warehouse
      ManageMasterPassword: true
      MasterUsername: warehouse
      NodeType: dc1.large
",
        good: "\
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    DeletionPolicy: Snapshot
    UpdateReplacePolicy: Snapshot
    Properties:
      AutomatedSnapshotRetentionPeriod: 7
      ClusterType: single-node
      DBName: warehouse
      ManageMasterPassword: true
      MasterUsername: warehouse
      NodeType: ra3.xlplus
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::Redshift::Cluster"],
        path: &["NodeType"],
        table: "aws_redshift_cluster/nodetype_enum",
        why: "{region} does not offer it",
        by_region: true,
    }),
};
