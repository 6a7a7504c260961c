//! W1001: A reference names a resource that a condition may leave out.

use crate::check::references::{Reference, ReferenceKind, Section};
use crate::check::{Findings, Subject};
use crate::conditions::{Answer, Scope};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1001",
        name: "conditional-target",
        severity: Severity::Warning,
        summary: "A reference names a resource that a condition may leave out.",
    },
    documentation: Documentation {
        finds: "A `Ref`, `Fn::GetAtt` or `${Name}` to a resource with a `Condition`, where that condition need not hold.",
        matters: "When the condition does not hold, the deployment fails with an unresolved reference.",
        bad: "\
Conditions:
  IsProd: !Equals [!Ref AWS::Region, eu-central-1]
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Condition: IsProd
Outputs:
  Result:
    Value: !Ref Topic
",
        good: "\
Conditions:
  IsProd: !Equals [!Ref AWS::Region, eu-central-1]
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Condition: IsProd
Outputs:
  Result:
    Condition: IsProd
    Value: !Ref Topic
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for reference in subject.references.iter().filter(|reference| gives_value(reference)) {
        if let Some(condition) = missing_condition(subject, reference) {
            let name = reference.name;
            let found = format!("`{name}` is not there when the condition `{condition}` does not hold");
            let help =
                format!("choose with `!If [{condition}, …, …]`, or put `Condition: {condition}` here, too");
            let span = subject.on_line_of(reference.at, reference.span);
            findings.suggest(&RULE, span, found, help);
        }
    }
}

fn gives_value(reference: &Reference) -> bool {
    matches!(reference.kind, ReferenceKind::Ref | ReferenceKind::GetAtt | ReferenceKind::Variable)
}

/// The condition of what is referred to, when it need not hold where the reference stands.
fn missing_condition<'t>(subject: &Subject<'t>, reference: &Reference) -> Option<&'t str> {
    let conditions = subject.evaluator.conditions;
    let target = subject.resource(reference.name).filter(|target| **target.logical_id != *reference.owner)?;
    let condition = target.node.get("Condition").and_then(Node::as_str)?;
    conditions.find(condition)?;
    let is_never_made = own_condition(subject, reference)
        .is_some_and(|own| conditions.assume(&Scope::new(), own, true).is_none());
    let without = conditions.assume(&reference.scope, condition, false)?;
    (!is_never_made && conditions.answer(&without) == Answer::Possible).then_some(condition)
}

fn own_condition<'t>(subject: &Subject<'t>, reference: &Reference) -> Option<&'t str> {
    let node = match reference.section {
        Section::Resources => subject.resource(reference.owner)?.node,
        _ => subject.section("Outputs").get(reference.owner)?,
    };
    node.get("Condition")?.as_str()
}
