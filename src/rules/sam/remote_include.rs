//! S2005: What AWS::Include brings in from elsewhere is not known here.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::REMOTE_INCLUDE,
    documentation: Documentation {
        finds: "An `AWS::Include` of a file in S3.",
        matters: "samc reads nothing from the network, so what the file holds is neither expanded nor checked. The same file beside the template can be.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      OpenApiVersion: 3.0.1
      DefinitionBody:
        Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://artifacts/openapi.yaml}}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      OpenApiVersion: 3.0.1
      DefinitionBody:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths: {}
",
    },
    check: Check::Earlier,
};
