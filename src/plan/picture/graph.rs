//! From a plan to the graph of who triggers and uses whom.

use indexmap::IndexMap;

use super::{Edge, EdgeKind, Group, Node, NodeKind, Picture, elsewhere, labels, nodes};
use crate::counted::counted;
use crate::plan::model::balancing::{Action, WeightedGroup};
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::model::{Api, Head, LoadBalancer, RunPlan, Setting, Target, UnknownId};

/// How many parts are taken off the end of an ARN to find whose it is: versions, aliases, streams and paths have few.
const MOST_PARTS: usize = 6;

/// Types of versions, and of names for them.
const VERSIONS: &[&str] = &[
    "AWS::Lambda::Alias",
    "AWS::Lambda::Version",
    "AWS::StepFunctions::StateMachineAlias",
    "AWS::StepFunctions::StateMachineVersion",
];

/// The picture of a plan.
pub fn of_plan(plan: &RunPlan) -> Picture {
    let mut builder = Builder::new(plan);
    nodes::add_all(&mut builder, plan);
    plan.apis.iter().for_each(|api| builder.api(api));
    plan.load_balancers.iter().for_each(|balancer| builder.load_balancer(balancer));
    plan.triggers.iter().for_each(|trigger| builder.trigger(trigger));
    builder.buckets();
    builder.services();
    builder.state_machines();
    builder.failures();
    builder.uses();
    builder.picture
}

/// A picture that is being made.
pub struct Builder<'p> {
    plan: &'p RunPlan,
    picture: Picture,
    /// The nodes by id, ARN, URL or address.
    positions: IndexMap<String, usize>,
    edges: IndexMap<(usize, usize, EdgeKind), usize>,
}

impl<'p> Builder<'p> {
    fn new(plan: &'p RunPlan) -> Self {
        let mut picture = Picture { title: plan.stack.clone(), ..Picture::default() };
        let mut ids: Vec<&str> = plan.stacks.iter().map(|stack| stack.id.as_str()).collect();
        // A stack stands behind the one that it is in.
        ids.sort_by_key(|id| id.matches('/').count());
        for id in ids.into_iter().filter(|id| !id.is_empty()) {
            let parent = picture.group_of(id);
            let name = id.rsplit('/').next().unwrap_or(id).to_owned();
            picture.groups.push(Group { id: id.to_owned(), name, parent });
        }
        Builder { plan, picture, positions: IndexMap::new(), edges: IndexMap::new() }
    }

    /// Adds the node of something in the plan.
    pub fn add(&mut self, head: &Head, kind: NodeKind, word: &str, detail: String) {
        let position = self.add_node(&head.id, kind, word, detail);
        self.positions.insert(head.id.clone(), position);
        if let Some(arn) = &head.arn {
            self.positions.insert(arn.clone(), position);
        }
    }

    /// Says that a node stands for something else, too, which has no node of its own.
    pub fn is_also(&mut self, id: &str, other: &Head) {
        let Some(position) = self.positions.get(id).copied() else { return };
        for name in std::iter::once(&other.id).chain(&other.arn) {
            self.positions.insert(name.clone(), position);
        }
    }

    fn add_node(&mut self, id: &str, kind: NodeKind, word: &str, detail: String) -> usize {
        let group = self.picture.group_of(id);
        let inner = self.picture.without_group(id, group).to_owned();
        let node = Node { kind, word: word.to_owned(), name: inner, full_name: id.to_owned(), detail, group };
        self.picture.nodes.push(node);
        self.picture.nodes.len() - 1
    }

    /// An edge, or one more label of one that is there.
    fn connect(&mut self, from: usize, to: usize, kind: EdgeKind, label: Option<String>) {
        let edges = &mut self.picture.edges;
        let position = *self.edges.entry((from, to, kind)).or_insert_with(|| {
            edges.push(Edge { from, to, kind, labels: Vec::new() });
            edges.len() - 1
        });
        let Some(edge) = edges.get_mut(position) else { return };
        edge.labels.extend(label.filter(|label| !edge.labels.contains(label)));
    }

