//! E1020: Ref names something that there is not.

use super::{names, shape};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::evaluate;
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1020",
        name: "dangling-ref",
        severity: Severity::Error,
        summary: "Ref names something that there is not.",
    },
    documentation: Documentation {
        finds: "A `Ref` to a name that is neither a parameter, nor a resource of the template or of its expansion, nor a pseudo parameter; to a resource where only parameters are known; and a `Ref` that gives a list where a text belongs, or the other way round.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
Outputs:
  Result:
    Value: !Ref Buckt
",
        good: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
Outputs:
  Result:
    Value: !Ref Bucket
",
    },
    check: Check::Several(&[Check::Subject(check), Check::Keywords(&[Keyword::Result("Ref")])]),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for call in subject.calls.iter().filter(|call| call.function == "Ref") {
        let Some(name) = call.argument.as_str() else {
            let is_computed = evaluate::call(call.argument).is_some() && subject.has_language_extensions();
            if !is_computed {
                let found = format!("`Ref` takes a name, but this is {}", call.argument.kind());
                findings.suggest(&RULE, shape::name_span(call), found, "write `!Ref Name`");
            }
            continue;
        };
        if let Some((found, help)) = names::problem_of_value(subject, name, call.section) {
            findings.suggest(&RULE, call.argument.span, found, help);
        }
    }
}
