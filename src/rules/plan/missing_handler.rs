//! S4002: A handler names no file of the code.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::MISSING_HANDLER,
    documentation: Documentation {
        finds: "A function whose `Handler` names a file or a function that its code does not have. `samc plan` knows where each runtime looks for it.",
        matters: "The function would be deployed, and fail with its first call.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: src/, Handler: wroker.run, Runtime: python3.13}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: src/, Handler: worker.run, Runtime: python3.13}
",
    },
    check: Check::Earlier,
};
