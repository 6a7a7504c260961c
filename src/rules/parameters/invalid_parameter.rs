//! E2001: A parameter is declared wrongly.

use std::sync::LazyLock;

use super::PARAMETERS;
use crate::check::{Findings, Subject};
use crate::conditions::Scope;
use crate::diagnostic::code;
use crate::evaluate;
use crate::rules::shape;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Document;
use crate::source::Span;
use crate::tree::{Map, Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_PARAMETER,
    documentation: Documentation {
        finds: "A parameter without `Type`, with an attribute that parameters of its type do not have, with an attribute of the wrong type, or with a name that has other characters than letters and digits.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Parameters:
  Stage:
    Type: Number
    MaxLength: 5
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
",
        good: "\
Parameters:
  Stage:
    Type: Number
    MaxValue: 5
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
",
    },
    check: Check::Subject(check),
};

static SHAPE: LazyLock<Option<Document>> = LazyLock::new(|| {
    shape::read(
        r#"{
            "type": "object",
            "properties": {
                "AllowedPattern": {"type": "string"},
                "AllowedValues": {"type": "array", "items": {"type": "string", "maxLength": 4096}},
                "ConstraintDescription": {"type": "string"},
                "Default": {"type": "string", "maxLength": 4096},
                "Description": {"type": "string", "maxLength": 4000},
                "MaxLength": {"type": "integer", "maximum": 4096},
                "MaxValue": {"type": "number"},
                "MinLength": {"type": "integer"},
                "MinValue": {"type": "number"},
                "NoEcho": {"type": "boolean"},
                "Type": {"type": "string"}
            },
            "required": ["Type"],
            "additionalProperties": false
        }"#,
    )
});

/// What only parameters of type `Number` have.
const OF_NUMBERS: [&str; 2] = ["MaxValue", "MinValue"];

/// What they do not have.
const OF_OTHERS: [&str; 3] = ["AllowedPattern", "MaxLength", "MinLength"];

fn check(subject: &Subject, findings: &mut Findings) {
    PARAMETERS.plain_names(&RULE, subject, findings);
    for (name, span, node) in PARAMETERS.all(subject) {
        let violations = shape::violations(subject, SHAPE.as_ref(), (name, span, node), &Scope::new());
        shape::report_all(&RULE, violations, findings);
        check_attributes(node, findings);
        check_functions(node, span, findings);
    }
}

fn check_attributes(parameter: &Node, findings: &mut Findings) {
    let Some(kind) = parameter.get("Type").and_then(Node::as_str) else { return };
    let is_number = kind == "Number";
    let strangers: &[&str] = if is_number { &OF_OTHERS } else { &OF_NUMBERS };
    for (key, span, _) in parameter.as_map().into_iter().flat_map(Map::as_written) {
        if strangers.contains(&key.as_str()) {
            let found = format!("a parameter of type `{kind}` has no `{key}`");
            let help = match is_number {
                true => "use `MinValue`, `MaxValue` or `AllowedValues`",
                false => {
                    "write `Type: Number`, or use `MinLength`, `MaxLength`, `AllowedPattern` or `AllowedValues`"
                }
            };
            findings.suggest(&RULE, span, found, help);
        }
    }
}

/// Parameters are read before functions are worked out. Nesting is bounded by the parser.
fn check_functions(node: &Node, key: Span, findings: &mut Findings) {
    if let Some((function, _)) = evaluate::call(node) {
        let found = format!("a parameter takes no functions, but this is `{function}`");
        let help = "write the value itself, or work it out where the parameter is used";
        return findings.suggest(&RULE, key, found, help);
    }
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| check_functions(item, item.span, findings)),
        Value::Map(map) => {
            map.as_written().for_each(|(_, span, value)| check_functions(value, span, findings))
        }
        _ => {}
    }
}
