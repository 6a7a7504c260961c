//! S3051: A service connects a load balancer with a port that its task does not have.

use super::tasks::{self, Connection, Container, Run};
use crate::check::{Findings, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3051",
        name: "unknown-container-port",
        severity: Severity::Info,
        summary: "A service connects a load balancer with a port that its task does not have.",
    },
    documentation: Documentation {
        finds: "An item of `LoadBalancers` of a service whose `ContainerName` is no container of the task definition, or whose `ContainerPort` is not among the container's `PortMappings`.",
        matters: "ECS refuses the service when the stack is created, after everything before it has been made.",
        bad: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      NetworkMode: awsvpc
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
          Memory: 256
          PortMappings:
            - ContainerPort: 8080
  WebService:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Web
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets:
            - subnet-0123456789abcdef0
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
",
        good: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      NetworkMode: awsvpc
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
          Memory: 256
          PortMappings:
            - ContainerPort: 8080
  WebService:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Web
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets:
            - subnet-0123456789abcdef0
      LoadBalancers:
        - ContainerName: web
          ContainerPort: 8080
          TargetGroupArn: !Ref WebTargets
  WebTargets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Protocol: HTTP
      Port: 80
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for run in tasks::runs(subject) {
        let Some(containers) = tasks::containers(subject, &run.definition) else { continue };
        for connection in tasks::connections(subject, &run) {
            let problem = unknown_container(&run, &connection, &containers)
                .or_else(|| unknown_port(subject, &connection, &containers));
            findings.extend(problem.map(|problem| problem.resource(run.service.logical_id.as_str())));
        }
    }
}

fn unknown_container(run: &Run, connection: &Connection, containers: &[Container]) -> Option<Diagnostic> {
    let name = &connection.container;
    let is_unknown = name.all(|text| !containers.iter().any(|container| container.may_be(text)));
    let task = run.task.logical_id.as_str();
    let found = format!("`{task}` has no container `{}`", name.text());
    let known: Vec<String> = containers.iter().map(|one| format!("`{}`", one.called())).collect();
    let problem =
        Diagnostic::new(RULE.code, name.span, found).help(format!("its containers: {}", known.join(", ")));
    is_unknown.then(|| problem.related(run.task.span, "the task definition"))
}

/// The port is looked for where one container has the name, and says all its ports.
fn unknown_port(subject: &Subject, connection: &Connection, containers: &[Container]) -> Option<Diagnostic> {
    let named = |container: &&Container| container.may_be(connection.container.text());
    let mut named = containers.iter().filter(named);
    let (Some(container), None) = (named.next(), named.next()) else { return None };
    let known = ports(subject, container)?;
    let port = &connection.port;
    let is_known = known.iter().any(|one| !one.differs_from(port));
    let found = format!("`{}` has no port {} in its `PortMappings`", container.called(), port.text());
    let help = match known.first() {
        Some(first) => format!("use one that it has, such as {}, or map this one", first.text()),
        None => format!("map it: `PortMappings: [{{ContainerPort: {}}}]`", port.text()),
    };
    let problem = Diagnostic::new(RULE.code, port.span, found).help(help);
    (!is_known).then(|| problem.related(container.at.span, "the container"))
}

/// The ports of a container; none when only AWS knows some of them.
fn ports(subject: &Subject, container: &Container) -> Option<Vec<Scalar>> {
    let lists = subject.from(&container.at, &["PortMappings"]);
    let mappings = subject.from(&container.at, &["PortMappings", "*"]);
    let ports: Vec<Scalar> =
        mappings.iter().flat_map(|mapping| subject.scalars(mapping, &["ContainerPort"])).collect();
    let are_known = lists.iter().all(|list| list.node.as_list().is_some()) && ports.len() >= mappings.len();
    are_known.then_some(ports)
}
