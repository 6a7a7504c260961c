//! E3052: A service does not say into which network its tasks go.

use super::tasks;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3052",
        name: "service-without-network",
        severity: Severity::Error,
        summary: "A service does not say into which network its tasks go.",
    },
    documentation: Documentation {
        finds: "A service of ECS without `NetworkConfiguration` whose task definition has `NetworkMode: awsvpc`.",
        matters: "Each such task gets a network interface of its own, and ECS refuses a service that does not say in which subnets.",
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
  WebService:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      TaskDefinition: !Ref Web
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
        let modes = subject.scalars(&run.definition, &["NetworkMode"]).into_iter();
        for mode in modes.filter(|mode| mode.is("awsvpc")) {
            let service = run.properties.in_scope(&mode.scope);
            let Some(lack) = subject.lack(&service, "NetworkConfiguration") else { continue };
            let task = run.task.logical_id.as_str();
            let found =
                format!("the service needs `NetworkConfiguration`, since `{task}` has `NetworkMode: awsvpc`");
            let problem = Diagnostic::new(RULE.code, lack.span, found);
            let help = "name subnets: `NetworkConfiguration: {AwsvpcConfiguration: {Subnets: […]}}`";
            let problem = problem.help(help).related(mode.span, "the network mode of the task");
            findings.push(problem.resource(run.service.logical_id.as_str()));
        }
    }
}
