//! I6011: The name of an output is nearly as long as CloudFormation takes.

use super::OUTPUTS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I6011",
        name: "nearly-too-long-output-name",
        severity: Severity::Info,
        summary: "The name of an output is nearly as long as CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "A name of more than 229 characters, of which there may be 255.",
        matters: "Whatever is added to the name, such as a suffix, may be too much.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  OrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShopOrdersOfTheWebShop:
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
    OUTPUTS.name_length(Standing::Near, &RULE, subject, findings);
}
