//! E1003: The description is longer than CloudFormation takes.

use super::LONGEST_DESCRIPTION;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::{self, Standing};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1003",
        name: "too-long-description",
        severity: Severity::Error,
        summary: "The description is longer than CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "A `Description` of more than 1,024 bytes.",
        matters: "CloudFormation refuses the template.",
        bad: r#"Description: "Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. "
Resources:
  Queue:
    Type: AWS::SQS::Queue
"#,
        good: "\
Description: Orders of the web shop
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let Some(node) = subject.written.root.get("Description") else { return };
    let length = node.as_str().map_or(0, str::len);
    if entries::standing(length, LONGEST_DESCRIPTION) == Standing::Over {
        let found =
            format!("the description has {length} bytes, and CloudFormation takes {LONGEST_DESCRIPTION}");
        findings.suggest(&RULE, node.span, found, "shorten it, or put the rest into `Metadata`");
    }
}
