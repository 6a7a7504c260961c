//! E3041: The name of a record set is not in its hosted zone.

use super::record_sets::{self, RecordSet};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3041",
        name: "record-outside-zone",
        severity: Severity::Error,
        summary: "The name of a record set is not in its hosted zone.",
    },
    documentation: Documentation {
        finds: "A record set whose `Name` is neither the `HostedZoneName` nor below it, and a `HostedZoneName` without a dot at its end.",
        matters: "Route 53 refuses the record set, or does not find the zone.",
        bad: "\
Resources:
  Website:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneName: example.com.
      Name: www.example.org
      Type: A
      TTL: \"300\"
      ResourceRecords:
        - 192.0.2.1
",
        good: "\
Resources:
  Website:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneName: example.com.
      Name: www.example.com
      Type: A
      TTL: \"300\"
      ResourceRecords:
        - 192.0.2.1
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for set in record_sets::all(subject) {
        for (zone, scope) in set.given(subject, "HostedZoneName", &set.scope) {
            let Some(text) = zone.as_str().filter(|text| !text.contains("{{")) else { continue };
            if !text.ends_with('.') {
                let found = format!("the name of a hosted zone ends with a dot, and `{text}` does not");
                let problem = Diagnostic::new(RULE.code, zone.span, found).help(format!("write `{text}.`"));
                findings.push(problem.resource(set.resource));
            }
            for (name, _) in set.given(subject, "Name", &scope) {
                findings.extend(outside(&set, name, text));
            }
        }
    }
}

fn outside(set: &RecordSet, name: &Node, zone: &str) -> Option<Diagnostic> {
    let text = name.as_str().filter(|text| !text.contains("{{"))?;
    let (bare, zone) = (text.strip_suffix('.').unwrap_or(text), zone.strip_suffix('.').unwrap_or(zone));
    let is_within = bare.strip_suffix(zone).is_some_and(|start| start.is_empty() || start.ends_with('.'));
    let found = format!("`{text}` is not in the hosted zone `{zone}.`");
    let help = format!("write a name that ends with `.{zone}`, or name another zone");
    (!is_within).then(|| Diagnostic::new(RULE.code, name.span, found).help(help).resource(set.resource))
}
