//! The plan as a Compose file (Compose Specification): functions and containers as services, load balancers as nginx in
//! front of them, tables in DynamoDB's local edition. What such a file cannot hold is told in its head.

mod alias;
mod balancer;
mod comments;
mod container;
mod content;
mod function;
mod layers;
mod names;
mod nginx;
mod nginx_language;
mod ports;
mod rule;
mod table;
mod task;
mod text;
mod upstream;

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::super::model::{ContainerService, RunPlan, TaskDefinition};
use crate::emit::yaml::to_yaml;
use crate::source::{FileId, Sources, Span};
use crate::tree::from_json;
use names::Names;
use ports::Ports;
use text::Variables;

/// The plan as a Compose file.
pub fn to_compose(plan: &RunPlan, sources: &Sources) -> String {
    let mut compose = Compose::of(plan);
    compose.reserve_ports();
    table::add(&mut compose);
    task::add_all(&mut compose);
    function::add_all(&mut compose);
    balancer::add_all(&mut compose);
    let mut document = compose.document();
    compose.variables.write(&mut document);
    let node = from_json(&document, Span::new(FileId::at(0), 0, 0));
    format!("{}\n{}", comments::head(&compose, sources), to_yaml(&node))
}

/// A Compose file that is being made.
pub struct Compose<'a> {
    /// The plan.
    pub plan: &'a RunPlan,
    /// Names of services, by the id of the resource; a container stands behind its own: `Web/app`.
    pub hosts: IndexMap<String, String>,
    /// Ports of this machine.
    pub ports: Ports,
    /// The port of this machine at which the tables are.
    pub tables_port: Option<u16>,
    /// What stands for unknown values.
    pub variables: Variables<'a>,
    /// What is not as on AWS.
    pub notes: Vec<String>,
    /// Whether there are functions.
    pub has_functions: bool,
    /// Whether images are built.
    pub has_builds: bool,
    /// Whether there are tasks that no service runs.
    pub has_tasks: bool,
    /// Names with ports of their own.
    aliases: Vec<alias::Proxied>,
    names: Names,
    services: Map<String, Value>,
    volumes: Map<String, Value>,
    /// The names of volumes, by what they are.
    volume_names: IndexMap<String, String>,
    configs: Map<String, Value>,
}

impl<'a> Compose<'a> {
    /// An empty one, in which everything has its name.
    fn of(plan: &'a RunPlan) -> Self {
        let mut names = Names::default();
        table::claim(plan, &mut names);
        let mut hosts = IndexMap::new();
        let heads = plan
            .services
            .iter()
            .map(|service| &service.head)
            .chain(standalone(plan).map(|task| &task.head))
            .chain(plan.functions.iter().map(|function| &function.head))
            .chain(plan.load_balancers.iter().map(|balancer| &balancer.head));
        for head in heads {
            hosts.insert(head.id.clone(), names.claim(&head.id));
        }
        Compose {
            plan,
            hosts,
            ports: Ports::default(),
            tables_port: None,
            variables: Variables::of(&plan.unknown),
            notes: Vec::new(),
            has_functions: false,
            has_builds: false,
            has_tasks: false,
            aliases: Vec::new(),
            names,
            services: Map::new(),
            volumes: Map::new(),
            volume_names: IndexMap::new(),
            configs: Map::new(),
        }
    }

    /// Takes the ports of this machine that the template itself names, before others can have them.
    fn reserve_ports(&mut self) {
        for task in &self.plan.task_definitions {
            let ports = task.containers.iter().flat_map(|container| &container.ports);
            let fixed = ports.filter_map(|port| task::machine_port(task, port)?.known().copied());
            fixed.filter(|port| *port != 0).for_each(|port| self.ports.reserve(port));
        }
    }

    /// The name of a service.
    pub fn host(&self, id: &str) -> Option<&str> {
        self.hosts.get(id).map(String::as_str)
    }

    /// Adds a service.
    pub fn add_service(&mut self, name: String, service: Map<String, Value>) {
        self.has_builds |= service.contains_key("build");
        self.services.insert(name, Value::Object(service));
    }

    /// The name of a volume, which everyone sees who asks for the same.
    pub fn volume(&mut self, what: &str, wanted: &str) -> String {
        if let Some(name) = self.volume_names.get(what) {
            return name.clone();
        }
        let mut names = Names::default();
        self.volumes.keys().for_each(|taken| drop(names.claim(taken)));
        let name = names.claim(wanted);
        self.volumes.insert(name.clone(), json!({}));
        self.volume_names.insert(what.to_owned(), name.clone());
        name
    }

    /// Adds a file that the Compose file itself holds; what a service has under `configs` to see it.
    pub fn add_config(&mut self, name: &str, content: String, path: &str) -> Value {
        let name = self.names.claim(name);
        self.configs.insert(name.clone(), json!({ "content": content }));
        json!({ "source": name, "target": path })
    }

    fn document(&mut self) -> Value {
        let mut document = Map::new();
        document.insert("name".to_owned(), json!(names::in_small_letters(&self.plan.stack)));
        document.insert("services".to_owned(), Value::Object(std::mem::take(&mut self.services)));
        for (name, section) in [("volumes", &mut self.volumes), ("configs", &mut self.configs)] {
            if !section.is_empty() {
                document.insert(name.to_owned(), Value::Object(std::mem::take(section)));
            }
        }
        Value::Object(document)
    }
}

/// The task definitions that no service runs.
fn standalone(plan: &RunPlan) -> impl Iterator<Item = &TaskDefinition> {
    plan.task_definitions
        .iter()
        .filter(|task| !plan.services.iter().any(|service| task_of(service) == Some(task.head.id.as_str())))
}

/// The id of the task definition that a service runs.
fn task_of(service: &ContainerService) -> Option<&str> {
    service.task_definition.as_ref()?.known()?.resource.as_deref()
}

/// Adds an entry that is there.
fn put(service: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    service.extend(value.map(|value| (name.to_owned(), value)));
}

/// Adds a list that is not empty.
fn put_list<T: Into<Value>>(service: &mut Map<String, Value>, name: &str, items: Vec<T>) {
    if !items.is_empty() {
        let items = items.into_iter().map(Into::into).collect();
        service.insert(name.to_owned(), Value::Array(items));
    }
}
