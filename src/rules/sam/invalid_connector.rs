//! S1020: A connector has ends that SAM cannot connect, or permissions that do not fit them.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_CONNECTOR,
    documentation: Documentation {
        finds: "A connector whose ends SAM cannot connect, or permissions that do not fit them.",
        matters: "SAM refuses the connector.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
  Uploads:
    Type: AWS::S3::Bucket
  Read:
    Type: AWS::Serverless::Connector
    Properties:
      Source: {Id: Orders}
      Destination: {Id: Uploads}
      Permissions: [Reads]
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
  Uploads:
    Type: AWS::S3::Bucket
  Read:
    Type: AWS::Serverless::Connector
    Properties:
      Source: {Id: Orders}
      Destination: {Id: Uploads}
      Permissions: [Read]
",
    },
    check: Check::Earlier,
};
