//! E3047: Fargate has no such pair of CPU and memory.

use super::{sizes, tasks};
use crate::check::{Findings, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3047",
        name: "wrong-fargate-size",
        severity: Severity::Error,
        summary: "Fargate has no such pair of CPU and memory.",
    },
    documentation: Documentation {
        finds: "A task definition for Fargate whose `Memory` does not go with its `Cpu`.",
        matters: "Fargate has tasks of some sizes only, and ECS refuses the others.",
        bad: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      Cpu: \"256\"
      Memory: \"4096\"
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
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
    for (task, definition) in tasks::for_fargate(subject) {
        for cpu in subject.scalars(&definition, &["Cpu"]) {
            for memory in subject.scalars(&definition.in_scope(&cpu.scope), &["Memory"]) {
                if let Some(problem) = mismatch(&cpu, &memory) {
                    findings.push(problem.resource(task.logical_id.as_str()));
                }
            }
        }
    }
}

fn mismatch(cpu: &Scalar, memory: &Scalar) -> Option<Diagnostic> {
    let is_wrong = |cpu: &str, memory: &str| {
        let (Some(size), Some(memory)) = (sizes::of_cpu(cpu), sizes::mebibytes(memory)) else { return false };
        !size.memory.contains(memory)
    };
    let size = sizes::of_cpu(cpu.text()).filter(|_| cpu.all_with(memory, is_wrong))?;
    let found = format!("Fargate has no tasks with `Cpu: {}` and `Memory: {}`", cpu.text(), memory.text());
    let problem = Diagnostic::new(RULE.code, memory.span, found).related(cpu.span, "the CPU is here");
    Some(problem.help(format!("with this CPU, `Memory` is {}", size.memory)))
}
