//! E3725: A file system has a capacity that its type does not have.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3725",
        name: "wrong-storage-capacity",
        severity: Severity::Error,
        summary: "A file system has a capacity that its type does not have.",
    },
    documentation: Documentation {
        finds: "An `AWS::FSx::FileSystem` whose `StorageCapacity` is out of the range of its `FileSystemType`: from 32 to 65536 GiB for Windows, from 64 to 524288 for OpenZFS, at least 1200 for Lustre and 1024 for ONTAP.",
        matters: "FSx refuses to create the file system, and the stack is rolled back.",
        bad: "\
Resources:
  Scratch:
    Type: AWS::FSx::FileSystem
    Properties:
      FileSystemType: LUSTRE
      StorageCapacity: 600
      SubnetIds:
        - subnet-0123456789abcdef0
",
        good: "\
Resources:
  Scratch:
    Type: AWS::FSx::FileSystem
    Properties:
      FileSystemType: LUSTRE
      StorageCapacity: 1200
      SubnetIds:
        - subnet-0123456789abcdef0
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::FSx::FileSystem"],
        path: &[],
        table: "aws_fsx_filesystem/storage_capacity",
        why: "it depends on the `FileSystemType`",
        by_region: false,
    }),
};
