//! E3636: A project reads from S3 or writes to it, and does not say where.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3636",
        name: "bucket-without-location",
        severity: Severity::Error,
        summary: "A project reads from S3 or writes to it, and does not say where.",
    },
    documentation: Documentation {
        finds: "`Source` or `Artifacts` of a CodeBuild project with `Type: S3` and without `Location`.",
        matters: "CodeBuild refuses the project.",
        bad: "\
Resources:
  Build:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: arn:aws:iam::123456789012:role/build
      Source:
        Type: S3
        Location: orders-source/code.zip
      Artifacts:
        Type: S3
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/standard:7.0
",
        good: "\
Resources:
  Build:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: arn:aws:iam::123456789012:role/build
      Source:
        Type: S3
        Location: orders-source/code.zip
      Artifacts:
        Type: S3
        Location: orders-artifacts
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/standard:7.0
",
    },
    check: Check::Several(&[
        Check::Extension(Extension { path: &["Artifacts"], ..LOCATION }),
        Check::Extension(Extension { path: &["Source"], ..LOCATION }),
    ]),
};

const LOCATION: Extension = Extension {
    kinds: &["AWS::CodeBuild::Project"],
    path: &[],
    table: "aws_codebuild_project/s3_locations",
    why: "`Type: S3` needs the bucket",
    by_region: false,
};
