//! S4003: A layer is not on this machine.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::REMOTE_LAYER,
    documentation: Documentation {
        finds: "A layer that is named by its ARN, or whose content lies in a bucket.",
        matters: "samc asks no network, so the function starts without what the layer holds. Where that is needed, unpack the layer yourself and declare an `AWS::Serverless::LayerVersion` with its folder.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: worker.run
      Runtime: python3.13
      Layers: ['arn:aws:lambda:us-east-1:123456789012:layer:tools:3']
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: worker.run
      Runtime: python3.13
      Layers: [!Ref Tools]
  Tools:
    Type: AWS::Serverless::LayerVersion
    Properties: {ContentUri: tools/, CompatibleRuntimes: [python3.13]}
",
    },
    check: Check::Earlier,
};
