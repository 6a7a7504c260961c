//! S3052: The containers of a task need more than the task has.

use super::{sizes, tasks, tasks::Container};
use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3052",
        name: "containers-larger-than-task",
        severity: Severity::Info,
        summary: "The containers of a task need more than the task has.",
    },
    documentation: Documentation {
        finds: "A task definition with `Cpu` or `Memory` whose containers together reserve more: the sum of their `Cpu`, or of their `MemoryReservation` or else `Memory`.",
        matters: "ECS refuses the task definition when the stack is created.",
        bad: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Cpu: \"512\"
      Memory: \"1024\"
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
          Cpu: 512
        - Name: proxy
          Image: public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.12.1-prod
          Cpu: 128
",
        good: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Cpu: \"512\"
      Memory: \"1024\"
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
          Cpu: 384
        - Name: proxy
          Image: public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.12.1-prod
          Cpu: 128
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (task, definition) in tasks::all(subject) {
        let containers = tasks::containers(subject, &definition).unwrap_or_default();
        let cpu = excess(subject, &definition, &containers, &CPU);
        let problems = cpu.into_iter().chain(excess(subject, &definition, &containers, &MEMORY));
        findings.extend(problems.map(|problem| problem.resource(task.logical_id.as_str())));
    }
}

/// Something of which a task has as much as its containers can have together.
struct Capacity {
    /// Its property in the task.
    name: &'static str,
    /// Its properties in a container; the first one counts.
    reserved: &'static [&'static str],
    read: fn(&str) -> Option<u64>,
    unit: &'static str,
}

const CPU: Capacity = Capacity { name: "Cpu", reserved: &["Cpu"], read: sizes::units, unit: "units" };

const MEMORY: Capacity = Capacity {
    name: "Memory",
    reserved: &["MemoryReservation", "Memory"],
    read: sizes::mebibytes,
    unit: "MiB",
};

/// The sum of what is certain to be there, where it is more than the task can have.
fn excess(
    subject: &Subject,
    definition: &Reached,
    containers: &[Container],
    capacity: &Capacity,
) -> Option<Diagnostic> {
    let sizes = subject.scalars(definition, &[capacity.name]);
    let [size] = sizes.as_slice() else { return None };
    let most = size.texts.iter().map(|text| (capacity.read)(text)).max()??;
    let always = containers.iter().filter(|container| container.at.scope == definition.scope);
    let sum: u64 = always.filter_map(|container| reserved(subject, container, capacity)).sum();
    let found = format!(
        "the containers of this task need {sum} {unit} of `{name}` together, and the task has {most}",
        unit = capacity.unit,
        name = capacity.name
    );
    let help = format!("raise `{}` of the task, or lower it for a container", capacity.name);
    (sum > most).then(|| Diagnostic::new(RULE.code, size.span, found).help(help))
}

/// What a container reserves at least.
fn reserved(subject: &Subject, container: &Container, capacity: &Capacity) -> Option<u64> {
    let name = capacity.reserved.iter().find(|name| container.at.node.get(name).is_some())?;
    let amounts = subject.scalars(&container.at, &[name]);
    let [amount] = amounts.as_slice() else { return None };
    let amounts: Option<Vec<u64>> = amount.texts.iter().map(|text| (capacity.read)(text)).collect();
    amounts?.into_iter().min().filter(|least| *least <= u64::from(u32::MAX))
}
