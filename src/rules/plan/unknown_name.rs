//! S4009: A value is given for a function or resource that the plan does not have.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::UNKNOWN_NAME,
    documentation: Documentation {
        finds: "An environment variable that `--env` or `--values` gives to a function that is not in the plan, or an attribute of a resource that is not.",
        matters: "It has no effect. Most of the time the name is misspelt, or the logical ids of a nested stack are missing in front: `Child/Worker`.",
        bad: "\
# samc plan --env FILE, with {\"Worker\": {\"STAGE\": \"dev\"}} in the file
Transform: AWS::Serverless-2016-10-31
Resources:
  OrderWorker:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: src/, Handler: worker.run, Runtime: python3.13}
",
        good: "\
# samc plan --env FILE, with {\"Worker\": {\"STAGE\": \"dev\"}} in the file
Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: src/, Handler: worker.run, Runtime: python3.13}
",
    },
    check: Check::Earlier,
};
