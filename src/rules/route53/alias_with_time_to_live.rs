//! E3029: An alias record has a time to live.

use super::record_sets;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3029",
        name: "alias-with-time-to-live",
        severity: Severity::Error,
        summary: "An alias record has a time to live.",
    },
    documentation: Documentation {
        finds: "A record set of Route 53 with both `AliasTarget` and `TTL`.",
        matters: "Route 53 uses the time to live of the target, and refuses a record set that says its own.",
        bad: "\
Resources:
  Website:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: Z1D633PJN98FT9
      Name: www.example.com
      Type: A
      TTL: \"300\"
      AliasTarget:
        DNSName: d111111abcdef8.cloudfront.net
        HostedZoneId: Z2FDTNDATAQYW2
",
        good: "\
Resources:
  Website:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: Z1D633PJN98FT9
      Name: www.example.com
      Type: A
      AliasTarget:
        DNSName: d111111abcdef8.cloudfront.net
        HostedZoneId: Z2FDTNDATAQYW2
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for set in record_sets::all(subject) {
        let aliases = set.given(subject, "AliasTarget", &set.scope);
        let is_alias_with = aliases.iter().any(|(_, scope)| !set.given(subject, "TTL", scope).is_empty());
        if let Some(span) = set.properties.key_span("TTL").filter(|_| is_alias_with) {
            let found = "a record set with `AliasTarget` cannot have `TTL`";
            let problem = Diagnostic::new(RULE.code, span, found).resource(set.resource);
            findings.push(problem.help("remove `TTL`: the time to live of the target counts"));
        }
    }
}
