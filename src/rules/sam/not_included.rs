//! S2006: A file that AWS::Include names cannot be read.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::NOT_INCLUDED,
    documentation: Documentation {
        finds: "An `AWS::Include` of a local file that is not there, or cannot be read.",
        matters: "`sam package` fails at it, and what the file was to bring is neither expanded nor checked. The path counts from the folder of the template.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      OpenApiVersion: 3.0.1
      DefinitionBody:
        Fn::Transform: {Name: AWS::Include, Parameters: {Location: not-there.yaml}}
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
