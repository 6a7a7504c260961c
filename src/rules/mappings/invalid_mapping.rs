//! E7001: A mapping is no map of maps.

use super::MAPPINGS;
use crate::check::{Findings, Subject};
use crate::diagnostic::code;
use crate::rules::entries;
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_MAPPING,
    documentation: Documentation {
        finds: "A mapping that is not a map of maps: a level is missing or empty, a value is a map or nothing, or a name has other characters than letters and digits (top-level keys also `-` and `.`).",
        matters: "CloudFormation refuses the template.",
        bad: r#"Mappings:
  Delays:
    us-east-1: 5
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: !FindInMap [Delays, !Ref "AWS::Region", Seconds]
"#,
        good: r#"Mappings:
  Delays:
    us-east-1:
      Seconds: 5
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: !FindInMap [Delays, !Ref "AWS::Region", Seconds]
"#,
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    MAPPINGS.plain_names(&RULE, subject, findings);
    for (name, span, mapping) in MAPPINGS.all(subject) {
        if !is_level(name, span, mapping, findings) {
            continue;
        }
        for (key, span, entry) in entries::within(mapping) {
            check_name("a key of a mapping", key, span, ".-", findings);
            if is_level(key, span, entry, findings) {
                entries::within(entry).for_each(|(key, span, value)| check_value(key, span, value, findings));
            }
        }
    }
}

fn check_name(one: &str, name: &str, span: Span, also: &str, findings: &mut Findings) {
    if let Some(found) = entries::wrong_name(one, name, span, &RULE, also) {
        findings.push(found);
    }
}

/// Whether it is a level of a mapping: a map that has something in it.
fn is_level(name: &str, span: Span, node: &Node, findings: &mut Findings) -> bool {
    let what = match node.as_map() {
        Some(map) if !map.is_empty() => return true,
        Some(_) => "an empty one",
        None => node.kind(),
    };
    let found = format!(
        "`{name}` must be a map, but it is {what}: a mapping has two levels of keys above its values"
    );
    findings.suggest(
        &RULE,
        entries::place(span, node),
        found,
        "write the name of the mapping, below it a key such as a region, and below that names and values",
    );
    false
}

fn check_value(key: &str, span: Span, value: &Node, findings: &mut Findings) {
    check_name("a value of a mapping", key, span, "", findings);
    if value.as_map().is_some() || value.is_null() {
        let found = format!("`{key}` takes text, a number or a list, but this is {}", value.kind());
        let help = "write a literal value: a mapping takes no functions, and has no third level";
        findings.suggest(&RULE, entries::place(span, value), found, help);
    }
}
