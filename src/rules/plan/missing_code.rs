//! S4001: The folder of some code is not there.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::MISSING_CODE,
    documentation: Documentation {
        finds: "A `CodeUri`, `Code` or `ContentUri` whose folder or archive is not on this machine. `samc plan` looks for it beside the template.",
        matters: "Nothing can be run without its code. Often the path is misspelt, or seen from another folder than that of the template.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: scr/, Handler: worker.run, Runtime: python3.13}
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
