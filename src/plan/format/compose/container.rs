//! A container of a task as a service.

use serde_json::{Map, Value, json};

use super::task::Network;
use super::{Compose, put, put_list, table, text};
use crate::plan::model::container::{
    Container, ExtraHost, HealthCheck, Linux, MemoryMount, Mount, Volume, VolumesFrom,
};
use crate::plan::model::{ContainerService, EnvironmentVariable, Setting, TaskDefinition, UnknownId};

/// Where a container stands.
pub struct Place<'a> {
    /// The id of the service, or of the task that no service runs.
    pub id: &'a str,
    /// The name of the task.
    pub base: &'a str,
    /// The names of all containers of the task, in their order.
    pub names: &'a [String],
    /// The task definition.
    pub task: &'a TaskDefinition,
    /// The service that runs it.
    pub service: Option<&'a ContainerService>,
    /// How the containers of the task are connected.
    pub network: Network,
    /// Whether they share a network of their own.
    pub shares: bool,
    /// How many of it run, where it is another number than one.
    pub replicas: Option<&'a Setting<i64>>,
}

/// A container as a service, but for its ports.
pub fn service(compose: &mut Compose, container: &Container, place: &Place) -> Map<String, Value> {
    let mut made = Map::new();
    made.insert("image".to_owned(), json!(text::text(&container.image)));
    put(&mut made, "platform", place.task.architecture.as_ref().and_then(platform));
    if place.service.is_none() {
        made.insert("profiles".to_owned(), json!(["tasks"]));
    }
    program(&mut made, container);
    environment(compose, &mut made, container, place);
    network(&mut made, container, place);
    let waits = depends_on(compose, container, place);
    put(&mut made, "depends_on", (!waits.is_empty()).then_some(Value::Object(waits)));
    put(&mut made, "healthcheck", container.health_check.as_ref().and_then(health_check));
    mounts(compose, &mut made, container, place);
    limits(&mut made, container, place);
    if let Some(linux) = &container.linux {
        of_linux(&mut made, linux);
    }
    put(&mut made, "restart", restart(compose, container, place).map(Value::from));
    log(compose, &mut made, container, place);
    put(&mut made, "deploy", place.replicas.map(|replicas| json!({ "replicas": text::number(replicas) })));
    made
}

/// Docker's name of an architecture of ECS or Lambda.
pub fn platform(architecture: &Setting<String>) -> Option<Value> {
    match architecture.known()?.as_str() {
        "ARM64" | "arm64" => Some(json!("linux/arm64")),
        "X86_64" | "x86_64" => Some(json!("linux/amd64")),
        _ => None,
    }
}

fn program(made: &mut Map<String, Value>, container: &Container) {
    put(made, "entrypoint", text::words(&container.entry_point));
    put(made, "command", text::words(&container.command));
    put(made, "working_dir", container.working_directory.as_ref().map(|path| json!(text::text(path))));
    put(made, "user", container.user.as_ref().map(|user| json!(text::text(user))));
    put(made, "privileged", container.privileged.as_ref().map(text::flag));
    put(made, "read_only", container.read_only.as_ref().map(text::flag));
    put(made, "tty", container.terminal.as_ref().map(text::flag));
    put(made, "stdin_open", container.interactive.as_ref().map(text::flag));
    put(made, "stop_grace_period", container.stop_timeout.as_ref().map(seconds));
    put(made, "labels", named(&container.labels));
    put(made, "sysctls", named(&container.kernel_parameters));
}

fn named(entries: &[EnvironmentVariable]) -> Option<Value> {
    let entry = |entry: &EnvironmentVariable| (entry.name.clone(), json!(text::text(&entry.value)));
    (!entries.is_empty()).then(|| Value::Object(entries.iter().map(entry).collect()))
}

/// The variables of the template, and those that ECS itself and the tables of this file bring.
fn environment(compose: &Compose, made: &mut Map<String, Value>, container: &Container, place: &Place) {
    let mut variables = Map::new();
    for variable in &container.environment {
        variables.insert(variable.name.clone(), json!(text::text(&variable.value)));
    }
    variables.entry("AWS_REGION").or_insert_with(|| json!(compose.plan.region));
    table::add_variables(compose, &mut variables, place.network == Network::Host);
    made.insert("environment".to_owned(), Value::Object(variables));
}

