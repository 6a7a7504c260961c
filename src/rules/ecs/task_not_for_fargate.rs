//! E3054: A service runs a task on Fargate that is not for Fargate.

use super::tasks::{self, Run};
use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3054",
        name: "task-not-for-fargate",
        severity: Severity::Error,
        summary: "A service runs a task on Fargate that is not for Fargate.",
    },
    documentation: Documentation {
        finds: "A service of ECS with `LaunchType: FARGATE` whose task definition has another network mode than `awsvpc` and does not have `FARGATE` among its `RequiresCompatibilities`.",
        matters: "ECS refuses the service: the task definition does not fit its launch type.",
        bad: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
          Memory: 512
  WebService:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      TaskDefinition: !Ref Web
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets:
            - subnet-0123456789abcdef0
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
  WebService:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      TaskDefinition: !Ref Web
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets:
            - subnet-0123456789abcdef0
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for run in tasks::runs(subject) {
        let Some(launch) = tasks::on_fargate(subject, &run) else { continue };
        let definition = run.definition.in_scope(&launch.scope);
        if let Some(span) =
            not_for_fargate(subject, &definition).filter(|_| is_elsewhere(subject, &definition))
        {
            findings.push(problem(&run, span).related(launch.span, "the service runs it on Fargate"));
        }
    }
}

/// Whether the network mode is one that Fargate does not have.
fn is_elsewhere(subject: &Subject, definition: &Reached) -> bool {
    let modes = subject.scalars(definition, &["NetworkMode"]);
    subject.lack(definition, "NetworkMode").is_some()
        || modes.iter().any(|mode| mode.all(|text| text != "awsvpc"))
}

/// Where a task definition should name Fargate and certainly does not.
fn not_for_fargate(subject: &Subject, definition: &Reached) -> Option<Span> {
    if let Some(lack) = subject.lack(definition, "RequiresCompatibilities") {
        return Some(lack.span);
    }
    let lists = subject.from(definition, &["RequiresCompatibilities"]);
    let others = lists.iter().find(|list| {
        let items = subject.from(list, &["*"]);
        let is_other = |item| subject.scalar(item).is_some_and(|scalar| scalar.all(|text| text != "FARGATE"));
        list.node.as_list().is_some() && items.iter().all(is_other)
    });
    others.map(|list| list.span)
}

fn problem(run: &Run, span: Span) -> Diagnostic {
    let (service, task) = (run.service.logical_id.as_str(), run.task.logical_id.as_str());
    let found = format!("`{service}` runs `{task}` on Fargate, but the task is not for Fargate");
    let help = "write `RequiresCompatibilities: [FARGATE]`, with `NetworkMode: awsvpc`, `Cpu` and `Memory`";
    Diagnostic::new(RULE.code, span, found).help(help).resource(task)
}
