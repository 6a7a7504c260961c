//! E1101: An intrinsic function is misspelt, or called in a way that SAM cannot use.

use super::shape;
use crate::check::{Findings, Subject};
use crate::diagnostic::code;
use crate::diagnostic::{Severity, similar};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_INTRINSIC,
    documentation: Documentation {
        finds: "A key such as `Fn::sub` that is no function of CloudFormation; and functions with arguments that SAM cannot use while it expands the template.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName:
        Fn::sub: ${AWS::Region}
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName:
        Fn::Sub: ${AWS::Region}
",
    },
    check: Check::Subject(check),
};

/// All functions that CloudFormation knows, with those of rules and of `AWS::LanguageExtensions`.
const FUNCTIONS: &[&str] = &[
    "Fn::And",
    "Fn::Base64",
    "Fn::Cidr",
    "Fn::Contains",
    "Fn::EachMemberEquals",
    "Fn::EachMemberIn",
    "Fn::Equals",
    "Fn::FindInMap",
    "Fn::GetAtt",
    "Fn::GetAZs",
    "Fn::GetStackOutput",
    "Fn::If",
    "Fn::ImportValue",
    "Fn::Join",
    "Fn::Length",
    "Fn::Not",
    "Fn::Or",
    "Fn::RefAll",
    "Fn::Select",
    "Fn::Split",
    "Fn::Sub",
    "Fn::ToJsonString",
    "Fn::Transform",
    "Fn::ValueOf",
    "Fn::ValueOfAll",
    "Ref",
];

/// Whether CloudFormation has a function of this name.
pub(super) fn is_known(name: &str) -> bool {
    FUNCTIONS.contains(&name) || name.starts_with("Fn::ForEach::")
}

fn check(subject: &Subject, findings: &mut Findings) {
    for call in subject.calls.iter().filter(|call| !is_known(call.function)) {
        let span = shape::name_span(call);
        if findings.iter().any(|found| found.severity == Severity::Error && found.span.contains(span)) {
            continue;
        }
        let bare = call.function.trim_start_matches("Fn::");
        let exact = FUNCTIONS.iter().copied().find(|name| *name == bare);
        let help = match (exact, similar::nearest(call.function, FUNCTIONS.iter().copied())) {
            (Some(exact), _) => format!("did you mean `{exact}`?").into(),
            (None, Some(near)) => near.instead_of(call.function),
            (None, None) => format!("CloudFormation has {}", FUNCTIONS.join(", ")).into(),
        };
        findings.suggest(&RULE, span, format!("there is no function `{}`", call.function), help);
    }
}
