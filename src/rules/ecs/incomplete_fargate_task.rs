//! E3048: A task for Fargate lacks what Fargate needs, or has what it does not take.

use super::{log_drivers, sizes, tasks};
use crate::check::{Findings, Reached, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3048",
        name: "incomplete-fargate-task",
        severity: Severity::Error,
        summary: "A task for Fargate lacks what Fargate needs, or has what it does not take.",
    },
    documentation: Documentation {
        finds: "A task definition for Fargate without `Cpu`, `Memory` or `NetworkMode: awsvpc`, with a `Cpu` or a log driver that Fargate does not have, or with `PlacementConstraints`.",
        matters: "ECS refuses the task definition.",
        bad: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
",
        good: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      Cpu: \"256\"
      Memory: \"512\"
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (task, definition) in tasks::for_fargate(subject) {
        let problems = missing(subject, &definition).into_iter();
        let problems =
            problems.chain(wrong_mode(subject, &definition)).chain(wrong_cpu(subject, &definition));
        let problems = problems.chain(placement(subject, &definition)).chain(drivers(subject, &definition));
        findings.extend(problems.map(|problem| problem.resource(task.logical_id.as_str())));
    }
}

/// What there must be, with an example.
const NEEDED: [(&str, &str); 3] = [("NetworkMode", "awsvpc"), ("Cpu", "256"), ("Memory", "512")];

fn missing(subject: &Subject, definition: &Reached) -> Vec<Diagnostic> {
    let missing = NEEDED.iter().filter_map(|(name, example)| {
        let lack = subject.lack(definition, name)?;
        let found = format!("a task for Fargate needs `{name}`");
        let help = format!("add it, as in `{name}: {example}`");
        Some(Diagnostic::new(RULE.code, lack.span, found).help(help))
    });
    missing.collect()
}

fn wrong_mode(subject: &Subject, definition: &Reached) -> Vec<Diagnostic> {
    let modes = subject.scalars(definition, &["NetworkMode"]).into_iter();
    let wrong = modes.filter(|mode| mode.all(|text| text != "awsvpc"));
    let problem = |mode: Scalar| {
        let found = format!("a task for Fargate cannot have the network mode `{}`", mode.text());
        Diagnostic::new(RULE.code, mode.span, found).help("write `NetworkMode: awsvpc`")
    };
    wrong.map(problem).collect()
}

fn wrong_cpu(subject: &Subject, definition: &Reached) -> Vec<Diagnostic> {
    let amounts = subject.scalars(definition, &["Cpu"]).into_iter();
    let wrong = amounts.filter(|cpu| cpu.all(|text| sizes::of_cpu(text).is_none()));
    let problem = |cpu: Scalar| {
        let known: Vec<String> = sizes::SIZES.iter().map(|size| format!("`{}`", size.cpu)).collect();
        let found = format!("Fargate has no tasks with `Cpu: {}`", cpu.text());
        Diagnostic::new(RULE.code, cpu.span, found).help(format!("it is one of {}", known.join(", ")))
    };
    wrong.map(problem).collect()
}

fn placement(subject: &Subject, definition: &Reached) -> Vec<Diagnostic> {
    let given = subject.from(definition, &["PlacementConstraints"]).into_iter();
    let problem = |at: Reached| {
        let found = "a task for Fargate cannot have `PlacementConstraints`";
        Diagnostic::new(RULE.code, at.span, found).help("remove them: there are no instances to choose from")
    };
    given.map(problem).collect()
}

fn drivers(subject: &Subject, definition: &Reached) -> Vec<Diagnostic> {
    let wrong = log_drivers::not_of_fargate(subject, definition).into_iter();
    wrong.map(|driver| log_drivers::problem(RULE.code, &driver)).collect()
}
