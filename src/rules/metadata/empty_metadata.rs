//! E4002: Something in the metadata of the template is nothing.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries;
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::tree::{Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E4002",
        name: "empty-metadata",
        severity: Severity::Error,
        summary: "Something in the metadata of the template is nothing.",
    },
    documentation: Documentation {
        finds: "A `Metadata` section that is no map, or a value in it that is null.",
        matters: "CloudFormation refuses templates with a null in them.",
        bad: "\
Metadata:
  Owner:
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: "\
Metadata:
  Owner: orders
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let root = &subject.written.root;
    let (Some(section), Some(span)) = (root.get("Metadata"), root.key_span("Metadata")) else { return };
    match section.as_map() {
        Some(_) => check_nulls(section, span, findings),
        None => {
            let found = format!("section `Metadata` must be a map, but it is {}", section.kind());
            findings.suggest(&RULE, span, found, "indent what belongs to it below it, or remove the line");
        }
    }
}

/// Nesting is bounded by the parser.
fn check_nulls(node: &Node, key: Span, findings: &mut Findings) {
    match &node.value {
        Value::Null => {
            let help = "write a value, or remove the line";
            findings.suggest(&RULE, entries::place(key, node), "there is no value here", help);
        }
        Value::List(items) => items.iter().for_each(|item| check_nulls(item, item.span, findings)),
        Value::Map(map) => map.as_written().for_each(|(_, span, value)| check_nulls(value, span, findings)),
        _ => {}
    }
}
