//! E1033: The arguments of Fn::GetStackOutput are not a stack and an output.

use super::shape::{self, Arguments, Shape, Slot};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1033",
        name: "wrong-stack-output",
        severity: Severity::Error,
        summary: "The arguments of Fn::GetStackOutput are not a stack and an output.",
    },
    documentation: Documentation {
        finds: "A `Fn::GetStackOutput` without `StackName` or `OutputName`, or with keys other than these, `Region` and `RoleArn`.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName:
        Fn::GetStackOutput:
          StackName: network
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName:
        Fn::GetStackOutput:
          StackName: network
          OutputName: TopicName
",
    },
    check: Check::Several(&[
        Check::Subject(check),
        Check::Keywords(&[Keyword::Result("Fn::GetStackOutput")]),
    ]),
};

const REQUIRED: [&str; 2] = ["StackName", "OutputName"];
const OPTIONAL: [&str; 2] = ["Region", "RoleArn"];

const SHAPE: Shape = Shape {
    function: "Fn::GetStackOutput",
    example: "!GetStackOutput {StackName: network, OutputName: TopicArn}",
    arguments: Arguments::One(Slot {
        name: "the stack and output",
        types: Types::OBJECT,
        functions: &[],
        items: None,
    }),
};

const VALUE: Slot = Slot {
    name: "each value",
    types: Types::STRING,
    functions: &[
        "Fn::Base64",
        "Fn::FindInMap",
        "Fn::GetAtt",
        "Fn::If",
        "Fn::ImportValue",
        "Fn::Join",
        "Fn::Select",
        "Fn::Sub",
        "Ref",
    ],
    items: None,
};

fn check(subject: &Subject, findings: &mut Findings) {
    shape::check(&SHAPE, &RULE, subject, findings);
    for call in subject.calls.iter().filter(|call| call.function == SHAPE.function) {
        let Some(map) = call.argument.as_map() else { continue };
        for key in REQUIRED.iter().filter(|key| !map.contains(key)) {
            let found = format!("`Fn::GetStackOutput` lacks `{key}`, which it needs");
            findings.suggest(&RULE, shape::name_span(call), found, format!("add `{key}:`"));
        }
        for (key, span, value) in map.as_written() {
            let mut known = REQUIRED.into_iter().chain(OPTIONAL);
            if known.any(|known| known == key.as_str()) {
                shape::check_value(&SHAPE, &RULE, subject, findings, call, (value, &VALUE));
            } else {
                let found = format!("`Fn::GetStackOutput` has no `{key}`");
                let help = "it takes `StackName`, `OutputName`, `Region` and `RoleArn`";
                findings.suggest(&RULE, span, found, help);
            }
        }
    }
}
