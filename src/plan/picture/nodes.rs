//! The nodes of what a plan has.

use super::NodeKind;
use super::graph::Builder;
use crate::counted::counted;
use crate::plan::model::api::ApiKind;
use crate::plan::model::function::Code;
use crate::plan::model::{Api, Function, Head, RunPlan, Setting, TaskDefinition};

/// Adds a node for each thing in the plan.
pub fn add_all(builder: &mut Builder, plan: &RunPlan) {
    plan.apis.iter().for_each(|api| add_api(builder, api));
    for balancer in &plan.load_balancers {
        let kind = balancer.kind.known().map_or("application", String::as_str);
        builder.add(&balancer.head, NodeKind::LoadBalancer, &format!("{kind} load balancer"), String::new());
    }
    for function in &plan.functions {
        builder.add(&function.head, NodeKind::Function, "function", function_detail(function));
    }
    for machine in &plan.state_machines {
        let kind = machine.kind.known().map(|kind| kind.to_lowercase()).unwrap_or_default();
        builder.add(&machine.head, NodeKind::StateMachine, "state machine", kind);
    }
    add_containers(builder, plan);
    add_messages(builder, plan);
    for table in &plan.tables {
        let key = table.key.iter().filter_map(|key| key.name.known().cloned()).collect::<Vec<_>>().join(", ");
        builder.add(&table.head, NodeKind::Table, "table", key);
    }
    plan.buckets
        .iter()
        .for_each(|bucket| builder.add(&bucket.head, NodeKind::Bucket, "bucket", String::new()));
}

fn add_api(builder: &mut Builder, api: &Api) {
    let (kind, word) = match api.kind {
        ApiKind::Rest => (NodeKind::Api, "REST API"),
        ApiKind::Http => (NodeKind::Api, "HTTP API"),
        ApiKind::Websocket => (NodeKind::Api, "WebSocket API"),
        ApiKind::FunctionUrl => (NodeKind::FunctionUrl, "function URL"),
    };
    let detail = match (kind, api.routes.len()) {
        (NodeKind::FunctionUrl, _) => String::new(),
        (_, 0) => "no routes".to_owned(),
        (_, count) => counted(count, "route"),
    };
    builder.add(&api.head, kind, word, detail);
}

fn function_detail(function: &Function) -> String {
    match (&function.code, &function.runtime) {
        (Code::Image { .. }, _) => "container image".to_owned(),
        (_, Some(runtime)) => runtime.known().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

/// Services show the containers of their task. A task definition has a node of its own unless one service alone runs it.
fn add_containers(builder: &mut Builder, plan: &RunPlan) {
    let task_of = |target: &Option<Setting<_>>| -> Option<String> {
        let target: &crate::plan::model::Target = target.as_ref()?.known()?;
        target.resource.clone()
    };
    for service in &plan.services {
        let task = task_of(&service.task_definition);
        let task = plan.task_definitions.iter().find(|other| Some(&other.head.id) == task.as_ref());
        builder.add(
            &service.head,
            NodeKind::Service,
            "service",
            task.map(container_names).unwrap_or_default(),
        );
    }
    for task in &plan.task_definitions {
        let runs_it = |target| task_of(target).as_ref() == Some(&task.head.id);
        let mut services = plan.services.iter().filter(|service| runs_it(&service.task_definition));
        match (services.next(), services.next()) {
            (Some(service), None) => builder.is_also(&service.head.id, &task.head),
            _ => builder.add(&task.head, NodeKind::Service, "task", container_names(task)),
        }
    }
}

fn container_names(task: &TaskDefinition) -> String {
    let names = task.containers.iter().filter_map(|container| container.name.known().cloned());
    names.collect::<Vec<_>>().join(", ")
}

fn add_messages(builder: &mut Builder, plan: &RunPlan) {
    let fifo = |setting: &Setting<bool>| if setting.known() == Some(&true) { "FIFO" } else { "" }.to_owned();
    for queue in &plan.queues {
        builder.add(&queue.head, NodeKind::Queue, "queue", fifo(&queue.fifo));
        builder.is_also(&queue.head.id, &Head { arn: Some(queue.url.clone()), ..queue.head.clone() });
    }
    for topic in &plan.topics {
        builder.add(&topic.head, NodeKind::Topic, "topic", fifo(&topic.fifo));
    }
    plan.buses.iter().for_each(|bus| builder.add(&bus.head, NodeKind::Bus, "event bus", String::new()));
    for stream in &plan.streams {
        let shards = stream.shards.as_ref().and_then(Setting::known);
        let detail = shards.map_or(String::new(), |shards| counted(shards, "shard"));
        builder.add(&stream.head, NodeKind::Stream, "stream", detail);
    }
}
