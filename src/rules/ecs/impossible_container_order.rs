//! S3050: A container waits for what never comes.

use super::tasks::{self, Container};
use crate::check::{Findings, Reached, Scalar, Subject};
use crate::diagnostic::similar;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3050",
        name: "impossible-container-order",
        severity: Severity::Info,
        summary: "A container waits for what never comes.",
    },
    documentation: Documentation {
        finds: "A container whose `DependsOn` names a container that the task does not have, waits for `HEALTHY` of one without a health check or for `COMPLETE` or `SUCCESS` of an essential one, or goes round in a circle.",
        matters: "ECS refuses the task definition when the stack is created.",
        bad: "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: web
          Image: public.ecr.aws/nginx/nginx:1.29
          Memory: 256
          DependsOn:
            - ContainerName: proxy
              Condition: HEALTHY
        - Name: proxy
          Image: public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.12.1-prod
          Memory: 128
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
          DependsOn:
            - ContainerName: proxy
              Condition: HEALTHY
        - Name: proxy
          Image: public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.12.1-prod
          Memory: 128
          HealthCheck:
            Command: [\"CMD-SHELL\", \"curl -s http://localhost:9901/ready\"]
",
    },
    check: Check::Subject(check),
};

/// How many dependencies of one task are looked at.
const MOST: usize = 256;

fn check(subject: &Subject, findings: &mut Findings) {
    for (task, definition) in tasks::all(subject) {
        let containers = tasks::containers(subject, &definition).unwrap_or_default();
        let waits = containers.iter().enumerate().flat_map(|(at, one)| waits(subject, at, one, &containers));
        let waits: Vec<Wait> = waits.take(MOST).collect();
        let awaited = awaited(&waits, &containers);
        let problems = waits.iter().filter_map(|wait| {
            missing(wait, &containers)
                .or_else(|| circle(wait, &waits, &awaited, &containers))
                .or_else(|| unmet(subject, wait, &containers))
        });
        findings.extend(problems.map(|problem| problem.resource(task.logical_id.as_str())));
    }
}

/// An item of `DependsOn`: who waits for whom, by position.
struct Wait<'n> {
    from: usize,
    to: Option<usize>,
    name: Scalar,
    at: Reached<'n>,
}

fn waits<'n>(
    subject: &Subject,
    from: usize,
    container: &Container<'n>,
    containers: &[Container],
) -> Vec<Wait<'n>> {
    let items = subject.from(&container.at, &["DependsOn", "*"]).into_iter();
    let waits = items.filter_map(|at| {
        let names = subject.scalars(&at, &["ContainerName"]);
        let name = names.into_iter().find(|name| name.texts.len() == 1)?;
        let to =
            containers.iter().position(|other| other.name.as_ref().is_some_and(|own| own.is(name.text())));
        Some(Wait { from, to, name, at })
    });
    waits.collect()
}

fn missing(wait: &Wait, containers: &[Container]) -> Option<Diagnostic> {
    let name = wait.name.text();
    let is_missing = !containers.iter().any(|container| container.may_be(name));
    let others: Vec<&str> = containers.iter().map(Container::called).collect();
    let help = match similar::closest(name, others.iter().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "name a container of the same task".to_owned(),
    };
    let found = format!("the task has no container `{name}`");
    is_missing.then(|| Diagnostic::new(RULE.code, wait.name.span, found).help(help))
}

/// For each container, those that it waits for in the end.
fn awaited(waits: &[Wait], containers: &[Container]) -> Vec<Vec<usize>> {
    let next = |at: usize| waits.iter().filter(move |wait| wait.from == at).filter_map(|wait| wait.to);
    let awaited = (0..containers.len()).map(|from| {
        let mut found: Vec<usize> = Vec::new();
        let mut waiting: Vec<usize> = next(from).collect();
        while let Some(at) = waiting.pop() {
            if !found.contains(&at) {
                found.push(at);
                waiting.extend(next(at));
            }
        }
        found
    });
    awaited.collect()
}

/// A container that waits, in the end, for itself. It is said once, at the first container of the circle.
fn circle(
    wait: &Wait,
    waits: &[Wait],
    awaited: &[Vec<usize>],
    containers: &[Container],
) -> Option<Diagnostic> {
    let awaits =
        |from: usize, to: usize| from == to || awaited.get(from).is_some_and(|all| all.contains(&to));
    let is_circle = |other: &Wait| other.to.is_some_and(|to| awaits(to, other.from));
    let earlier = waits.iter().take_while(|other| !std::ptr::eq(*other, wait));
    let mut same = earlier.filter(|other| is_circle(other));
    let is_said = same.any(|other| awaits(other.from, wait.from) && awaits(wait.from, other.from));
    let name = containers.get(wait.from)?.called();
    let found = match wait.to == Some(wait.from) {
        true => format!("`{name}` waits for itself"),
        false => format!("`{name}` waits for `{}`, which waits for `{name}`", wait.name.text()),
    };
    let problem = Diagnostic::new(RULE.code, wait.name.span, found).help("remove one of the dependencies");
    (is_circle(wait) && !is_said).then_some(problem)
}

/// Whether the condition never comes about.
fn unmet(subject: &Subject, wait: &Wait, containers: &[Container]) -> Option<Diagnostic> {
    let other = containers.get(wait.to?)?;
    let name = other.called();
    let conditions = subject.scalars(&wait.at, &["Condition"]);
    let unmet = |condition: &Scalar| {
        let scope = subject.evaluator.conditions.both(&condition.scope, &other.at.scope)?;
        let at = other.at.in_scope(&scope);
        match condition.text() {
            "HEALTHY" if subject.lack(&at, "HealthCheck").is_some() => {
                let found = format!("`{name}` never becomes healthy, since it has no `HealthCheck`");
                Some((found, "give it a `HealthCheck`, or wait for `START`"))
            }
            text @ ("COMPLETE" | "SUCCESS") if is_essential(subject, &at) => {
                let found = format!(
                    "`{name}` is essential: the task ends with it, so that nothing can wait for `{text}`"
                );
                Some((found, "give it `Essential: false`, or wait for `START`"))
            }
            _ => None,
        }
        .map(|(found, help)| {
            let problem = Diagnostic::new(RULE.code, condition.span, found).help(help);
            problem.related(other.at.span, "the container that is waited for")
        })
    };
    conditions.iter().filter(|condition| condition.texts.len() == 1).find_map(unmet)
}

/// Containers are essential unless they say that they are not.
fn is_essential(subject: &Subject, container: &Reached) -> bool {
    let said = subject.scalars(container, &["Essential"]);
    subject.lack(container, "Essential").is_some() || said.iter().any(Scalar::is_true)
}
