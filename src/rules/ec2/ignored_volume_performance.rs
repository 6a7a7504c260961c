//! W3671: A volume has `Iops`, which its type ignores.

use super::block_devices::MAPPINGS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3671",
        name: "ignored-volume-performance",
        severity: Severity::Warning,
        summary: "A volume has `Iops`, which its type ignores.",
    },
    documentation: Documentation {
        finds: "A volume in a block device mapping with `Iops` whose type is `gp2`, `st1`, `sc1` or `standard`.",
        matters: "The volume is not as fast as the template says.",
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
            VolumeType: gp2
            Iops: 6000
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
            VolumeType: gp3
            Iops: 6000
",
    },
    check: Check::Subject(check),
};

/// The types of volumes that are as fast as their size makes them.
const WITHOUT: [&str; 4] = ["gp2", "st1", "sc1", "standard"];

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, mapping) in subject.reach_all(MAPPINGS) {
        for volume in subject.from(&mapping, &["Ebs"]) {
            let kinds = subject.scalars(&volume, &["VolumeType"]).into_iter();
            for kind in
                kinds.filter(|kind| kind.all(|text| WITHOUT.contains(&text.to_ascii_lowercase().as_str())))
            {
                let Some(ignored) = subject.from(&volume.in_scope(&kind.scope), &["Iops"]).into_iter().next()
                else {
                    continue;
                };
                let found = format!("`Iops` has no effect on a volume of type `{}`", kind.text());
                let problem = Diagnostic::new(RULE.code, ignored.span, found)
                    .help("remove it, or use `VolumeType: gp3`");
                findings.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
}
