//! I1003: The description is nearly as long as CloudFormation takes.

use super::LONGEST_DESCRIPTION;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::{self, Standing};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I1003",
        name: "nearly-too-long-description",
        severity: Severity::Info,
        summary: "The description is nearly as long as CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "A `Description` of more than nine tenths of the 1,024 bytes that CloudFormation takes.",
        matters: "The next sentence may not fit.",
        bad: r#"Description: "Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. Orders of the web shop. "
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
    if entries::standing(length, LONGEST_DESCRIPTION) == Standing::Near {
        let found =
            format!("the description has {length} bytes, and CloudFormation takes {LONGEST_DESCRIPTION}");
        findings.suggest(&RULE, node.span, found, "shorten it, or put the rest into `Metadata`");
    }
}
