//! W1053: Spaces keep a dynamic reference from being one.

use super::dynamic;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, Change, Code, Fix, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1053",
        name: "spaced-dynamic-reference",
        severity: Severity::Warning,
        summary: "Spaces keep a dynamic reference from being one.",
    },
    documentation: Documentation {
        finds: "A `{{ resolve:… }}` with spaces behind the braces.",
        matters: "CloudFormation does not look it up, so that the text stays as it is.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: '{{ resolve:ssm:/orders/topic }}'
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: '{{resolve:ssm:/orders/topic}}'
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for text in subject.marked_texts() {
        if text.text.split("{{").skip(1).any(is_spaced) {
            let found = "CloudFormation does not look this up, because of the space behind `{{`";
            let help = "write `{{resolve:…}}` without spaces".to_owned();
            findings.suggest(&RULE, text.span, found, Advice { text: help, fix: without_spaces(text.text) });
        }
    }
}

/// A text with a single reference, and nothing else in two braces, without the spaces of that.
fn without_spaces(text: &str) -> Option<Fix> {
    let (_, rest) = text.split_once("{{")?;
    let (inner, _) = rest.split_once("}}").filter(|(_, behind)| !behind.contains("{{"))?;
    let word = |text: &str| Change::Word {
        written: format!("{{{{{text}}}}}"),
        meant: format!("{{{{{}}}}}", text.trim()),
    };
    // Text that was there literally becomes what is looked up.
    Some(Fix::risky("remove the spaces", word(inner)))
}

fn is_spaced(rest: &str) -> bool {
    let mut parts = rest.split(':').map(str::trim);
    rest.starts_with(char::is_whitespace)
        && parts.next() == Some("resolve")
        && parts.next().is_some_and(|service| dynamic::SERVICES.contains(&service))
        && parts.next().is_some()
}
