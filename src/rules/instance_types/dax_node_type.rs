//! E3672: The node type of a DAX cluster is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3672",
        name: "unavailable-dax-node-type",
        severity: Severity::Error,
        summary: "The node type of a DAX cluster is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The node type of a DAX cluster that DAX does not offer in the region that the template is checked for.",
        matters: "DAX refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Orders:
    Type: AWS::DAX::Cluster
    Properties:
      IAMRoleARN: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/orders
      NodeType: r5.large
      ReplicationFactor: 3
",
        good: "\
Resources:
  Orders:
    Type: AWS::DAX::Cluster
    Properties:
      IAMRoleARN: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/orders
      NodeType: dax.r5.large
      ReplicationFactor: 3
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::DAX::Cluster"],
        path: &["NodeType"],
        table: "aws_dax_cluster/nodetype_enum",
        why: "{region} does not offer it",
        by_region: true,
    }),
};
