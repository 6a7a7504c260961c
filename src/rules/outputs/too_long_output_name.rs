//! E6011: The name of an output is longer than CloudFormation takes.

use super::OUTPUTS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E6011",
        name: "too-long-output-name",
        severity: Severity::Error,
        summary: "The name of an output is longer than CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "A name of more than 255 characters.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  OrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShop:
    Value: !Ref Queue
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Orders:
    Value: !Ref Queue
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    OUTPUTS.name_length(Standing::Over, &RULE, subject, findings);
}
