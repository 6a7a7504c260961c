//! E3046: The options of a log driver are not those that CloudWatch Logs needs.

use super::tasks::TASK;
use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity, similar};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::tree::{Map, Node, Text};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3046",
        name: "wrong-log-options",
        severity: Severity::Error,
        summary: "The options of a log driver are not those that CloudWatch Logs needs.",
    },
    documentation: Documentation {
        finds: "A container with the log driver `awslogs` without `awslogs-group` or `awslogs-region` among its options, or with an option that the driver does not have.",
        matters: "ECS refuses the task definition, or the task stops before its container has started.",
        bad: "\
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
          LogConfiguration:
            LogDriver: awslogs
            Options:
              awslogs-group: /ecs/web
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
          LogConfiguration:
            LogDriver: awslogs
            Options:
              awslogs-group: /ecs/web
              awslogs-region: !Ref AWS::Region
",
    },
    check: Check::Subject(check),
};

/// From "LogConfiguration" in the API reference of ECS.
const OPTIONS: &[&str] = &[
    "awslogs-create-group",
    "awslogs-datetime-format",
    "awslogs-group",
    "awslogs-multiline-pattern",
    "awslogs-region",
    "awslogs-stream-prefix",
    "max-buffer-size",
    "mode",
];

const NEEDED: [(&str, &str); 2] = [("awslogs-group", "/ecs/web"), ("awslogs-region", "!Ref AWS::Region")];

fn check(subject: &Subject, findings: &mut Findings) {
    let place = (TASK, ["ContainerDefinitions", "*", "LogConfiguration"].as_slice());
    for (task, configuration) in subject.reach_all(&[place]) {
        let drivers = subject.scalars(&configuration, &["LogDriver"]).into_iter();
        for driver in drivers.filter(|driver| driver.is("awslogs")) {
            let configuration = configuration.in_scope(&driver.scope);
            let problems =
                missing(subject, &configuration).into_iter().chain(unknown(subject, &configuration));
            findings.extend(problems.map(|problem| problem.resource(task.logical_id.as_str())));
        }
    }
}

fn missing(subject: &Subject, configuration: &Reached) -> Vec<Diagnostic> {
    let problem = |span, name: &str, example: &str| {
        let found = format!("the log driver `awslogs` needs the option `{name}`");
        Diagnostic::new(RULE.code, span, found).help(format!("add it, as in `{name}: {example}`"))
    };
    if let Some(lack) = subject.lack(configuration, "Options") {
        let [(name, example), _] = NEEDED;
        return vec![problem(lack.span, name, example)];
    }
    let options = subject.from(configuration, &["Options"]).into_iter();
    let missing = options.flat_map(|options| {
        let missing = |(name, example)| Some(problem(subject.lack(&options, name)?.span, name, example));
        NEEDED.into_iter().filter_map(missing).collect::<Vec<_>>()
    });
    missing.collect()
}

fn unknown(subject: &Subject, configuration: &Reached) -> Vec<Diagnostic> {
    let options = subject.from(configuration, &["Options"]).into_iter();
    let entries = options.filter_map(|options| options.node.as_map()).flat_map(Map::as_written);
    let unknown =
        entries.filter(|(name, _, _)| !OPTIONS.contains(&name.as_str()) && !name.starts_with("Fn::"));
    let problem = |(name, span, _): (&Text, Span, &Node)| {
        let found = format!("the log driver `awslogs` has no option `{name}`");
        let help = match similar::closest(name, OPTIONS.iter().copied()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "remove it".to_owned(),
        };
        Diagnostic::new(RULE.code, span, found).help(help)
    };
    unknown.map(problem).collect()
}
