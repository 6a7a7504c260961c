//! E1700: A rule of the template is declared wrongly.

use std::sync::LazyLock;

use crate::check::{Findings, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::rules::{entries, shape};
use crate::schema::Document;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1700",
        name: "wrong-rule",
        severity: Severity::Error,
        summary: "A rule of the template is declared wrongly.",
    },
    documentation: Documentation {
        finds: "An entry of `Rules` without `Assertions`, or with a part of the wrong type.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Parameters:
  Stage:
    Type: String
Rules:
  Production:
    RuleCondition: !Equals [!Ref Stage, production]
    Assertion: []
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: r#"Parameters:
  Stage:
    Type: String
Rules:
  Production:
    RuleCondition: !Equals [!Ref Stage, production]
    Assertions:
      - Assert: !Not [!Equals [!Ref "AWS::Region", us-east-1]]
Resources:
  Queue:
    Type: AWS::SQS::Queue
"#,
    },
    check: Check::Subject(check),
};

static SHAPE: LazyLock<Option<Document>> = LazyLock::new(|| {
    shape::read(
        r#"{
            "type": "object",
            "properties": {
                "RuleCondition": {},
                "Assertions": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"Assert": {}, "AssertDescription": {"type": "string"}}
                    }
                }
            },
            "required": ["Assertions"]
        }"#,
    )
});

fn check(subject: &Subject, findings: &mut Findings) {
    let root = &subject.written.root;
    let (Some(section), Some(span)) = (root.get("Rules"), root.key_span("Rules")) else { return };
    if section.as_map().is_none() {
        let found = format!("section `Rules` must be a map, but it is {}", section.kind());
        findings.suggest(&RULE, span, found, "indent the rules below it, or remove the line");
    }
    for value in entries::within(section) {
        shape::report_all(&RULE, shape::violations(subject, SHAPE.as_ref(), value, &Scope::new()), findings);
    }
}
