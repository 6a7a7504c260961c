//! W1001: A reference names a resource that a condition may leave out.

use crate::check::references::ReferenceKind;
use crate::check::{Findings, Subject};
use crate::conditions::Answer;
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
    let conditions = subject.evaluator.conditions;
    for reference in &subject.references {
        if !matches!(reference.kind, ReferenceKind::Ref | ReferenceKind::GetAtt | ReferenceKind::Variable) {
            continue;
        }
        let Some(target) =
            subject.resource(reference.name).filter(|target| **target.logical_id != *reference.owner)
        else {
            continue;
        };
        let Some(condition) = target.node.get("Condition").and_then(Node::as_str) else { continue };
        let Some(without) = conditions.assume(&reference.scope, condition, false) else { continue };
        if conditions.find(condition).is_some() && conditions.answer(&without) == Answer::Possible {
            let name = reference.name;
            let found = format!("`{name}` is not there when the condition `{condition}` does not hold");
            let help =
                format!("choose with `!If [{condition}, …, …]`, or put `Condition: {condition}` here, too");
            let span = subject.on_line_of(reference.at, reference.span);
            findings.suggest(&RULE, span, found, help);
        }
    }
}