fn network(made: &mut Map<String, Value>, container: &Container, place: &Place) {
    match place.network {
        Network::Shared if place.shares => {
            made.insert("network_mode".to_owned(), json!(format!("service:{}", place.base)));
            return;
        }
        Network::Host => put(made, "network_mode", Some(json!("host"))),
        Network::None => put(made, "network_mode", Some(json!("none"))),
        _ => {
            put(made, "hostname", container.host_name.as_ref().map(|name| json!(text::text(name))));
            put_list(made, "links", links(container, place));
        }
    }
    let host = |host: &ExtraHost| format!("{}={}", text::text(&host.name), text::text(&host.address));
    put_list(made, "extra_hosts", container.extra_hosts.iter().map(host).collect::<Vec<_>>());
}

/// `other:name` of the task becomes `web-other:name` of the file.
fn links(container: &Container, place: &Place) -> Vec<String> {
    let link = |link: &Setting<String>| {
        let link = link.known()?;
        let (other, name) = link.split_once(':').unwrap_or((link, link));
        Some(format!("{}:{name}", place.service_of(other)?))
    };
    container.links.iter().filter_map(link).collect()
}

impl Place<'_> {
    /// What a container of the task is called in a note.
    fn told(&self, container: &Container) -> String {
        match container.name.known().filter(|_| self.names.len() > 1) {
            Some(name) => format!("{}/{name}", self.id),
            None => self.id.to_owned(),
        }
    }

    /// The service of another container of the task.
    fn service_of(&self, container: &str) -> Option<&str> {
        let mut all = self.task.containers.iter().zip(self.names);
        let found = all.find(|(other, _)| other.name.known().is_some_and(|name| name == container));
        found.map(|(_, name)| name.as_str())
    }
}

/// Other containers of the task, services that the template starts before, and the tables.
fn depends_on(compose: &mut Compose, container: &Container, place: &Place) -> Map<String, Value> {
    let mut waits = Map::new();
    for dependency in &container.depends_on {
        let Some(other) = dependency.container.known().and_then(|other| place.service_of(other)) else {
            continue;
        };
        let condition = match dependency.condition.known().map(String::as_str) {
            Some("HEALTHY") => "service_healthy",
            Some("COMPLETE" | "SUCCESS") => "service_completed_successfully",
            _ => "service_started",
        };
        if dependency.condition.known().is_some_and(|condition| condition == "COMPLETE") {
            let who = place.told(container);
            compose
                .notes
                .push(format!("{who}: it starts only when `{other}` has ended well; on ECS, any end does"));
        }
        waits.insert(other.to_owned(), json!({ "condition": condition }));
    }
    for earlier in earlier_services(compose, place) {
        waits.entry(earlier).or_insert_with(|| json!({ "condition": "service_started" }));
    }
    table::add_dependency(compose.plan, &mut waits);
    waits
}

/// Services that are started before, as the order of the plan says, which has no circles.
fn earlier_services(compose: &Compose, place: &Place) -> Vec<String> {
    let ids = [place.id, place.task.head.id.as_str()];
    let starts = compose.plan.start_order.iter().filter(|start| ids.contains(&start.id.as_str()));
    let is_service = |id: &str| compose.plan.services.iter().any(|service| service.head.id == id);
    let before = |id: &str| {
        let position = |id: &str| compose.plan.start_order.iter().position(|start| start.id == id);
        position(id) < position(place.id)
    };
    let edges = starts.flat_map(|start| &start.after).filter(|edge| is_service(&edge.id) && before(&edge.id));
    edges
        .filter_map(|edge| compose.host(&edge.id))
        .filter(|host| *host != place.base)
        .map(str::to_owned)
        .collect()
}

fn health_check(check: &HealthCheck) -> Option<Value> {
    if check.command.is_empty() {
        return None;
    }
    let mut made = json!({
        "test": text::texts(&check.command),
        "interval": seconds(&check.interval),
        "timeout": seconds(&check.timeout),
        "retries": text::number(&check.retries),
    });
    if check.start_period.known() != Some(&0)
        && let Some(made) = made.as_object_mut()
    {
        made.insert("start_period".to_owned(), seconds(&check.start_period));
    }
    Some(made)
}

/// A time as Compose has it: `30s`.
fn seconds(setting: &Setting<i64>) -> Value {
    json!(format!("{}s", text::digits(setting)))
}

