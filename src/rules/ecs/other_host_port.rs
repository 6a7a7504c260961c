//! E3053: The port of a host differs from that of its container, where it cannot.

use super::tasks;
use crate::check::{Findings, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3053",
        name: "other-host-port",
        severity: Severity::Error,
        summary: "The port of a host differs from that of its container, where it cannot.",
    },
    documentation: Documentation {
        finds: "A container with a `HostPort` that is not its `ContainerPort`, in a task definition with `NetworkMode: awsvpc`.",
        matters: "The task has a network interface of its own, on which the container has its own port. ECS refuses another.",
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
          PortMappings:
            - ContainerPort: 8080
              HostPort: 80
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
          PortMappings:
            - ContainerPort: 8080
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (task, definition) in tasks::all(subject) {
        let modes = subject.scalars(&definition, &["NetworkMode"]).into_iter();
        for mode in modes.filter(|mode| mode.is("awsvpc")) {
            let path = ["ContainerDefinitions", "*", "PortMappings", "*"];
            for mapping in subject.from(&definition.in_scope(&mode.scope), &path) {
                for host in subject.scalars(&mapping, &["HostPort"]) {
                    let ports = subject.scalars(&mapping.in_scope(&host.scope), &["ContainerPort"]);
                    let other = ports.iter().find(|port| port.differs_from(&host));
                    let problem = other.map(|port| problem(&host, port, &mode));
                    findings.extend(problem.map(|problem| problem.resource(task.logical_id.as_str())));
                }
            }
        }
    }
}

fn problem(host: &Scalar, port: &Scalar, mode: &Scalar) -> Diagnostic {
    let found = format!(
        "`HostPort` is {}, but with `awsvpc` it can only be the port of the container, {}",
        host.text(),
        port.text()
    );
    let problem = Diagnostic::new(RULE.code, host.span, found).help("remove `HostPort`");
    problem.related(mode.span, "the network mode")
}
