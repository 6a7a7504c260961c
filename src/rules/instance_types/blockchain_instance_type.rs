//! E3617: The instance type of a blockchain node is none of those that the region has.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3617",
        name: "unavailable-blockchain-instance-type",
        severity: Severity::Error,
        summary: "The instance type of a blockchain node is none of those that the region has.",
    },
    documentation: Documentation {
        finds: "The instance type of a blockchain node that Managed Blockchain does not offer in the region that the template is checked for.",
        matters: "Managed Blockchain refuses it when the stack is created. The types that there are differ by region.",
        bad: "\
Resources:
  Peer:
    Type: AWS::ManagedBlockchain::Node
    Properties:
      NetworkId: n-ethereum-mainnet
      NodeConfiguration:
        AvailabilityZone: !Select [0, !GetAZs \"\"]
        InstanceType: bc.m4.large
",
        good: "\
Resources:
  Peer:
    Type: AWS::ManagedBlockchain::Node
    Properties:
      NetworkId: n-ethereum-mainnet
      NodeConfiguration:
        AvailabilityZone: !Select [0, !GetAZs \"\"]
        InstanceType: bc.m5.large
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::ManagedBlockchain::Node"],
        path: &["NodeConfiguration", "InstanceType"],
        table: "aws_managedblockchain_node/nodeconfiguration_instancetype_enum",
        why: "{region} does not offer it",
        by_region: true,
    }),
};