fn mounts(compose: &mut Compose, made: &mut Map<String, Value>, container: &Container, place: &Place) {
    let mounts = container.mounts.iter().map(|found| mount(compose, found, place)).collect();
    put_list::<Value>(made, "volumes", mounts);
    let from = |from: &VolumesFrom| {
        let other = place.service_of(from.container.known()?)?;
        let mode = if from.read_only.known() == Some(&true) { ":ro" } else { "" };
        Some(format!("{other}{mode}"))
    };
    put_list(made, "volumes_from", container.volumes_from.iter().filter_map(from).collect::<Vec<_>>());
}

/// A folder of this machine or a volume, where the container sees it.
fn mount(compose: &mut Compose, mount: &Mount, place: &Place) -> Value {
    let volume = place.task.volumes.iter().find(|volume| volume.name.known() == mount.volume.known());
    let (kind, source) = match volume.and_then(|volume| volume.host_path.as_ref()) {
        Some(path) => ("bind", text::text(path)),
        None => ("volume", volume_name(compose, place, &mount.volume, volume)),
    };
    let target = text::text(&mount.path);
    match mount.read_only.known() {
        Some(true) => json!({ "type": kind, "source": source, "target": target, "read_only": true }),
        _ => json!({ "type": kind, "source": source, "target": target }),
    }
}

/// The name of a volume: one that all tasks see which name the same file system, or one of the task.
fn volume_name(
    compose: &mut Compose,
    place: &Place,
    named: &Setting<String>,
    volume: Option<&Volume>,
) -> String {
    let own = named.known().map_or("volume", String::as_str);
    if let Some(shared) = volume.and_then(shared_name) {
        return compose.volume(&format!("shared {shared}"), &shared);
    }
    if place.replicas.is_some_and(|count| count.known() != Some(&0)) {
        let note = format!(
            "{}: all its tasks see the same volume `{own}`, which stays when they end; on ECS each has one of its \
             own, which is empty at first",
            place.id
        );
        if !compose.notes.contains(&note) {
            compose.notes.push(note);
        }
    }
    let name = format!("{}-{own}", place.base);
    compose.volume(&format!("{}/{own}", place.base), &name)
}

/// What a volume is called that several tasks see: EFS file systems with a part of them, and volumes that ECS itself shares.
fn shared_name(volume: &Volume) -> Option<String> {
    if volume.scope.as_ref().and_then(Setting::known).is_some_and(|scope| scope == "shared") {
        return volume.name.known().cloned();
    }
    let mut parts = vec![match volume.file_system.as_ref()? {
        Setting::Known(target, _) => target.resource.clone().unwrap_or_else(|| target.address.clone()),
        Setting::Unknown(UnknownId(position, _)) => format!("file-system-{position}"),
    }];
    let root = volume.root.as_ref().and_then(Setting::known).filter(|root| *root != "/");
    parts.extend(root.cloned());
    let point = volume.access_point.as_ref().and_then(Setting::known);
    parts.extend(point.map(|point| point.resource.clone().unwrap_or_else(|| point.address.clone())));
    Some(parts.join(" "))
}

/// The limits of the container, and those of the task where there is no other container. Shares of processors are given
/// as ECS does it: a limit above what this machine has would be refused.
fn limits(made: &mut Map<String, Value>, container: &Container, place: &Place) {
    let is_single = place.names.len() == 1;
    // One that is not known is a number: Compose says so when it gets another text for it.
    let of_task = |setting: &Option<Setting<String>>, units: fn(&str) -> Option<i64>| {
        let setting = setting.as_ref().filter(|_| is_single)?;
        match setting.known() {
            Some(text) => units(text).map(|units| units.to_string()),
            None => Some(text::text(setting)),
        }
    };
    let megabytes = |text: String| json!(format!("{text}m"));
    let memory = container.memory.as_ref().map(text::digits);
    let memory = memory.or_else(|| of_task(&place.task.memory, mebibytes));
    put(made, "mem_limit", memory.map(megabytes));
    put(
        made,
        "mem_reservation",
        container.memory_reservation.as_ref().map(|size| megabytes(text::digits(size))),
    );
    let shares = container.cpu.as_ref().filter(|cpu| cpu.known() != Some(&0)).map(text::number);
    let of_task = || of_task(&place.task.cpu, cpu_units);
    let number = |text: String| text.parse().map_or_else(|_| json!(text), |units: i64| json!(units));
    put(made, "cpu_shares", shares.or_else(|| of_task().map(number)));
    let mut limits = Map::new();
    for limit in &container.limits {
        let Some(name) = limit.name.known() else { continue };
        limits.insert(
            name.clone(),
            json!({ "soft": text::number(&limit.soft), "hard": text::number(&limit.hard) }),
        );
    }
    put(made, "ulimits", (!limits.is_empty()).then_some(Value::Object(limits)));
}

