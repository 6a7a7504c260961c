//! E3635: A Neptune instance has a class that Neptune does not offer.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3635",
        name: "neptune-class-not-offered",
        severity: Severity::Error,
        summary: "A Neptune instance has a class that Neptune does not offer.",
    },
    documentation: Documentation {
        finds: "An `AWS::Neptune::DBInstance` whose `DBInstanceClass` Neptune does not offer in the region.",
        matters: "Neptune refuses to create the instance, and the stack is rolled back.",
        bad: "\
Resources:
  Graph:
    Type: AWS::Neptune::DBInstance
    Properties:
      DBInstanceClass: db.t2.micro
",
        good: "\
Resources:
  Graph:
    Type: AWS::Neptune::DBInstance
    Properties:
      DBInstanceClass: db.t4g.medium
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::Neptune::DBInstance"],
        path: &["DBInstanceClass"],
        table: "aws_neptune_dbinstance/dbinstanceclass_enum",
        why: "Neptune does not offer it in the region",
        by_region: false,
    }),
};