    /// The node of a target. What is not of the plan gets one here.
    fn target(&mut self, target: &Setting<Target>) -> usize {
        match target {
            Setting::Known(target, _) => self.place(target),
            Setting::Unknown(id) => self.unknown(id),
        }
    }

    fn place(&mut self, target: &Target) -> usize {
        let resource = target.resource.as_deref().unwrap_or_default();
        let found = self.positions.get(resource).copied();
        if let Some(position) = found.or_else(|| self.by_address(&target.address)) {
            return position;
        }
        let (name, position) = match &target.resource {
            Some(id) => (id, self.other_resource(id)),
            None => (&target.address, self.outside(&target.address)),
        };
        self.positions.insert(name.clone(), position);
        position
    }

    /// The node that an ARN belongs to. Versions, aliases and streams have longer ones than what they are of.
    fn by_address(&self, address: &str) -> Option<usize> {
        let mut rest = address;
        for _ in 0..MOST_PARTS {
            if let Some(position) = self.positions.get(rest) {
                return Some(*position);
            }
            rest = rest.rsplit_once([':', '/'])?.0;
        }
        None
    }

    fn other_resource(&mut self, id: &str) -> usize {
        let resource = self.plan.resources.iter().find(|resource| resource.head.id == id);
        let word = resource.map(|resource| elsewhere::words_of_type(&resource.kind)).unwrap_or_default();
        self.add_node(id, NodeKind::Resource, &word, String::new())
    }

    fn outside(&mut self, address: &str) -> usize {
        let (place, own_bus) = (elsewhere::of_address(address), self.bus_arn(""));
        let kind = if place.word == elsewhere::BUS { NodeKind::Bus } else { NodeKind::Elsewhere };
        let position = self.add_node("", kind, &place.word, String::new());
        if let Some(node) = self.picture.nodes.get_mut(position) {
            // A bus of the same account and region is called by its name.
            let full_name = address.strip_prefix(&own_bus).unwrap_or(address).to_owned();
            (node.name, node.full_name) = (place.name, full_name);
        }
        position
    }

    fn unknown(&mut self, id: &UnknownId) -> usize {
        let what = self.plan.unknown.get(id.0).map_or("a value", |unknown| unknown.what.as_str());
        // A key that no address has.
        let key = format!("\0unknown {what}");
        if let Some(position) = self.positions.get(&key) {
            return *position;
        }
        let position = self.add_node("", NodeKind::Unknown, "not known", String::new());
        if let Some(node) = self.picture.nodes.get_mut(position) {
            (node.name, node.full_name) = (what.to_owned(), format!("not known: {what}"));
        }
        self.positions.insert(key, position);
        position
    }

    fn api(&mut self, api: &Api) {
        let Some(from) = self.positions.get(&api.head.id).copied() else { return };
        for route in &api.routes {
            let Some(target) = &route.integration.target else { continue };
            let to = self.target(target);
            self.connect(from, to, EdgeKind::Triggers, labels::of_route(api, route));
        }
        for authorizer in &api.authorizers {
            let Some(function) = &authorizer.function else { continue };
            let to = self.target(function);
            self.connect(from, to, EdgeKind::Authorizes, Some(format!("authorizer {}", authorizer.name)));
        }
    }

    /// Rules lead to target groups, and those to services; a group that no service is in has a node of its own.
    fn load_balancer(&mut self, balancer: &LoadBalancer) {
        let Some(from) = self.positions.get(&balancer.head.id).copied() else { return };
        for rule in balancer.listeners.iter().flat_map(|listener| &listener.rules) {
            let Action::Forward { target_groups } = &rule.action else { continue };
            for WeightedGroup { target_group: group, .. } in target_groups {
                let served = self.services_behind(group);
                let served = if served.is_empty() { vec![self.target(group)] } else { served };
                for to in served {
                    self.connect(from, to, EdgeKind::Triggers, labels::of_rule(rule));
                }
            }
        }
    }