/// `512`, `1GB`, `0.5 GB` in MiB.
fn mebibytes(text: &str) -> Option<i64> {
    units(text, "gb")
}

/// `256`, `.25 vCPU`, `1 vCPU` in units of which a core has 1024.
fn cpu_units(text: &str) -> Option<i64> {
    units(text, "vcpu")
}

fn units(text: &str, thousand: &str) -> Option<i64> {
    let text = text.trim().to_ascii_lowercase();
    let Some(number) = text.strip_suffix(thousand) else { return text.parse().ok() };
    let number: f64 = number.trim().parse().ok()?;
    let units = (number * 1024.0).round();
    // Neither a task nor a machine has more than this.
    (1.0..=1e9).contains(&units).then_some(units as i64)
}

fn of_linux(made: &mut Map<String, Value>, linux: &Linux) {
    put(made, "init", linux.init.as_ref().map(text::flag));
    put_list(made, "cap_add", text::texts(&linux.added_capabilities));
    put_list(made, "cap_drop", text::texts(&linux.dropped_capabilities));
    put(made, "shm_size", linux.shared_memory.as_ref().map(|size| json!(format!("{}m", text::digits(size)))));
    put(made, "mem_swappiness", linux.swappiness.as_ref().map(text::number));
    put_list(made, "tmpfs", linux.memory_mounts.iter().map(memory_mount).collect::<Vec<_>>());
}

/// `/run:size=64m,noexec`.
fn memory_mount(mount: &MemoryMount) -> String {
    let size = mount.size.iter().map(|size| format!("size={}m", text::digits(size)));
    let options: Vec<String> = size.chain(text::texts(&mount.options)).collect();
    match options.is_empty() {
        true => text::text(&mount.path),
        false => format!("{}:{}", text::text(&mount.path), options.join(",")),
    }
}

/// When it is started again. ECS starts the tasks of a service again when a container ends that is essential, however it
/// ends: a policy of the container itself matters for the others. One whose end others wait for is not started again.
fn restart(compose: &mut Compose, container: &Container, place: &Place) -> Option<&'static str> {
    let is_awaited = place.task.containers.iter().flat_map(|other| &other.depends_on).any(|dependency| {
        let ends = matches!(dependency.condition.known().map(String::as_str), Some("COMPLETE" | "SUCCESS"));
        ends && dependency.container.known() == container.name.known()
    });
    if is_awaited {
        return None;
    }
    if place.service.is_some() && container.essential.known() != Some(&false) {
        return Some("unless-stopped");
    }
    container.restart.as_ref().and_then(Setting::known).filter(|on| **on)?;
    let ignored: Vec<Option<&i64>> = container.restart_ignored_codes.iter().map(Setting::known).collect();
    let others: Vec<String> = ignored
        .iter()
        .filter(|code| **code != Some(&0))
        .map(|code| code.map_or_else(|| "one that is not known".to_owned(), i64::to_string))
        .collect();
    if !others.is_empty() {
        compose.notes.push(format!(
            "{}: it is started again, too, when it ends with an exit code of these: {}",
            place.told(container),
            others.join(", ")
        ));
    }
    Some(if ignored.contains(&Some(&0)) { "on-failure" } else { "unless-stopped" })
}

/// Where the log goes. Docker keeps it in files by itself, and AWS is not there.
fn log(compose: &mut Compose, made: &mut Map<String, Value>, container: &Container, place: &Place) {
    let Some(log) = &container.log else { return };
    let driver = log.value.get("LogDriver").and_then(Value::as_str).unwrap_or("awslogs");
    if driver == "awslogs" {
        return;
    }
    let options = log.value.get("Options").and_then(Value::as_object);
    let texts =
        options.into_iter().flatten().map(|(name, value)| Some((name.clone(), json!(value.as_str()?))));
    match texts.collect::<Option<Map<String, Value>>>().filter(|_| driver == "json-file") {
        Some(options) => put(made, "logging", Some(json!({ "driver": driver, "options": options }))),
        None => compose.notes.push(format!(
            "{}: its log stays with Docker (docker compose logs), and does not go to `{driver}`",
            place.told(container)
        )),
    }
}
