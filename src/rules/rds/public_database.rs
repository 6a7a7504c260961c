//! S3060: A database has an address on the internet.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3060",
        name: "public-database",
        severity: Severity::Warning,
        summary: "A database has an address on the internet.",
    },
    documentation: Documentation {
        finds: "An instance or cluster of RDS, Neptune, Redshift or DMS with `PubliclyAccessible: true`.",
        matters: "Anyone can try to log in, and only a security group and a password stand between the data and the internet. Functions and bastions reach the database from within the VPC.",
        bad: "\
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
      PubliclyAccessible: true
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
      PubliclyAccessible: false
",
    },
    check: Check::Subject(check),
};

/// The types with `PubliclyAccessible`.
const KINDS: &[&str] = &[
    "AWS::DMS::ReplicationInstance",
    "AWS::Neptune::DBInstance",
    "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster",
];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of_any(KINDS) {
        let known = subject.known(resource, "PubliclyAccessible", &resource.scope);
        if let Some(public) = known.iter().find(|known| known.is_true()) {
            let found = format!("`{}` has an address on the internet", resource.logical_id);
            let help = "write `PubliclyAccessible: false`, and connect from within the VPC";
            let problem = Diagnostic::new(RULE.code, public.span, found).help(help);
            findings.push(problem.resource(resource.logical_id.as_str()));
        }
    }
}