    fn services_behind(&self, group: &Setting<Target>) -> Vec<usize> {
        let Some(group) = group.known() else { return Vec::new() };
        let is_same = |other: &Setting<Target>| {
            other.known().is_some_and(|other| match (&other.resource, &group.resource) {
                (Some(one), Some(other)) => one == other,
                _ => other.address == group.address,
            })
        };
        let services = self.plan.services.iter();
        let served =
            services.filter(|service| service.targets.iter().any(|target| is_same(&target.target_group)));
        let own =
            self.plan.target_groups.iter().filter(|other| Some(&other.head.id) == group.resource.as_ref());
        let others =
            own.flat_map(|own| &own.targets).filter_map(|target| target.target.known()?.resource.as_ref());
        let ids = served.map(|service| &service.head.id).chain(others);
        ids.filter_map(|id| self.positions.get(id).copied()).collect()
    }

    fn trigger(&mut self, trigger: &Trigger) {
        let from = self.source(trigger);
        let to = self.target(&trigger.target);
        self.connect(from, to, EdgeKind::Triggers, Some(labels::of_trigger(trigger)));
        // A rule may fire for events and at times.
        if trigger.schedule.is_some() && trigger.kind == TriggerKind::EventPattern {
            let from = self.source_without_address(trigger, TriggerKind::Schedule);
            self.connect(from, to, EdgeKind::Triggers, Some(labels::of_schedule(trigger)));
        }
        if let Some(enrichment) = &trigger.enrichment {
            let to = self.target(enrichment);
            self.connect(from, to, EdgeKind::Triggers, Some("enrichment".to_owned()));
        }
        if let Some(dead_letter) = &trigger.dead_letter {
            let to = self.target(dead_letter);
            self.connect(from, to, EdgeKind::DeadLetter, Some("not delivered".to_owned()));
        }
    }

    /// Where the events of a trigger come from. Schedules are a source of their own, one for all of their targets.
    fn source(&mut self, trigger: &Trigger) -> usize {
        match (&trigger.source, trigger.kind) {
            (Some(Setting::Known(bus, _)), TriggerKind::EventPattern) => self.bus(bus),
            (Some(source), _) => self.target(source),
            (None, TriggerKind::EventPattern) => {
                self.bus(&Target { resource: None, address: "default".to_owned() })
            }
            (None, kind) => self.source_without_address(trigger, kind),
        }
    }

    /// The bus of a rule. One outside of the template, such as the default one of the account, has a name or an ARN, and
    /// both are the same bus.
    fn bus(&mut self, bus: &Target) -> usize {
        let address = self.bus_address(bus);
        self.place(&Target { address, ..bus.clone() })
    }

    fn bus_address(&self, bus: &Target) -> String {
        let is_name = bus.resource.is_none() && !bus.address.contains(':');
        if is_name { self.bus_arn(&bus.address) } else { bus.address.clone() }
    }

    fn bus_arn(&self, name: &str) -> String {
        let RunPlan { partition, region, account, .. } = self.plan;
        format!("arn:{partition}:events:{region}:{account}:event-bus/{name}")
    }

    fn source_without_address(&mut self, trigger: &Trigger, kind: TriggerKind) -> usize {
        let id = &trigger.head.id;
        let group = self.picture.group_of(id);
        let inner = self.picture.without_group(id, group);
        let own = inner.split('/').next().unwrap_or(inner);
        let id = id.strip_suffix(inner).map_or_else(|| id.clone(), |outer| format!("{outer}{own}"));
        if let Some(position) = self.positions.get(&id) {
            return *position;
        }
        let (kind, word) = match kind {
            TriggerKind::Schedule => (NodeKind::Schedule, "schedule"),
            _ => (NodeKind::Resource, "event source"),
        };
        let zone = trigger.time_zone.as_ref().and_then(Setting::known).cloned().unwrap_or_default();
        let position = self.add_node(&id, kind, word, zone);
        self.positions.insert(id, position);
        position
    }

    /// Buckets that tell EventBridge do so by the default bus. That is drawn when somebody may listen to it there.
    fn buckets(&mut self) {
        let bus = self.bus_arn("default");
        let listens = |trigger: &Trigger| {
            let source = trigger.source.as_ref().and_then(Setting::known);
            trigger.kind == TriggerKind::EventPattern
                && source.is_some_and(|source| self.bus_address(source) == bus)
                && labels::may_be_of_bucket(trigger)
        };
        let is_listened_to = self.plan.triggers.iter().any(listens);
        let Some(to) = self.positions.get(&bus).copied().filter(|_| is_listened_to) else { return };
        let told = self.plan.buckets.iter().filter(|bucket| bucket.event_bridge.known() == Some(&true));
        for bucket in told {
            let Some(from) = self.positions.get(&bucket.head.id).copied() else { continue };
            self.connect(from, to, EdgeKind::Triggers, Some("S3".to_owned()));
        }
    }

