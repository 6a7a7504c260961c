//! S1006: A reference must name a fitting resource of the same template.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::DANGLING_REFERENCE,
    documentation: Documentation {
        finds: "A reference in an event or connector to a resource that the template does not have, or that is of another type than SAM needs there.",
        matters: "SAM reads the other resource to make its own, and refuses the template when it is not there.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Events:
        Upload:
          Type: S3
          Properties: {Bucket: !Ref Uploads, Events: 's3:ObjectCreated:*'}
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
      Events:
        Upload:
          Type: S3
          Properties: {Bucket: !Ref Uploads, Events: 's3:ObjectCreated:*'}
  Uploads:
    Type: AWS::S3::Bucket
",
    },
    check: Check::Earlier,
};
