//! W3700: The domain of an address is none.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3700",
        name: "wrong-address-domain",
        severity: Severity::Warning,
        summary: "The domain of an address is none.",
    },
    documentation: Documentation {
        finds: "An Elastic IP address whose `Domain` is neither `vpc` nor `standard`.",
        matters: "EC2 takes any other value for `vpc`, without a word.",
        bad: "\
Resources:
  Address:
    Type: AWS::EC2::EIP
    Properties:
      Domain: internet
",
        good: "\
Resources:
  Address:
    Type: AWS::EC2::EIP
    Properties:
      Domain: vpc
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, domain) in subject.reach_all(&[("AWS::EC2::EIP", &["Domain"])]) {
        let is_wrong = |text: &str| !["vpc", "standard"].contains(&text.to_ascii_lowercase().as_str());
        let Some(domain) = subject.scalar(&domain).filter(|domain| domain.all(is_wrong)) else { continue };
        let found = format!("`{}` is no domain of addresses, and EC2 takes it for `vpc`", domain.text());
        let problem = Diagnostic::new(RULE.code, domain.span, found).help("write `Domain: vpc`");
        findings.push(problem.resource(resource.logical_id.as_str()));
    }
}
