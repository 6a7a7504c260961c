//! E3062: A database instance has a class that does not run its version of the engine.

use super::engine;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3062",
        name: "database-class-without-engine-version",
        severity: Severity::Error,
        summary: "A database instance has a class that does not run its version of the engine.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBInstance` whose `DBInstanceClass` does not run the `EngineVersion` of its `Engine`.",
        matters: "RDS refuses to create the instance, and the stack is rolled back. Newer versions need newer classes, and the other way around.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t2.micro
      AllocatedStorage: \"20\"
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
      EngineVersion: \"17.6\"
",
        good: "\
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.micro
      AllocatedStorage: \"20\"
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
      EngineVersion: \"17.6\"
",
    },
    check: Check::Subject(check),
};

/// Before the name of the engine.
const TABLES: &str = "aws_rds_dbinstance/db_instance_class/";

const WHY: &str = "it does not run this version of the engine";

/// The table of each engine is large, so only those of the template's engines are read.
fn check(subject: &Subject, findings: &mut Findings) {
    let engines = engine::written(subject);
    let is_used = |table: &&str| table.strip_prefix(TABLES).is_some_and(|engine| engines.contains(engine));
    for table in subject.knowledge.tables.names().filter(is_used) {
        let classes =
            Extension { kinds: &["AWS::RDS::DBInstance"], path: &[], table, why: WHY, by_region: false };
        let breaches = classes.breaches(subject, &engine::in_lower_case).into_iter();
        breaches.filter(|breach| breach.is_written()).for_each(|breach| breach.report(&RULE, WHY, findings));
    }
}
