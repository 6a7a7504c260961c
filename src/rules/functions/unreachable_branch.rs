//! W1028: A branch of Fn::If is never taken.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1028",
        name: "unreachable-branch",
        severity: Severity::Warning,
        summary: "A branch of Fn::If is never taken.",
    },
    documentation: Documentation {
        finds: "A branch of `Fn::If` that contradicts what holds where it stands: the condition of the resource, the branches around it, or the values that parameters allow.",
        matters: "What stands there is never used, so it is probably not what was meant.",
        bad: "\
Conditions:
  IsProd: !Equals [!Ref AWS::Region, eu-central-1]
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !If [IsProd, !If [IsProd, orders, never], test]
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
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for call in &subject.calls {
        let Some((condition, then, otherwise)) = intrinsic::if_arguments(call.node) else { continue };
        let Some(name) = condition.as_str() else { continue };
        for (branch, holds) in [(then, true), (otherwise, false)] {
            if subject.evaluator.conditions.assume(&call.scope, name, holds).is_none() {
                let found = format!("this branch is never taken, because `{name}` is always {} here", !holds);
                findings.suggest(&RULE, branch.span, found, "keep only the other branch");
            }
        }
    }
}
