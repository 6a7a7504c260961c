//! Task definitions, their containers, and the services that run them.

use crate::check::{Reached, Resource, Scalar, Subject};

/// The type of task definitions.
pub const TASK: &str = "AWS::ECS::TaskDefinition";

/// The type of services.
pub const SERVICE: &str = "AWS::ECS::Service";

/// How many containers of one task are looked at.
const MOST: usize = 64;

/// Each task definition with its properties.
pub fn all<'s, 't>(subject: &'s Subject<'t>) -> Vec<(&'s Resource<'t>, Reached<'s>)> {
    subject.reach_all(&[(TASK, &[])])
}

/// Each task definition with its properties where it says that it is for Fargate.
pub fn for_fargate<'s, 't>(subject: &'s Subject<'t>) -> Vec<(&'s Resource<'t>, Reached<'s>)> {
    let found = all(subject).into_iter().filter_map(|(task, at)| {
        let named = subject.scalars(&at, &["RequiresCompatibilities", "*"]);
        let fargate = named.into_iter().find(|one| one.is("FARGATE"))?;
        Some((task, at.in_scope(&fargate.scope)))
    });
    found.collect()
}

/// A container of a task definition.
pub struct Container<'n> {
    /// Its definition.
    pub at: Reached<'n>,
    /// Its name; none when only AWS knows it.
    pub name: Option<Scalar>,
}

impl Container<'_> {
    /// Whether it has this name, or may have it.
    pub fn may_be(&self, name: &str) -> bool {
        self.name.as_ref().is_none_or(|own| own.texts.iter().any(|text| text == name))
    }

    /// Its name, as it is told.
    pub fn called(&self) -> &str {
        self.name.as_ref().map_or("", Scalar::text)
    }
}

/// The containers of a task definition; none when only AWS knows some of them.
pub fn containers<'n>(subject: &Subject, task: &Reached<'n>) -> Option<Vec<Container<'n>>> {
    let lists = subject.from(task, &["ContainerDefinitions"]);
    let items = subject.from(task, &["ContainerDefinitions", "*"]);
    let are_known = lists.iter().all(|list| list.node.as_list().is_some())
        && items.iter().all(|item| item.node.get("Name").is_some())
        && items.len() <= MOST;
    are_known.then(|| items.into_iter().map(|at| container(subject, at)).collect())
}

fn container<'n>(subject: &Subject, at: Reached<'n>) -> Container<'n> {
    let name = subject.scalars(&at, &["Name"]).into_iter().next();
    Container { at, name }
}

/// A service and the task definition that it runs.
pub struct Run<'s, 't> {
    /// The service.
    pub service: &'s Resource<'t>,
    /// Its properties, where it runs the task.
    pub properties: Reached<'s>,
    /// The task definition.
    pub task: &'s Resource<'t>,
    /// Its properties, where the service runs it.
    pub definition: Reached<'s>,
}

/// The services that run task definitions of the template.
pub fn runs<'s, 't>(subject: &'s Subject<'t>) -> Vec<Run<'s, 't>> {
    let services = subject.reach_all(&[(SERVICE, &[])]).into_iter();
    services.flat_map(|(service, properties)| runs_of(subject, service, &properties)).collect()
}

fn runs_of<'s, 't>(
    subject: &'s Subject<'t>,
    service: &'s Resource<'t>,
    properties: &Reached<'s>,
) -> Vec<Run<'s, 't>> {
    let named = subject.from(properties, &["TaskDefinition"]).into_iter();
    let tasks = named.filter_map(|at| {
        let task = subject.target(at.node).filter(|task| task.kind == TASK)?;
        Some((task, at.scope))
    });
    let runs = tasks.flat_map(|(task, scope)| {
        let definitions = subject.reach(task, &[]).into_iter();
        definitions.filter_map(move |definition| {
            let both = subject.evaluator.conditions.both(&scope, &definition.scope)?;
            let (properties, definition) = (properties.in_scope(&both), definition.in_scope(&both));
            Some(Run { service, properties, task, definition })
        })
    });
    runs.collect()
}

/// What a service connects a target group or a load balancer with.
pub struct Connection<'n> {
    /// The item of `LoadBalancers`.
    pub at: Reached<'n>,
    /// The name of the container.
    pub container: Scalar,
    /// The port of the container.
    pub port: Scalar,
}

/// How many connections of a service are looked at; ECS allows five target groups.
const MOST_CONNECTIONS: usize = 16;

/// What a service connects load balancers with, as far as that is known.
pub fn connections<'s>(subject: &Subject, run: &Run<'s, '_>) -> Vec<Connection<'s>> {
    let items = subject.from(&run.properties, &["LoadBalancers", "*"]).into_iter();
    let connections = items.take(MOST_CONNECTIONS).filter_map(|at| {
        let container = subject.scalars(&at, &["ContainerName"]).into_iter().next()?;
        let port = subject.scalars(&at.in_scope(&container.scope), &["ContainerPort"]).into_iter().next()?;
        Some(Connection { at: at.in_scope(&port.scope), container, port })
    });
    connections.collect()
}

/// Where a service says that it runs on Fargate.
pub fn on_fargate(subject: &Subject, run: &Run) -> Option<Scalar> {
    subject.scalars(&run.properties, &["LaunchType"]).into_iter().find(|launch| launch.is("FARGATE"))
}
