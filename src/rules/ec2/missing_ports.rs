//! E3687: A rule of a security group does not say for which ports it is.

use super::security_group_rules::{PORTS, RULES, protocol};
use crate::check::{Findings, Reached, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3687",
        name: "missing-ports",
        severity: Severity::Error,
        summary: "A rule of a security group does not say for which ports it is.",
    },
    documentation: Documentation {
        finds: "A rule of a security group for TCP, UDP or ICMP without `FromPort` or `ToPort`.",
        matters: "EC2 refuses the rule. For ICMP the two stand for type and code.",
        bad: "\
Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web servers
      VpcId: vpc-0123456789abcdef0
      SecurityGroupIngress:
        - CidrIp: 0.0.0.0/0
          IpProtocol: tcp
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

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, rule) in subject.reach_all(RULES) {
        let protocols = subject.scalars(&rule, &["IpProtocol"]).into_iter();
        let with_ports = protocols
            .filter(|named| named.all(|text| ["tcp", "udp", "icmp"].contains(&protocol(text).as_str())));
        let problems = with_ports.filter_map(|named| missing(subject, &rule.in_scope(&named.scope), &named));
        findings.extend(problems.map(|problem| problem.resource(resource.logical_id.as_str())));
    }
}

fn missing(subject: &Subject, rule: &Reached, named: &Scalar) -> Option<Diagnostic> {
    let missing: Vec<_> =
        PORTS.iter().filter_map(|name| Some((format!("`{name}`"), subject.lack(rule, name)?))).collect();
    let (_, first) = missing.first()?;
    let names: Vec<&str> = missing.iter().map(|(name, _)| name.as_str()).collect();
    let help = match protocol(named.text()).as_str() {
        "icmp" => "write `FromPort: -1` and `ToPort: -1` for all types",
        _ => "name the first and the last port, as in `FromPort: 443` and `ToPort: 443`",
    };
    let found = format!("a rule for `{}` needs {}", named.text(), names.join(" and "));
    Some(Diagnostic::new(RULE.code, first.span, found).help(help))
}
