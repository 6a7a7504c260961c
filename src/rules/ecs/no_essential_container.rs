//! E3042: No container of a task is essential.

use super::tasks;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3042",
        name: "no-essential-container",
        severity: Severity::Error,
        summary: "No container of a task is essential.",
    },
    documentation: Documentation {
        finds: "A task definition of ECS all of whose containers have `Essential: false`.",
        matters: "A task runs for as long as its essential containers do, and ECS refuses a task without one.",
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
          Essential: false
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
    for (task, definition) in tasks::all(subject) {
        for list in subject.from(&definition, &["ContainerDefinitions"]) {
            let containers = subject.from(&list, &["*"]);
            let is_optional = |container| {
                let said = subject.scalars(container, &["Essential"]);
                said.first().is_some_and(|said| said.all(|text| text.eq_ignore_ascii_case("false")))
            };
            if containers.is_empty() || !containers.iter().all(is_optional) {
                continue;
            }
            let found = "none of the containers of this task is essential";
            let problem = Diagnostic::new(RULE.code, list.span, found);
            let help = "remove `Essential: false` from the container that the task is there for";
            findings.push(problem.help(help).resource(task.logical_id.as_str()));
        }
    }
}
