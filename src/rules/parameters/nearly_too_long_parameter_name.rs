//! I2011: The name of a parameter is nearly as long as CloudFormation takes.

use super::PARAMETERS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I2011",
        name: "nearly-too-long-parameter-name",
        severity: Severity::Info,
        summary: "The name of a parameter is nearly as long as CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "A name of more than 229 characters, of which there may be 255.",
        matters: "Whatever is added to the name, such as a suffix, may be too much.",
        bad: "\
Parameters:
  OrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShop:
    Type: String
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref OrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShop
",
        good: "\
Parameters:
  Orders:
    Type: String
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Orders
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    PARAMETERS.name_length(Standing::Near, &RULE, subject, findings);
}
