//! E1028: The arguments of Fn::If are not a condition and two values.

use super::shape::{self, Arguments, Shape, Slot};
use crate::check::{Findings, Subject};
use crate::diagnostic::code;
use crate::diagnostic::similar;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::template::intrinsic;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_IF,
    documentation: Documentation {
        finds: "A `Fn::If` with more or fewer than three arguments, or with a condition that the section `Conditions` does not have.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Conditions:
  IsProd: !Equals [!Ref AWS::Region, eu-central-1]
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !If [IsProduction, orders, test]
",
        good: "\
Conditions:
  IsProd: !Equals [!Ref AWS::Region, eu-central-1]
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !If [IsProd, orders, test]
",
    },
    check: Check::Several(&[Check::Earlier, Check::Subject(check)]),
};

const SHAPE: Shape = Shape {
    function: "Fn::If",
    example: "!If [Condition, value if true, value if false]",
    arguments: Arguments::Row(
        3,
        &[
            Slot { name: "the condition", types: Types::STRING, functions: &[], items: None },
            Slot { name: "the value", types: Types::ANY, functions: shape::ANY, items: None },
            Slot { name: "the value", types: Types::ANY, functions: shape::ANY, items: None },
        ],
    ),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let found = shape::found_before(&RULE, findings);
    for call in subject.calls.iter().filter(|call| call.function == "Fn::If") {
        // What SAM could not use has been reported.
        if !shape::is_among(call, &found) {
            shape::check_call(&SHAPE, &RULE, subject, findings, call);
        }
        if let Some((condition, _, _)) = intrinsic::if_arguments(call.node) {
            defined(subject, condition, findings);
        }
    }
}

fn defined(subject: &Subject, condition: &Node, findings: &mut Findings) {
    let conditions = subject.section("Conditions");
    let is_known = |name: &String| conditions.contains(name) || conditions.contains("Fn::Transform");
    let Some(name) = condition.scalar_text().filter(|name| !is_known(name)) else { return };
    let help = match similar::nearest(&name, conditions.keys().map(|key| key.as_str())) {
        Some(near) => near.instead_of(&name),
        None => format!("add `{name}` to the section `Conditions`").into(),
    };
    findings.suggest(&RULE, condition.span, format!("there is no condition `{name}`"), help);
}
