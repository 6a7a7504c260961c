//! E3028: The metadata of a resource are no map.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3028",
        name: "resource-metadata-not-map",
        severity: Severity::Error,
        summary: "The metadata of a resource are no map.",
    },
    documentation: Documentation {
        finds: "A `Metadata` attribute of a resource that is a list or a scalar.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Metadata: orders
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Metadata:
      Owner: orders
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let Some(node) = resource.node.get("Metadata").filter(|node| node.as_map().is_none()) else {
            continue;
        };
        let found = format!("`Metadata` of a resource is a map, but this is {}", node.kind());
        let span = entries::place(resource.attribute_span("Metadata"), node);
        findings.suggest(&RULE, span, found, "write names and values below it, indented");
    }
}
