//! E3702: An action of a pipeline has too few or too many artifacts.

use super::actions::{self, Action};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3702",
        name: "wrong-artifact-count",
        severity: Severity::Error,
        summary: "An action of a pipeline has too few or too many artifacts.",
    },
    documentation: Documentation {
        finds: "In a pipeline of CodePipeline, an action with fewer or more `InputArtifacts` or `OutputArtifacts` than its provider takes.",
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

/// Owner, category and provider; the least and the most input artifacts, and output artifacts.
type Count = (&'static str, &'static str, &'static str, (usize, usize), (usize, usize));

/// From "Valid number of input and output artifacts for action types" in the user guide of CodePipeline.
const COUNTS: &[Count] = &[
    ("AWS", "Source", "S3", (0, 0), (1, 1)),
    ("AWS", "Source", "CodeCommit", (0, 0), (1, 1)),
    ("AWS", "Source", "ECR", (0, 0), (1, 1)),
    ("AWS", "Test", "CodeBuild", (1, 5), (0, 5)),
    ("AWS", "Test", "DeviceFarm", (1, 1), (0, 0)),
    ("AWS", "Build", "CodeBuild", (1, 5), (0, 5)),
    ("AWS", "Approval", "Manual", (0, 0), (0, 0)),
    ("AWS", "Deploy", "S3", (1, 1), (0, 0)),
    ("AWS", "Deploy", "CloudFormation", (0, 10), (0, 1)),
    ("AWS", "Deploy", "CodeDeploy", (1, 1), (0, 0)),
    ("AWS", "Deploy", "ElasticBeanstalk", (1, 1), (0, 0)),
    ("AWS", "Deploy", "OpsWorks", (1, 1), (0, 0)),
    ("AWS", "Deploy", "ECS", (1, 1), (0, 0)),
    ("AWS", "Deploy", "ServiceCatalog", (1, 1), (0, 0)),
    ("AWS", "Invoke", "Lambda", (0, 5), (0, 5)),
    ("ThirdParty", "Source", "GitHub", (0, 0), (1, 1)),
    ("ThirdParty", "Deploy", "AlexaSkillsKit", (0, 2), (0, 0)),
    ("Custom", "Build", "Jenkins", (0, 5), (0, 5)),
    ("Custom", "Test", "Jenkins", (0, 5), (0, 5)),
];

fn check(subject: &Subject, findings: &mut Findings) {
    for action in actions::all(subject).iter().flatten() {
        if let Some((_, _, provider, inputs, outputs)) = count(subject, action) {
            let lists = [("InputArtifacts", "input", inputs), ("OutputArtifacts", "output", outputs)];
            for (list, word, bounds) in lists {
                findings.extend(wrong(subject, action, list, (word, provider), *bounds));
            }
        }
    }
}

/// What the provider takes, when it is known.
fn count(subject: &Subject, action: &Action) -> Option<&'static Count> {
    let sole = |field: &str| {
        let known = action.texts(subject, &["ActionTypeId", field]);
        match known.as_slice() {
            [one] => one.texts.first().filter(|_| one.texts.len() == 1).map(|(text, _)| text.clone()),
            _ => None,
        }
    };
    let (owner, category, provider) = (sole("Owner")?, sole("Category")?, sole("Provider")?);
    COUNTS.iter().find(|count| count.0 == owner && count.1 == category && count.2 == provider)
}

fn wrong(
    subject: &Subject,
    action: &Action,
    list: &str,
    (word, provider): (&str, &str),
    (least, most): (usize, usize),
) -> Option<Diagnostic> {
    let lists = subject.below(action.at.node, (&action.at.scope, action.at.span), &[list]);
    let problem = |span, number: usize| {
        let takes = match (least, most) {
            (_, 0) => format!("no {word} artifacts"),
            (1, 1) => format!("one {word} artifact"),
            _ => format!("{least} to {most} {word} artifacts"),
        };
        let found = format!("`{provider}` takes {takes} here, and this action has {number}");
        let help =
            if number < least { format!("add one below `{list}`") } else { "remove those beyond".to_owned() };
        let problem = Diagnostic::new(RULE.code, span, found).help(help);
        problem.resource(action.resource.logical_id.as_str())
    };
    if lists.is_empty() && least > 0 && action.at.node.get(list).is_none() {
        return Some(problem(action.at.span, 0));
    }
    let is_plain = |item: &Node| !crate::template::intrinsic::is_intrinsic(item);
    lists.iter().find_map(|at| {
        let items = at.node.as_list()?;
        let number = items.len();
        let is_wrong = number > most || number < least;
        (is_wrong && items.iter().all(is_plain)).then(|| problem(at.span, number))
    })
}
