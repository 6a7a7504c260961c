//! E3671: A volume does not say how fast it is, or asks for more than its type has.

use super::block_devices::MAPPINGS;
use crate::check::{Findings, Reached, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3671",
        name: "wrong-volume-performance",
        severity: Severity::Error,
        summary: "A volume does not say how fast it is, or asks for more than its type has.",
    },
    documentation: Documentation {
        finds: "A volume in a block device mapping of type `io1` or `io2` without `Iops`, or with `Iops` that its type does not have.",
        matters: "EC2 refuses to start the instance.",
        bad: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: t3.small
      BlockDeviceMappings:
        - DeviceName: /dev/sdf
          Ebs:
            VolumeSize: 100
            VolumeType: io2
",
        good: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: t3.small
      BlockDeviceMappings:
        - DeviceName: /dev/sdf
          Ebs:
            VolumeSize: 100
            VolumeType: io2
            Iops: 3000
",
    },
    check: Check::Subject(check),
};

/// What volumes of a type can do.
struct Kind {
    name: &'static str,
    least: u64,
    most: u64,
    /// Whether they must say it.
    is_needed: bool,
}

const fn kind(name: &'static str, least: u64, most: u64, is_needed: bool) -> Kind {
    Kind { name, least, most, is_needed }
}

/// From "Amazon EBS volume types" in the user guide, and `Ebs` in the CloudFormation reference.
const KINDS: &[Kind] =
    &[kind("io1", 100, 64_000, true), kind("io2", 100, 256_000, true), kind("gp3", 3000, MOST_OF_GP3, false)];

/// Raised from 16,000 in September 2025.
const MOST_OF_GP3: u64 = 80_000;

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, mapping) in subject.reach_all(MAPPINGS) {
        for volume in subject.from(&mapping, &["Ebs"]) {
            let kinds = subject.scalars(&volume, &["VolumeType"]).into_iter();
            let problems = kinds.flat_map(|kind| problems(subject, &volume.in_scope(&kind.scope), &kind));
            findings.extend(problems.map(|problem| problem.resource(resource.logical_id.as_str())));
        }
    }
}

fn problems(subject: &Subject, volume: &Reached, named: &Scalar) -> Vec<Diagnostic> {
    let Some(kind) = KINDS.iter().find(|kind| named.is(kind.name)) else { return Vec::new() };
    let lack = subject.lack(volume, "Iops").filter(|_| kind.is_needed);
    let problem = |span, found| {
        let help = format!("write `Iops` from {} to {}", kind.least, kind.most);
        Diagnostic::new(RULE.code, span, found).help(help)
    };
    let needs = format!("a volume of type `{}` needs `Iops`", kind.name);
    let missing = lack.map(|lack| problem(lack.span, needs));
    let amounts = subject.scalars(volume, &["Iops"]).into_iter();
    let is_wrong =
        |text: &str| text.parse().is_ok_and(|amount: u64| !(kind.least..=kind.most).contains(&amount));
    let wrong = amounts.filter(|amount| amount.all(is_wrong)).map(|amount| {
        let found = format!("a volume of type `{}` cannot have {} `Iops`", kind.name, amount.text());
        problem(amount.span, found).related(named.span, "the type of the volume")
    });
    missing.into_iter().chain(wrong).collect()
}
