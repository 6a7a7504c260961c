//! E1702: The condition of a rule is neither true nor false.

use crate::check::references::Section;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::boolean;
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Map;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1702",
        name: "wrong-rule-condition",
        severity: Severity::Error,
        summary: "The condition of a rule is neither true nor false.",
    },
    documentation: Documentation {
        finds: "A `RuleCondition` that is no function which is true or false.",
        matters: "CloudFormation refuses the template.",
        bad: r#"Parameters:
  Stage:
    Type: String
Rules:
  Production:
    RuleCondition: production
    Assertions:
      - Assert: !Not [!Equals [!Ref "AWS::Region", us-east-1]]
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
        let entries = rule.as_map().into_iter().flat_map(Map::as_written);
        for (_, span, node) in entries.filter(|(key, _, _)| key.as_str() == "RuleCondition") {
            boolean::check(node, span, Section::Rules, &RULE, subject, findings);
        }
    }
}
