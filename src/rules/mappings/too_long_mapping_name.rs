//! E7002: The name of a mapping is longer than CloudFormation takes.

use super::MAPPINGS;
use super::size;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E7002",
        name: "too-long-mapping-name",
        severity: Severity::Error,
        summary: "The name of a mapping is longer than CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "A name of more than 255 characters, or a key of a mapping that is as long.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Mappings:
  OrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShop:
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
    MAPPINGS.name_length(Standing::Over, &RULE, subject, findings);
    size::key_length(Standing::Over, &RULE, subject, findings);
}
