//! W3698: A virtual device is named where a volume is asked for.

use super::block_devices::MAPPINGS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3698",
        name: "ignored-virtual-name",
        severity: Severity::Warning,
        summary: "A virtual device is named where a volume is asked for.",
    },
    documentation: Documentation {
        finds: "A block device mapping with both `Ebs` and `VirtualName`.",
        matters: "EC2 ignores `VirtualName`: the device is the volume.",
        bad: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: t3.small
      BlockDeviceMappings:
        - DeviceName: /dev/sdf
          VirtualName: ephemeral0
          Ebs:
            VolumeSize: 100
            VolumeType: gp3
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
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, mapping) in subject.reach_all(MAPPINGS) {
        let Some(volume) = subject.from(&mapping, &["Ebs"]).into_iter().next() else { continue };
        let names = subject.from(&mapping.in_scope(&volume.scope), &["VirtualName"]);
        if let Some(name) = names.first() {
            let found = "`VirtualName` has no effect beside `Ebs`";
            let problem = Diagnostic::new(RULE.code, name.span, found).help("remove it, or remove `Ebs`");
            findings.push(problem.related(volume.span, "the volume").resource(resource.logical_id.as_str()));
        }
    }
}
