//! E3701: An action of a pipeline takes an artifact that no action before it makes, or two make the same.

use super::actions::{self, Action, Known};
use crate::check::{Findings, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity, similar};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3701",
        name: "wrong-artifact-name",
        severity: Severity::Error,
        summary: "An action of a pipeline takes an artifact that no action before it makes, or two make the same.",
    },
    documentation: Documentation {
        finds: "In a pipeline of CodePipeline, an input artifact whose name is not among the output artifacts of other actions in this stage or one before, and two actions with the same output artifact.",
        matters: "CodePipeline refuses the pipeline.",
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
                - Name: Cod
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

/// An artifact that an action makes.
struct Made<'a> {
    name: &'a str,
    scope: &'a Scope,
    span: Span,
    action: usize,
    stage: Option<usize>,
}

fn check(subject: &Subject, findings: &mut Findings) {
    for actions in actions::all(subject) {
        let outputs: Vec<Vec<Known>> =
            actions.iter().map(|action| named(subject, action, "OutputArtifacts")).collect();
        let made: Vec<Made> =
            actions.iter().zip(&outputs).flat_map(|(action, known)| made_by(action, known)).collect();
        let is_whole = outputs.iter().flatten().all(|known| !known.texts.is_empty());
        twice(subject, &actions, &made, findings);
        for action in actions.iter().filter(|_| is_whole) {
            for known in named(subject, action, "InputArtifacts") {
                findings.extend(unknown(subject, action, &known, &made));
            }
        }
    }
}

fn named<'s>(subject: &Subject, action: &Action<'s>, list: &str) -> Vec<Known<'s>> {
    action.texts(subject, &[list, "*", "Name"])
}

fn made_by<'a>(action: &Action, known: &'a [Known]) -> Vec<Made<'a>> {
    let texts = known
        .iter()
        .flat_map(|known| known.texts.iter().map(|(name, scope)| (name, scope, known.at.node.span)));
    let made = |(name, scope, span): (&'a String, &'a Scope, Span)| Made {
        name,
        scope,
        span,
        action: action.number,
        stage: action.stage,
    };
    texts.map(made).collect()
}

/// Whether both can hold at once.
fn meet(subject: &Subject, one: &Scope, other: &Scope) -> bool {
    one.and(other).is_some_and(|both| subject.evaluator.conditions.is_possible(&both))
}

fn twice(subject: &Subject, actions: &[Action], made: &[Made], findings: &mut Findings) {
    for (at, second) in made.iter().enumerate() {
        let mut before = made.iter().take(at);
        let first = before.find(|first| {
            first.name == second.name
                && first.action != second.action
                && meet(subject, first.scope, second.scope)
        });
        if let (Some(first), Some(action)) = (first, actions.get(second.action)) {
            let found = format!("another action makes an artifact `{}` already", second.name);
            let problem = Diagnostic::new(RULE.code, second.span, found).help("give it another name");
            let problem = problem.related(first.span, "the other one is here");
            findings.push(problem.resource(action.resource.logical_id.as_str()));
        }
    }
}

fn unknown(subject: &Subject, action: &Action, known: &Known, made: &[Made]) -> Option<Diagnostic> {
    let is_before =
        |made: &Made| made.action != action.number && (made.stage <= action.stage || action.stage.is_none());
    let (name, _) = known.texts.iter().find(|(name, scope)| {
        let fits = |made: &&Made| made.name == name && meet(subject, made.scope, scope);
        !made.iter().filter(fits).any(is_before)
    })?;
    let names = made.iter().filter(|made| is_before(made)).map(|made| made.name);
    let help = match similar::closest(name, names.clone()) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "name an artifact under `OutputArtifacts` of an action before it".to_owned(),
    };
    let found = format!("no action before this one makes an artifact `{name}`");
    let problem = Diagnostic::new(RULE.code, known.at.node.span, found).help(help);
    Some(problem.resource(action.resource.logical_id.as_str()))
}
