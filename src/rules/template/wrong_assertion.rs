//! E1701: An assertion is neither true nor false.

use crate::check::references::Section;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::boolean;
use crate::rules::{Check, Documentation, Rule};
use crate::tree::{Map, Node};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1701",
        name: "wrong-assertion",
        severity: Severity::Error,
        summary: "An assertion is neither true nor false.",
    },
    documentation: Documentation {
        finds: "An `Assert` of a rule that is no function which is true or false.",
        matters: "CloudFormation refuses the template.",
        bad: r#"Parameters:
  Stage:
    Type: String
Rules:
  Production:
    RuleCondition: !Equals [!Ref Stage, production]
    Assertions:
      - Assert: !Join ["", [!Ref Stage, "1"]]
Resources:
  Queue:
    Type: AWS::SQS::Queue
"#,
        good: r#"Parameters:
  Stage:
    Type: String
Rules:
  Production:
    RuleCondition: !Equals [!Ref Stage, production]
    Assertions:
      - Assert: !Not [!Equals [!Ref "AWS::Region", us-east-1]]
Resources:
  Queue:
    Type: AWS::SQS::Queue
"#,
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (_, rule) in subject.section("Rules").iter() {
        for assertion in rule.get("Assertions").and_then(Node::as_list).into_iter().flatten() {
            let entries = assertion.as_map().into_iter().flat_map(Map::as_written);
            for (_, span, node) in entries.filter(|(key, _, _)| key.as_str() == "Assert") {
                boolean::check(node, span, Section::Rules, &RULE, subject, findings);
            }
        }
    }
}
