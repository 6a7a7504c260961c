//! S4008: The file of a definition cannot be read, or is no definition.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::MISSING_DEFINITION,
    documentation: Documentation {
        finds: "A `DefinitionUri` or `AWS::Include` of an API or a state machine that names a file which cannot be read, or which holds no definition.",
        matters: "The routes of the API, or the steps of the state machine, are missing from the plan.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: oders.asl.json
      Role: arn:aws:iam::123456789012:role/orders
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: orders.asl.json
      Role: arn:aws:iam::123456789012:role/orders
",
    },
    check: Check::Earlier,
};
