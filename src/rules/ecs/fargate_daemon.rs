//! E3044: A service that cannot be a daemon is one.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3044",
        name: "fargate-daemon",
        severity: Severity::Error,
        summary: "A service that cannot be a daemon is one.",
    },
    documentation: Documentation {
        finds: "A service of ECS with `SchedulingStrategy: DAEMON` on Fargate, or with a deployment controller of CodeDeploy or of its own.",
        matters: "A daemon runs once on each instance. There are no instances with Fargate, and the other controllers deploy replicas only: ECS refuses the service.",
        bad: "\
Resources:
  Agent:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      SchedulingStrategy: DAEMON
      TaskDefinition: agent:7
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets:
            - subnet-0123456789abcdef0
",
        good: "\
Resources:
  Agent:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      SchedulingStrategy: REPLICA
      TaskDefinition: agent:7
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets:
            - subnet-0123456789abcdef0
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::ECS::Service"],
        path: &[],
        table: "aws_ecs_service/fargate",
        why: "services on Fargate, or with a deployment controller other than ECS, run replicas only",
        by_region: false,
    }),
};
