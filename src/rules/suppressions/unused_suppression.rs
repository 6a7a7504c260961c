//! S2091: Something is allowed that does not occur.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::UNUSED_SUPPRESSION,
    documentation: Documentation {
        finds: "A comment `samc: allow CODE`, or a code in `Metadata.samc.allow`, where samc finds nothing of the kind. While the template has errors nothing is told, because they may hide what was allowed. What is turned off for cfn-lint is not looked at.",
        matters: "What was allowed has been mended, or the comment stands at the wrong place. If it stays, it will hide the next mistake of that kind.",
        bad: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 5 # samc: allow E3002 the queue has it
",
        good: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      Delay: 5 # samc: allow E3002 not in the schema yet
",
    },
    check: Check::Earlier,
};
