//! I3100: An instance type is of a previous generation.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I3100",
        name: "old-instance-type",
        severity: Severity::Info,
        summary: "An instance type is of a previous generation.",
    },
    documentation: Documentation {
        finds: "An instance type, of a server, database, cache or search domain, of a generation that has successors.",
        matters: "Newer generations are faster and cost less.",
        bad: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: m1.small
",
        good: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: t3.small
",
    },
    check: Check::Subject(check),
};

/// Where instance types stand.
const PLACES: &[(&str, &[&str])] = &[
    ("AWS::AutoScaling::LaunchConfiguration", &["InstanceType"]),
    ("AWS::EC2::CapacityReservation", &["InstanceType"]),
    ("AWS::EC2::Host", &["InstanceType"]),
    ("AWS::EC2::Instance", &["InstanceType"]),
    ("AWS::EC2::LaunchTemplate", &["LaunchTemplateData", "InstanceType"]),
    ("AWS::ElastiCache::CacheCluster", &["CacheNodeType"]),
    ("AWS::ElastiCache::GlobalReplicationGroup", &["CacheNodeType"]),
    ("AWS::ElastiCache::ReplicationGroup", &["CacheNodeType"]),
    ("AWS::Elasticsearch::Domain", &["ElasticsearchClusterConfig", "InstanceType"]),
    ("AWS::OpenSearchService::Domain", &["ClusterConfig", "InstanceType"]),
    ("AWS::RDS::DBInstance", &["DBInstanceClass"]),
];

/// "Previous generation instances", but for the families by number.
const OLD_FAMILIES: &[&str] = &["cc2", "cg1", "cr1", "g2", "hi1", "hs1", "i2", "t1"];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let Some((_, path)) = PLACES.iter().find(|(kind, _)| *kind == resource.kind) else { continue };
        let Some(node) = resource.node.get("Properties").and_then(|node| node.at(path)) else { continue };
        let Some(name) = node.as_str().filter(|name| is_old(name)) else { continue };
        let found = format!("`{name}` is an instance type of a previous generation");
        let problem = Diagnostic::new(RULE.code, node.span, found);
        let help = "use a type of the present generation, such as of the families t3, m7g or r7g";
        findings.push(problem.help(help).resource(resource.logical_id.as_str()));
    }
}

/// Names have the family between points: `m1.small`, `db.m1.small`, `m3.medium.search`.
fn is_old(name: &str) -> bool {
    name.split('.').any(|part| OLD_FAMILIES.contains(&part) || is_old_by_number(part))
}

/// The families c, m and r up to their third generation.
fn is_old_by_number(part: &str) -> bool {
    matches!(part.as_bytes(), [b'c' | b'm' | b'r', b'1'..=b'3'])
}
