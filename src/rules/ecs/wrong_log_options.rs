//! E3046: The options of a log driver are not those that CloudWatch Logs needs.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

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
    check: Check::Extension(Extension {
        kinds: &["AWS::ECS::TaskDefinition"],
        path: &["ContainerDefinitions", "*", "LogConfiguration"],
        table: "aws_ecs_taskdefinition/logging_configuration",
        why: "the log driver is `awslogs`",
    }),
};
