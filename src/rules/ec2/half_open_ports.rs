//! E3688: One end of a range of ports is -1, which stands for all, and the other is not.

use super::security_group_rules::{PORTS, RULES, protocol};
use crate::check::{Findings, Reached, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3688",
        name: "half-open-ports",
        severity: Severity::Error,
        summary: "One end of a range of ports is -1, which stands for all, and the other is not.",
    },
    documentation: Documentation {
        finds: "A rule of a security group with -1 for only one of `FromPort` and `ToPort`. For ICMP, where the two are type and code, one type with all its codes is fine.",
        matters: "EC2 refuses the rule.",
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
          FromPort: -1
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
          FromPort: 0
          ToPort: 443
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let [from, to] = PORTS;
    for (resource, rule) in subject.reach_all(RULES) {
        let half_from = half(subject, &rule, [from, to]);
        let half_to = || half(subject, &rule, [to, from]).filter(|_| !may_be_icmp(subject, &rule));
        let problem = half_from.or_else(half_to);
        findings.extend(problem.map(|problem| problem.resource(resource.logical_id.as_str())));
    }
}

/// Whether the two ends may be a type and its codes.
fn may_be_icmp(subject: &Subject, rule: &Reached) -> bool {
    let protocols = subject.scalars(rule, &["IpProtocol"]);
    let is_icmp = |text: &String| protocol(text).starts_with("icmp");
    protocols.is_empty() || protocols.iter().any(|named| named.texts.iter().any(is_icmp))
}

/// Where one end is -1 and the other is something else.
fn half(subject: &Subject, rule: &Reached, [one, other]: [&str; 2]) -> Option<Diagnostic> {
    let mut open = subject.scalars(rule, &[one]).into_iter().filter(|port| port.is("-1"));
    open.find_map(|open| {
        let others = subject.scalars(&rule.in_scope(&open.scope), &[other]).into_iter();
        let mut closed = others.filter(|port| port.all(|text| text != "-1"));
        closed.next().map(|closed| problem(&open, &closed, [one, other]))
    })
}

fn problem(open: &Scalar, closed: &Scalar, [one, other]: [&str; 2]) -> Diagnostic {
    let found = format!("`{one}` is -1, but `{other}` is {}", closed.text());
    let problem = Diagnostic::new(RULE.code, open.span, found);
    let problem = problem.help("write -1 for both, or the first and the last port");
    problem.related(closed.span, "the other end")
}
