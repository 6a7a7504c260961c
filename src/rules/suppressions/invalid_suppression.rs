//! S2092: A comment or metadata is meant for samc, which does not understand it.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_SUPPRESSION,
    documentation: Documentation {
        finds: "A comment that begins with `samc:`, or an entry of `Metadata.samc.allow`, that is not of the form `allow CODE reason`, names a code that does not exist, or has nothing below it that it could be about.",
        matters: "It turns nothing off, though somebody thinks that it does.",
        bad: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      Delay: 5 # samc: alow E3002 not in the schema yet
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
