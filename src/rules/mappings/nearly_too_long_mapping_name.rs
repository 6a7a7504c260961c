//! I7002: The name of a mapping is nearly as long as CloudFormation takes.

use super::MAPPINGS;
use super::size;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I7002",
        name: "nearly-too-long-mapping-name",
        severity: Severity::Info,
        summary: "The name of a mapping is nearly as long as CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "A name of more than 229 characters, of which there may be 255, or a key of a mapping that is as long.",
        matters: "Whatever is added to the name, such as a suffix, may be too much.",
        bad: "\
Mappings:
  OrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShop:
    us-east-1:
      Delay: 5
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: "\
Mappings:
  Orders:
    us-east-1:
      Delay: 5
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    MAPPINGS.name_length(Standing::Near, &RULE, subject, findings);
    size::key_length(Standing::Near, &RULE, subject, findings);
}
