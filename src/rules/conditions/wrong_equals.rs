//! E8003: `Fn::Equals` is given something other than two values.

use crate::check::references::Section;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::evaluate;
use crate::rules::boolean;
use crate::rules::{Check, Documentation, Rule};
use crate::tree::{Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E8003",
        name: "wrong-equals",
        severity: Severity::Error,
        summary: "`Fn::Equals` is given something other than two values.",
    },
    documentation: Documentation {
        finds: "A `Fn::Equals` without a list, with another number of values than two, or with a list, a map or a function that cannot be compared.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Parameters:
  Stage:
    Type: String
    AllowedValues: [test, production]
Conditions:
  IsProduction: !Equals [!Ref Stage, production, test]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProduction
",
        good: "\
Parameters:
  Stage:
    Type: String
    AllowedValues: [test, production]
Conditions:
  IsProduction: !Equals [!Ref Stage, production]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProduction
",
    },
    check: Check::Subject(check),
};

/// The functions whose result can be compared.
const FUNCTIONS: [&str; 9] = [
    "Fn::FindInMap",
    "Fn::Join",
    "Fn::Length",
    "Fn::Select",
    "Fn::Split",
    "Fn::Sub",
    "Fn::ToJsonString",
    "Fn::Transform",
    "Ref",
];

/// More of them, for `Rules` only.
const RULE_FUNCTIONS: [&str; 3] = ["Fn::RefAll", "Fn::ValueOf", "Fn::ValueOfAll"];

fn check(subject: &Subject, findings: &mut Findings) {
    let is_such = |section| matches!(section, Section::Conditions | Section::Rules);
    for call in subject.calls.iter().filter(|call| call.function == "Fn::Equals" && is_such(call.section)) {
        let items = boolean::items(call.argument, call.node.span, ("Fn::Equals", 2, 2), &RULE, findings);
        for item in items.into_iter().flatten() {
            if let Some(what) = not_comparable(item, call.section) {
                let help = "compare text, or what `Ref`, `Fn::Sub`, `Fn::Join` and `Fn::FindInMap` give";
                findings.suggest(&RULE, item.span, format!("`Fn::Equals` cannot compare {what}"), help);
            }
        }
    }
}

fn not_comparable(item: &Node, section: Section) -> Option<String> {
    let is_known = |function: &str| {
        FUNCTIONS.contains(&function) || (section == Section::Rules && RULE_FUNCTIONS.contains(&function))
    };
    match (&item.value, evaluate::call(item)) {
        (_, Some((function, _))) if is_known(function) => None,
        (_, Some((function, _))) => Some(format!("what `{function}` gives")),
        (Value::List(_) | Value::Map(_) | Value::Null, None) => Some(item.kind().to_owned()),
        _ => None,
    }
}
