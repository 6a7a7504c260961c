//! E1005: The transform line names no macros.

use std::sync::LazyLock;

use crate::check::{Findings, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Severity};
use crate::rules::shape;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Document;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1005",
        name: "wrong-transform",
        severity: Severity::Error,
        summary: "The transform line names no macros.",
    },
    documentation: Documentation {
        finds: "A `Transform` that is neither the name of a macro, nor a map with its `Name` and `Parameters`, nor a list of these.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Transform:
  Nam: AWS::Include
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
    },
    check: Check::Subject(check),
};

static SHAPE: LazyLock<Option<Document>> = LazyLock::new(|| {
    shape::read(
        r##"{
            "definitions": {
                "macro": {
                    "type": ["string", "object"],
                    "properties": {"Name": {"type": "string"}, "Parameters": {"type": "object"}},
                    "required": ["Name"],
                    "additionalProperties": false
                }
            },
            "type": ["string", "object", "array"],
            "items": {"$ref": "#/definitions/macro"},
            "properties": {"Name": {"type": "string"}, "Parameters": {"type": "object"}},
            "required": ["Name"],
            "additionalProperties": false
        }"##,
    )
});

fn check(subject: &Subject, findings: &mut Findings) {
    let root = &subject.written.root;
    if let (Some(node), Some(span)) = (root.get("Transform"), root.key_span("Transform")) {
        let value = ("Transform", span, node);
        shape::report_all(&RULE, shape::violations(subject, SHAPE.as_ref(), value, &Scope::new()), findings);
    }
}
