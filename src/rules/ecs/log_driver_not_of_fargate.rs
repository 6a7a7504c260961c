//! E3713: A service runs a container on Fargate with a log driver that Fargate does not have.

use super::{log_drivers, tasks};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3713",
        name: "log-driver-not-of-fargate",
        severity: Severity::Error,
        summary: "A service runs a container on Fargate with a log driver that Fargate does not have.",
    },
    documentation: Documentation {
        finds: "A service of ECS with `LaunchType: FARGATE` whose task definition has a container with another log driver than `awslogs`, `splunk` or `awsfirelens`.",
        matters: "Fargate has no other log drivers, and ECS does not start the tasks.",
        bad: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      NetworkMode: awsvpc
      Cpu: \"256\"
      Memory: \"512\"
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
          LogConfiguration:
            LogDriver: json-file
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
      NetworkMode: awsvpc
      Cpu: \"256\"
      Memory: \"512\"
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
          LogConfiguration:
            LogDriver: awsfirelens
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
        for driver in log_drivers::not_of_fargate(subject, &run.definition.in_scope(&launch.scope)) {
            if findings.has_error_at(driver.span) {
                continue; // Said already, since the task definition is for Fargate by itself.
            }
            let problem = log_drivers::problem(RULE.code, &driver);
            let problem = problem.related(launch.span, "the service runs it on Fargate");
            findings.push(problem.resource(run.task.logical_id.as_str()));
        }
    }
}
