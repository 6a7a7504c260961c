//! E1015: The argument of Fn::GetAZs is no region.

use super::shape::{self, Arguments, Shape, Slot};
use crate::check::{Findings, Subject};
use crate::diagnostic::similar;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1015",
        name: "wrong-zones",
        severity: Severity::Error,
        summary: "The argument of Fn::GetAZs is no region.",
    },
    documentation: Documentation {
        finds: "Something other than a region, an empty text, or a function that gives a region in `Fn::GetAZs`.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Select [0, !GetAZs Frankfurt]
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Select [0, !GetAZs eu-central-1]
",
    },
    check: Check::Several(&[Check::Subject(check), Check::Keywords(&[Keyword::Result("Fn::GetAZs")])]),
};

const SHAPE: Shape = Shape {
    function: "Fn::GetAZs",
    example: "!GetAZs ''",
    arguments: Arguments::One(Slot {
        name: "the region",
        types: Types::STRING,
        functions: &["Fn::GetAtt", "Fn::If", "Fn::Join", "Fn::Select", "Fn::Sub", "Ref"],
        items: None,
    }),
};

fn check(subject: &Subject, findings: &mut Findings) {
    shape::check(&SHAPE, &RULE, subject, findings);
    for call in subject.calls.iter().filter(|call| call.function == "Fn::GetAZs") {
        let Some(region) = call.argument.as_str().filter(|region| !region.is_empty()) else { continue };
        if !subject.knowledge.schemas.regions().any(|known| known == region) {
            let found = format!("`{region}` is no region");
            let close = similar::closest(region, subject.knowledge.schemas.regions());
            let help = close.map_or("`!GetAZs ''` takes the region of the stack".to_owned(), |close| {
                format!("did you mean `{close}`?")
            });
            findings.suggest(&RULE, call.argument.span, found, help);
        }
    }
}
