//! E3715: A virtual device does not have the name of one.

use super::block_devices::MAPPINGS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3715",
        name: "wrong-virtual-name",
        severity: Severity::Error,
        summary: "A virtual device does not have the name of one.",
    },
    documentation: Documentation {
        finds: "A block device mapping without `Ebs` whose `VirtualName` is none of `ephemeral0` to `ephemeral23`.",
        matters: "EC2 refuses to start the instance: these are the names of the disks that come with it.",
        bad: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: t3.small
      BlockDeviceMappings:
        - DeviceName: /dev/sdf
          VirtualName: disk0
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
          VirtualName: ephemeral0
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, mapping) in subject.reach_all(MAPPINGS) {
        let Some(lack) = subject.lack(&mapping, "Ebs") else { continue };
        let names = subject.scalars(&mapping.in_scope(&lack.scope), &["VirtualName"]).into_iter();
        for name in names.filter(|name| name.all(|text| !is_virtual(text))) {
            let found = format!("`{}` is not the name of a virtual device", name.text());
            let problem = Diagnostic::new(RULE.code, name.span, found);
            let problem = problem.help("write `ephemeral0`, or another number up to 23");
            findings.push(problem.resource(resource.logical_id.as_str()));
        }
    }
}

/// `ephemeral0` to `ephemeral23`.
fn is_virtual(text: &str) -> bool {
    let number = text.strip_prefix("ephemeral").and_then(|number| number.parse::<u8>().ok());
    number.is_some_and(|number| number <= 23 && text == format!("ephemeral{number}"))
}

#[cfg(test)]
mod tests {
    use super::is_virtual;

    #[test]
    fn virtual_devices_are_numbered() {
        assert!(["ephemeral0", "ephemeral9", "ephemeral23"].into_iter().all(is_virtual));
        assert!(
            !["ephemeral", "ephemeral24", "ephemeral01", "ephemeral+1", "disk0"].into_iter().any(is_virtual)
        );
    }
}
