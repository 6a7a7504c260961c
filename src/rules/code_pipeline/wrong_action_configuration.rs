//! E3703: The configuration of a pipeline's action names an artifact that the action does not take, or no role.

use super::actions::{self, Action};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity, similar};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::FORMATS;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3703",
        name: "wrong-action-configuration",
        severity: Severity::Error,
        summary: "The configuration of a pipeline's action names an artifact that the action does not take, or no role.",
    },
    documentation: Documentation {
        finds: "In an action of a pipeline, a `TemplatePath` that does not begin with one of the `InputArtifacts`, and a `RoleArn` that is not the ARN of a role.",
        matters: "CodePipeline finds no template, or cannot take on the role: the action fails each time.",
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
        - Name: Deploy
          Actions:
            - Name: Update
              ActionTypeId:
                Category: Deploy
                Owner: AWS
                Provider: CloudFormation
                Version: \"1\"
              Configuration:
                ActionMode: CREATE_UPDATE
                StackName: orders
                RoleArn: arn:aws:iam::123456789012:role/deploy
                TemplatePath: Build::packaged.yaml
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
        - Name: Deploy
          Actions:
            - Name: Update
              ActionTypeId:
                Category: Deploy
                Owner: AWS
                Provider: CloudFormation
                Version: \"1\"
              Configuration:
                ActionMode: CREATE_UPDATE
                StackName: orders
                RoleArn: arn:aws:iam::123456789012:role/deploy
                TemplatePath: Code::packaged.yaml
              InputArtifacts:
                - Name: Code
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for action in actions::all(subject).iter().flatten() {
        findings.extend(wrong_template(subject, action));
        findings.extend(wrong_role(subject, action));
    }
}

/// `TemplatePath` is `<artifact>::<file>`.
fn wrong_template(subject: &Subject, action: &Action) -> Option<Diagnostic> {
    let inputs = action.texts(subject, &["InputArtifacts", "*", "Name"]);
    if inputs.iter().any(|known| known.texts.is_empty()) {
        return None;
    }
    let names: Vec<&str> =
        inputs.iter().flat_map(|known| &known.texts).map(|(name, _)| name.as_str()).collect();
    let paths = action.texts(subject, &["Configuration", "TemplatePath"]);
    let (artifact, span) = paths.iter().find_map(|known| {
        let mut artifacts = known
            .texts
            .iter()
            .map(|(path, _)| path.split_once("::").map_or(path.as_str(), |(artifact, _)| artifact));
        let wrong = artifacts.find(|artifact| !names.contains(artifact));
        wrong.map(|artifact| (artifact, known.at.node.span))
    })?;
    let help = match similar::closest(artifact, names.iter().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "write it as `Artifact::template.yaml`, with an artifact of `InputArtifacts`".to_owned(),
    };
    let found = format!("`{artifact}` is none of the input artifacts of this action");
    let problem = Diagnostic::new(RULE.code, span, found).help(help);
    Some(problem.resource(action.resource.logical_id.as_str()))
}

fn is_role(text: &str) -> bool {
    let format = FORMATS.iter().find(|format| format.name == "AWS::IAM::Role.Arn");
    format.is_none_or(|format| (format.has)(text))
}

fn wrong_role(subject: &Subject, action: &Action) -> Option<Diagnostic> {
    let roles = action.texts(subject, &["Configuration", "RoleArn"]);
    let (text, span) = roles.iter().find_map(|known| {
        let wrong = known.texts.iter().find(|(text, _)| !is_role(text));
        wrong.map(|(text, _)| (text, known.at.node.span))
    })?;
    let found = format!("`{text}` is not the ARN of a role");
    let help = "write it like `arn:aws:iam::123456789012:role/deploy`";
    Some(Diagnostic::new(RULE.code, span, found).help(help).resource(action.resource.logical_id.as_str()))
}
