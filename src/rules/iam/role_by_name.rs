//! E3050: A role with a path is given by its name.

use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3050",
        name: "role-by-name",
        severity: Severity::Error,
        summary: "A role with a path is given by its name.",
    },
    documentation: Documentation {
        finds: "The service role of a CodeBuild project that is a `Ref` to a role whose `Path` is not `/`.",
        matters: "`Ref` gives the name of the role without its path. CodeBuild looks for the role under `/`, does not find it, and the stack is rolled back.",
        bad: "\
Resources:
  Builder:
    Type: AWS::IAM::Role
    Properties:
      Path: /build/
      AssumeRolePolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Principal:
              Service: codebuild.amazonaws.com
            Action: sts:AssumeRole
  Build:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: !Ref Builder
      Artifacts:
        Type: CODEPIPELINE
      Source:
        Type: CODEPIPELINE
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/standard:7.0
",
        good: "\
Resources:
  Builder:
    Type: AWS::IAM::Role
    Properties:
      Path: /build/
      AssumeRolePolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Principal:
              Service: codebuild.amazonaws.com
            Action: sts:AssumeRole
  Build:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: !GetAtt Builder.Arn
      Artifacts:
        Type: CODEPIPELINE
      Source:
        Type: CODEPIPELINE
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/standard:7.0
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for project in subject.resources_of("AWS::CodeBuild::Project") {
        for at in subject.reach(project, &["ServiceRole"]) {
            let Some(id) = intrinsic::argument(at.node, "Ref").and_then(|id| id.as_str()) else { continue };
            let Some((role, path)) = subject.resource(id).and_then(|role| Some((role, path(subject, role)?)))
            else {
                continue;
            };
            let found =
                format!("this is the name of the role `{id}`, which CodeBuild does not find below `{path}`");
            let problem =
                Diagnostic::new(RULE.code, at.node.span, found).resource(project.logical_id.as_str());
            let problem = problem.related(role.property_span("Path"), "the path of the role");
            findings.push(problem.help(format!("write `!GetAtt {id}.Arn`")));
        }
    }
}

/// The path of a role, when it has one.
fn path(subject: &Subject, role: &Resource) -> Option<String> {
    let paths = subject.values(role, &["Path"]).into_iter().filter(|_| role.kind == "AWS::IAM::Role");
    paths.filter_map(|path| path.node.as_str().map(str::to_owned)).find(|path| path != "/")
}
