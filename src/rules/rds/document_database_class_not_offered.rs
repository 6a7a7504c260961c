//! E3620: A DocumentDB instance has a class that DocumentDB does not offer.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3620",
        name: "document-database-class-not-offered",
        severity: Severity::Error,
        summary: "A DocumentDB instance has a class that DocumentDB does not offer.",
    },
    documentation: Documentation {
        finds: "An `AWS::DocDB::DBInstance` whose `DBInstanceClass` DocumentDB does not offer in the region.",
        matters: "DocumentDB refuses to create the instance, and the stack is rolled back.",
        bad: "\
Resources:
  Documents:
    Type: AWS::DocDB::DBInstance
    Properties:
      DBClusterIdentifier: documents
      DBInstanceClass: db.t2.micro
",
        good: "\
Resources:
  Documents:
    Type: AWS::DocDB::DBInstance
    Properties:
      DBClusterIdentifier: documents
      DBInstanceClass: db.t4g.medium
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::DocDB::DBInstance"],
        path: &["DBInstanceClass"],
        table: "aws_docdb_dbinstance/dbinstanceclass_enum",
        why: "DocumentDB does not offer it in the region",
        by_region: false,
    }),
};
