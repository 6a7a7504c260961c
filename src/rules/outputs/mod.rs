//! Outputs.

mod invalid_output;
mod missing_output_value;
mod nearly_too_long_output_name;
mod nearly_too_many_outputs;
mod output_of_import;
mod output_value_not_text;
mod too_long_output_name;
mod too_many_outputs;
mod unknown_output_condition;
mod wrong_export_name;
mod wrong_output_type;

use std::sync::LazyLock;

use super::Rule;
use super::entries::Entries;
use super::shape;
use crate::check::Subject;
use crate::conditions::Scope;
use crate::schema::Document;
use crate::source::Span;
use crate::tree::Node;
use crate::validate::Violation;

const OUTPUTS: Entries = Entries { section: "Outputs", one: "output", with_article: "an output" };

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    invalid_output::RULE,
    missing_output_value::RULE,
    nearly_too_long_output_name::RULE,
    nearly_too_many_outputs::RULE,
    output_of_import::RULE,
    output_value_not_text::RULE,
    too_long_output_name::RULE,
    too_many_outputs::RULE,
    unknown_output_condition::RULE,
    wrong_export_name::RULE,
    wrong_output_type::RULE,
];

/// Text, or a function that gives text.
static TEXT: LazyLock<Option<Document>> = LazyLock::new(|| shape::read(r#"{"type": "string"}"#));

static SHAPE: LazyLock<Option<Document>> = LazyLock::new(|| {
    shape::read(
        r#"{
            "type": "object",
            "properties": {
                "Condition": {"type": "string"},
                "Description": {"type": "string", "maxLength": 1024},
                "Export": {
                    "type": "object",
                    "properties": {"Name": {}},
                    "required": ["Name"],
                    "additionalProperties": false
                },
                "Value": {}
            },
            "required": ["Value"],
            "additionalProperties": false
        }"#,
    )
});

/// What is wrong with an output, apart from its value.
fn shape_violations(subject: &Subject, output: (&str, Span, &Node)) -> Vec<Violation> {
    shape::violations(subject, SHAPE.as_ref(), output, &Scope::new())
}

/// What holds where an output is there.
fn scope(subject: &Subject, output: &Node) -> Scope {
    let condition = output.get("Condition").and_then(Node::as_str);
    let scope = condition.and_then(|name| subject.evaluator.conditions.assume(&Scope::new(), name, true));
    scope.unwrap_or_default()
}
