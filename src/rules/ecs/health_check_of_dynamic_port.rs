//! E3049: Health checks go to one port, but the container has another each time.

use super::tasks::{self, Connection, Run};
use crate::check::{Findings, Resource, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3049",
        name: "health-check-of-dynamic-port",
        severity: Severity::Error,
        summary: "Health checks go to one port, but the container has another each time.",
    },
    documentation: Documentation {
        finds: "A service of ECS whose container has a host port that is chosen when it starts (`HostPort: 0`), behind a target group with a `HealthCheckPort` of its own.",
        matters: "The health checks go to a port at which nobody answers, and ECS stops and starts the tasks over and over.",
        bad: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
          Memory: 256
          PortMappings:
            - ContainerPort: 80
              HostPort: 0
  WebService:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Web
      LoadBalancers:
        - ContainerName: web
          ContainerPort: 80
          TargetGroupArn: !Ref WebTargets
  WebTargets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Protocol: HTTP
      Port: 80
      HealthCheckPort: \"80\"
",
        good: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
          Memory: 256
          PortMappings:
            - ContainerPort: 80
              HostPort: 0
  WebService:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Web
      LoadBalancers:
        - ContainerName: web
          ContainerPort: 80
          TargetGroupArn: !Ref WebTargets
  WebTargets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Protocol: HTTP
      Port: 80
      HealthCheckPort: traffic-port
",
    },
    check: Check::Subject(check),
};

const TARGET_GROUP: &str = "AWS::ElasticLoadBalancingV2::TargetGroup";

fn check(subject: &Subject, findings: &mut Findings) {
    for run in tasks::runs(subject) {
        for connection in tasks::connections(subject, &run) {
            for host_port in dynamic_ports(subject, &run, &connection) {
                findings.extend(fixed_checks(subject, &connection, &host_port));
            }
        }
    }
}

/// The host ports of 0 that the container has for the port.
fn dynamic_ports(subject: &Subject, run: &Run, connection: &Connection) -> Vec<Scalar> {
    let containers = tasks::containers(subject, &run.definition).unwrap_or_default();
    let is_named = |name: &Scalar| name.equals(&connection.container);
    let named = containers.iter().filter(|container| container.name.as_ref().is_some_and(is_named));
    let mappings = named.flat_map(|container| subject.from(&container.at, &["PortMappings", "*"]));
    let mappings = mappings.filter(|mapping| {
        let ports = subject.scalars(mapping, &["ContainerPort"]);
        ports.iter().any(|port| port.equals(&connection.port))
    });
    let ports = mappings.flat_map(|mapping| subject.scalars(&mapping, &["HostPort"]));
    ports.filter(|port| port.is("0")).collect()
}

/// Target groups check the port of the traffic unless they say another.
fn fixed_checks(subject: &Subject, connection: &Connection, host_port: &Scalar) -> Vec<Diagnostic> {
    let named = subject.from(&connection.at, &["TargetGroupArn"]).into_iter();
    let groups = named.filter_map(|at| subject.target(at.node).filter(|group| group.kind == TARGET_GROUP));
    let checks = groups.flat_map(|group| {
        let checks = subject.reach(group, &["HealthCheckPort"]).into_iter();
        checks.filter_map(move |at| Some((group, subject.scalar(&at)?)))
    });
    let fixed = checks.filter(|(_, check)| check.all(|text| text != "traffic-port"));
    fixed.map(|(group, check)| problem(group, &check, host_port)).collect()
}

fn problem(group: &Resource, check: &Scalar, host_port: &Scalar) -> Diagnostic {
    let found = format!(
        "health checks go to port `{}`, but the port is chosen when the container starts",
        check.text()
    );
    let problem =
        Diagnostic::new(RULE.code, check.span, found).related(host_port.span, "any port of the host");
    problem.help("write `HealthCheckPort: traffic-port`").resource(group.logical_id.as_str())
}