    /// Services that share the task that they run.
    fn services(&mut self) {
        for service in &self.plan.services {
            let Some(from) = self.positions.get(&service.head.id).copied() else { continue };
            let Some(task) = &service.task_definition else { continue };
            let to = self.target(task);
            if from != to {
                self.connect(from, to, EdgeKind::Triggers, Some("runs".to_owned()));
            }
        }
    }

    fn state_machines(&mut self) {
        for machine in &self.plan.state_machines {
            let Some(from) = self.positions.get(&machine.head.id).copied() else { continue };
            for call in &machine.calls {
                let to = self.target(call);
                self.connect(from, to, EdgeKind::Triggers, None);
            }
        }
    }

    fn failures(&mut self) {
        for queue in &self.plan.queues {
            let Some(dead_letter) = &queue.dead_letter else { continue };
            let attempts = dead_letter.attempts.known();
            let label = attempts.map_or_else(
                || "failed".to_owned(),
                |attempts| format!("after {}", counted(attempts, "attempt")),
            );
            self.hand_on(&queue.head, Some(&dead_letter.target), EdgeKind::DeadLetter, &label);
        }
        for function in &self.plan.functions {
            self.hand_on(&function.head, function.dead_letter.as_ref(), EdgeKind::DeadLetter, "failed");
            let Some(outcomes) = &function.asynchronous else { continue };
            self.hand_on(&function.head, outcomes.on_failure.as_ref(), EdgeKind::DeadLetter, "on failure");
            self.hand_on(&function.head, outcomes.on_success.as_ref(), EdgeKind::Triggers, "on success");
        }
    }

    fn hand_on(&mut self, head: &Head, target: Option<&Setting<Target>>, kind: EdgeKind, label: &str) {
        let from = self.positions.get(&head.id).copied();
        if let (Some(from), Some(target)) = (from, target) {
            let to = self.target(target);
            self.connect(from, to, kind, Some(label.to_owned()));
        }
    }

    /// What is named in environment variables and definitions. The other reasons to start one thing before another are
    /// triggers, which have edges of their own, or say nothing about a use.
    fn uses(&mut self) {
        for start in &self.plan.start_order {
            let Some(from) = self.positions.get(&start.id).copied() else { continue };
            for edge in start.after.iter().filter(|edge| is_use(&edge.because)) {
                let Some(to) = self.positions.get(&edge.id).copied().filter(|to| *to != from) else {
                    continue;
                };
                let is_name = edge.through.as_ref().is_none_or(|through| self.is_version(through));
                if is_name && !self.edges.contains_key(&(from, to, EdgeKind::Triggers)) {
                    self.connect(from, to, EdgeKind::Uses, None);
                }
            }
        }
    }

    /// Whether a resource is a version of another, or a name of one: who names it uses the other.
    fn is_version(&self, id: &str) -> bool {
        let resource = self.plan.resources.iter().find(|resource| resource.head.id == id);
        resource.is_some_and(|resource| VERSIONS.contains(&resource.kind.as_str()))
    }
}

fn is_use(because: &str) -> bool {
    ["environment variable", "secrets of a container", "Definition"]
        .iter()
        .any(|word| because.starts_with(word))
}

impl Picture {
    /// The innermost nested stack that an id lies in.
    fn group_of(&self, id: &str) -> Option<usize> {
        let holds = |group: &Group| id.strip_prefix(&group.id).is_some_and(|rest| rest.starts_with('/'));
        self.groups.iter().rposition(holds)
    }

    fn without_group<'i>(&self, id: &'i str, group: Option<usize>) -> &'i str {
        let group = group.and_then(|group| self.groups.get(group));
        let inner = group.and_then(|group| id.strip_prefix(&group.id)?.strip_prefix('/'));
        inner.unwrap_or(id)
    }
}

#[cfg(test)]
mod tests;
