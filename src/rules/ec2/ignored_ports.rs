//! W3687: A rule of a security group names ports, but its protocol has none.

use super::security_group_rules::{PORTS, RULES, protocol};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3687",
        name: "ignored-ports",
        severity: Severity::Warning,
        summary: "A rule of a security group names ports, but its protocol has none.",
    },
    documentation: Documentation {
        finds: "A rule of a security group with `FromPort` or `ToPort` for another protocol than TCP, UDP and ICMP, or for all of them (`-1`).",
        matters: "EC2 ignores the ports and lets all of the protocol through: the rule opens more than it says.",
        bad: "\
Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web servers
      VpcId: vpc-0123456789abcdef0
      SecurityGroupIngress:
        - CidrIp: 0.0.0.0/0
          IpProtocol: \"-1\"
          FromPort: 443
          ToPort: 443
",
        good: "\
Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web servers
      VpcId: vpc-0123456789abcdef0
      SecurityGroupIngress:
        - CidrIp: 0.0.0.0/0
          IpProtocol: tcp
          FromPort: 443
          ToPort: 443
",
    },
    check: Check::Subject(check),
};

/// From "Security group rules" in the user guide of VPC.
const WITH_PORTS: [&str; 4] = ["tcp", "udp", "icmp", "icmpv6"];

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, rule) in subject.reach_all(RULES) {
        let protocols = subject.scalars(&rule, &["IpProtocol"]).into_iter();
        for named in
            protocols.filter(|named| named.all(|text| !WITH_PORTS.contains(&protocol(text).as_str())))
        {
            let rule = rule.in_scope(&named.scope);
            let ports: Vec<_> = PORTS.iter().flat_map(|name| subject.from(&rule, &[name])).collect();
            let Some(first) = ports.first() else { continue };
            let found = match named.text() {
                "-1" => "ports have no effect in a rule for all protocols (`-1`)".to_owned(),
                text => format!("ports have no effect in a rule for the protocol `{text}`"),
            };
            let problem = Diagnostic::new(RULE.code, first.span, found);
            let problem = problem.help("remove them, or use `tcp` or `udp`");
            findings.push(problem.resource(resource.logical_id.as_str()));
        }
    }
}
