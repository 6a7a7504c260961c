//! `AWS::Lambda::Function`.

pub mod alias;
pub mod code;
mod command;
pub mod event_invoke_config;
mod handler;
pub mod version;

use indexmap::IndexMap;

use super::trigger::address;
use super::{Kind, Planned};
use crate::plan::model::function::{Build, Durable};
use crate::plan::model::{
    Code, EnvironmentVariable, Function, LayerUse, Origin, OriginKind, RunPlan, Setting, Tree,
};
use crate::plan::properties::Properties;
use crate::tree::{Map, Node};

/// Functions.
pub const KIND: Kind = Kind { name: "AWS::Lambda::Function", section: "functions", add };

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] = &[
    "CodeSigningConfigArn",
    "Description",
    "FunctionName",
    "KmsKeyArn",
    "LoggingConfig",
    "PackageType",
    "PublishToLatestPublished",
    "RecursiveLoop",
    "Role",
    "RuntimeManagementConfig",
    "SnapStart",
    "Tags",
];

/// What matters and has no counterpart, and what that means.
const NOT_EMULATED: &[(&str, &str)] = &[
    (
        "CapacityProviderConfig",
        "an instance here serves one call at a time, as on the machines of Lambda itself",
    ),
    ("FileSystemConfigs", "there is no file system of AWS to mount"),
    ("FunctionScalingConfig", "there are as many instances as there are calls at the same time"),
    ("TenancyConfig", "tenants share the instances of a function"),
    ("VpcConfig", "the function is in the network of this machine"),
];

fn add(function: &Planned, plan: &mut RunPlan) {
    let properties = &function.properties;
    properties.ignore(WITHOUT_EFFECT);
    for (name, why) in NOT_EMULATED {
        properties.not_emulated(name, why);
    }
    let runtime = properties.text("Runtime");
    let handler = properties.text("Handler");
    let code = code::of_function(function);
    let architecture = architecture(properties);
    let build = build(function);
    handler::check(function, &code, runtime.as_ref(), handler.as_ref(), build.as_ref());
    plan.functions.push(Function {
        head: function.head(),
        command: command::on_host(&code, runtime.as_ref(), handler.as_ref()),
        image: command::image(&code, runtime.as_ref()),
        code,
        handler,
        runtime,
        architecture,
        memory: properties.number_or("MemorySize", 128),
        timeout: properties.number_or("Timeout", 3),
        ephemeral_storage: ephemeral_storage(properties),
        tracing: tracing(properties),
        reserved_concurrency: properties.number("ReservedConcurrentExecutions"),
        aliases: Vec::new(),
        layers: layers(properties),
        environment: environment(function),
        dead_letter: properties.child("DeadLetterConfig").and_then(|config| config.target("TargetArn")),
        asynchronous: None,
        durable: durable(properties),
        build,
    });
}

fn architecture(properties: &Properties) -> Setting<String> {
    let first = properties.texts("Architectures").into_iter().next();
    first.unwrap_or_else(|| properties.default("x86_64".to_owned()))
}

fn ephemeral_storage(properties: &Properties) -> Setting<i64> {
    let size = properties.child("EphemeralStorage").and_then(|storage| storage.number("Size"));
    size.unwrap_or_else(|| properties.default(512))
}

fn durable(properties: &Properties) -> Option<Durable> {
    let config = properties.child("DurableConfig")?;
    config.ignore(&["KMSKeyArn"]);
    Some(Durable {
        execution_timeout: config.number("ExecutionTimeout"),
        retention: config.number("RetentionPeriodInDays"),
    })
}

fn tracing(properties: &Properties) -> Setting<String> {
    let mode = properties.child("TracingConfig").and_then(|config| config.text("Mode"));
    mode.unwrap_or_else(|| properties.default("PassThrough".to_owned()))
}

/// The layers; where one is of this plan, the folder of its content follows later.
fn layers(properties: &Properties) -> Vec<LayerUse> {
    let layer = |address: Setting<String>| LayerUse {
        layer: address.map(|address| properties.context.index.target(&address)),
        path: None,
    };
    properties.texts("Layers").into_iter().map(layer).collect()
}

/// The variables of the template, those that were given for the function in their place, and the rest of these.
fn environment(function: &Planned) -> Vec<EnvironmentVariable> {
    let variables =
        function.properties.child("Environment").and_then(|environment| environment.child("Variables"));
    let declared = variables.iter().flat_map(Properties::entries);
    let mut environment: IndexMap<String, Setting<String>> = IndexMap::new();
    for (name, _, node) in declared {
        let given = given_variable(function, name);
        let value = given.or_else(|| function.context.text(&function.stack, node));
        environment.extend(value.map(|value| (name.to_owned(), value)));
    }
    for scope in scopes(function) {
        for (name, node) in function.context.world.given.environment.get(scope).into_iter().flatten() {
            environment.entry(name.clone()).or_insert_with(|| overriding(node));
        }
    }
    environment.into_iter().map(|(name, value)| EnvironmentVariable { name, value }).collect()
}

/// Under which names variables are given for a function, the strongest first.
fn scopes<'f>(function: &'f Planned) -> [&'f str; 4] {
    [&function.identity.id, function.logical_id, &function.identity.name, "*"]
}

fn given_variable(function: &Planned, name: &str) -> Option<Setting<String>> {
    let given = &function.context.world.given.environment;
    scopes(function).iter().find_map(|scope| given.get(*scope)?.get(name)).map(overriding)
}

fn overriding(node: &Node) -> Setting<String> {
    let origin = Origin { kind: OriginKind::Override, place: node.span };
    Setting::Known(node.scalar_text().unwrap_or_default(), origin)
}

/// The function that a resource says more of, which is one of those that were added before it.
fn completed<'p>(resource: &Planned, plan: &'p mut RunPlan) -> Option<&'p mut Function> {
    let target = address::function(&resource.properties, "FunctionName");
    let id = target.known().and_then(|target| target.resource.as_deref());
    let found = plan.functions.iter_mut().find(|function| Some(function.head.id.as_str()) == id);
    if found.is_none() {
        let why = "its function is not one of this application";
        let identity = &resource.identity;
        resource.context.not_emulated(&identity.id, identity.kind.as_str(), why, resource.node.span);
    }
    found
}

/// How many instances wait for calls of a version or an alias.
fn concurrency(properties: &Properties) -> Option<Setting<i64>> {
    properties.child("ProvisionedConcurrencyConfig")?.number("ProvisionedConcurrentExecutions")
}

/// How `Metadata` asks to build something.
pub fn build(resource: &Planned) -> Option<Build> {
    let build = Build {
        method: metadata_text(resource, "BuildMethod"),
        properties: metadata_tree(resource, "BuildProperties"),
    };
    (build.method.is_some() || build.properties.is_some()).then_some(build)
}

/// A map of the resource's `Metadata`.
fn metadata_tree(resource: &Planned, name: &str) -> Option<Tree> {
    resource.context.tree(&resource.stack, metadata(resource)?.given(name)?)
}

/// A text of the resource's `Metadata`.
fn metadata_text(resource: &Planned, name: &str) -> Option<Setting<String>> {
    resource.context.text(&resource.stack, metadata(resource)?.given(name)?)
}

fn metadata<'r>(resource: &'r Planned) -> Option<&'r Map> {
    let own = resource.node.get("Metadata");
    own.or_else(|| resource.stack.layer_metadata.get(resource.logical_id))?.as_map()
}

/// The folder or archive of local code, when it is known.
pub fn local_path(code: &Code) -> Option<&str> {
    match code {
        Code::Local { path } => path.known().map(String::as_str),
        _ => None,
    }
}
