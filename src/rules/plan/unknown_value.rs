//! S4006: A value is not known on this machine.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::UNKNOWN_VALUE,
    documentation: Documentation {
        finds: "A parameter without value, an attribute that only AWS could tell, an export of another stack, a stored parameter or a secret, once for each of them, with the line that supplies it. `samc plan --strict` takes it for an error.",
        matters: "What depends on it stands as unknown in the plan. samc makes up nothing in its place: a function with a wrong address fails later, and less clearly.",
        bad: "\
Parameters:
  Stage: {Type: String}
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: {QueueName: !Sub 'orders-${Stage}'}
",
        good: "\
Parameters:
  Stage: {Type: String, Default: dev}
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: {QueueName: !Sub 'orders-${Stage}'}
",
    },
    check: Check::Earlier,
};
