//! E3700: A source is not in the first stage of a pipeline, or something else is.

use super::actions::{self, Action};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3700",
        name: "misplaced-source",
        severity: Severity::Error,
        summary: "A source is not in the first stage of a pipeline, or something else is.",
    },
    documentation: Documentation {
        finds: "In a pipeline of CodePipeline, an action of the category `Source` in a later stage, or one of another category in the first stage.",
        matters: "CodePipeline refuses such a pipeline: the first stage has sources and nothing else.",
        bad: "\
Resources:
  Release:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/release
      ArtifactStore:
        Type: S3
        Location: release-artifacts
      Stages:
        - Name: Source
          Actions:
            - Name: Checkout
              ActionTypeId:
                Category: Source
                Owner: AWS
                Provider: CodeCommit
                Version: \"1\"
              Configuration:
                RepositoryName: orders
                BranchName: main
              OutputArtifacts:
                - Name: Code
            - Name: Compile
              ActionTypeId:
                Category: Build
                Owner: AWS
                Provider: CodeBuild
                Version: \"1\"
              Configuration:
                ProjectName: orders
              InputArtifacts:
                - Name: Code
",
        good: "\
Resources:
  Release:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/release
      ArtifactStore:
        Type: S3
        Location: release-artifacts
      Stages:
        - Name: Source
          Actions:
            - Name: Checkout
              ActionTypeId:
                Category: Source
                Owner: AWS
                Provider: CodeCommit
                Version: \"1\"
              Configuration:
                RepositoryName: orders
                BranchName: main
              OutputArtifacts:
                - Name: Code
        - Name: Build
          Actions:
            - Name: Compile
              ActionTypeId:
                Category: Build
                Owner: AWS
                Provider: CodeBuild
                Version: \"1\"
              Configuration:
                ProjectName: orders
              InputArtifacts:
                - Name: Code
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for action in actions::all(subject).iter().flatten() {
        findings.extend(wrong(subject, action));
    }
}

fn wrong(subject: &Subject, action: &Action) -> Option<Diagnostic> {
    let is_first = action.stage? == 0;
    let known = action.texts(subject, &["ActionTypeId", "Category"]);
    let (category, at) = known.iter().find_map(|known| {
        let wrong = known.texts.iter().find(|(category, _)| (category == "Source") != is_first);
        wrong.map(|(category, _)| (category, &known.at))
    })?;
    let (found, help) = if is_first {
        let found =
            format!("the first stage has only sources, and this action is of the category `{category}`");
        (found, "move the action to a later stage")
    } else {
        ("a source stands in a stage that is not the first".to_owned(), "move the action to the first stage")
    };
    let problem = Diagnostic::new(RULE.code, at.node.span, found).help(help);
    Some(problem.resource(action.resource.logical_id.as_str()))
}
