//! W8003: A comparison has the same outcome every time.

use crate::check::references::{Call, Section};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity, similar};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W8003",
        name: "same-every-time",
        severity: Severity::Warning,
        summary: "A comparison has the same outcome every time.",
    },
    documentation: Documentation {
        finds: "A `Fn::Equals` of two literals, of something with itself, or of a parameter with a value that is none of its `AllowedValues`.",
        matters: "What depends on the condition is there always or never. Mostly a `!Ref` is missing, or a value is misspelt.",
        bad: "\
Parameters:
  Stage:
    Type: String
    AllowedValues: [test, production]
Conditions:
  IsProduction: !Equals [Stage, production]
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

fn check(subject: &Subject, findings: &mut Findings) {
    let is_such = |section| matches!(section, Section::Conditions | Section::Rules);
    for call in subject.calls.iter().filter(|call| call.function == "Fn::Equals" && is_such(call.section)) {
        let Some([left, right]) = call.argument.as_list().map(Vec::as_slice) else { continue };
        let outcome = compare(left, right)
            .or_else(|| not_allowed(left, right, subject))
            .or_else(|| not_allowed(right, left, subject));
        if let Some((found, help)) = outcome {
            findings.suggest(&RULE, place(call, subject), found, help);
        }
    }
}

/// The condition's name where the comparison is all of it.
fn place(call: &Call, subject: &Subject) -> Span {
    let is_all = call.section == Section::Conditions && call.path.is_empty();
    let key = subject.section("Conditions").key_span(call.owner).filter(|_| is_all);
    key.unwrap_or(call.node.span)
}

fn compare(left: &Node, right: &Node) -> Option<(String, String)> {
    let is_true = match (left.scalar_text(), right.scalar_text()) {
        (Some(left), Some(right)) => left == right,
        _ if left == right => true,
        _ => return None,
    };
    let what = if left.scalar_text().is_some() { "two literals" } else { "something with itself" };
    let found = format!("this compares {what}, so it is always {is_true}");
    Some((found, "compare a parameter: write `!Equals [!Ref Name, value]`".to_owned()))
}

fn not_allowed(reference: &Node, literal: &Node, subject: &Subject) -> Option<(String, String)> {
    let name = intrinsic::argument(reference, "Ref")?.as_str()?;
    let allowed = subject.section("Parameters").get(name)?.get("AllowedValues")?.as_list()?;
    let (value, allowed) = (literal.scalar_text()?, texts(allowed));
    if allowed.is_empty() || allowed.contains(&value) {
        return None;
    }
    let found = format!("`{value}` is none of the allowed values of `{name}`, so this is always false");
    let help = match similar::closest(&value, allowed.iter().map(String::as_str)) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("the allowed values are {}", allowed.join(", ")),
    };
    Some((found, help))
}

fn texts(nodes: &[Node]) -> Vec<String> {
    nodes.iter().filter_map(Node::scalar_text).collect()
}
