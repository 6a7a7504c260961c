//! Functions: AWS's image of their runtime, or their own, with AWS's runtime interface emulator in front of the handler.

use serde_json::{Map, Value, json};

use super::content::{Content, from_here, is_archive};
use super::{Compose, container, layers, ports, put, put_list, table, text};
use crate::plan::model::{Code, Function, Setting, Tree, Unknown};

/// Where the code of a function is in AWS's images.
const CODE: &str = "/var/task";

/// Where the runtime itself is.
const RUNTIME: &str = "/var/runtime";

/// The port on which the emulator listens.
pub const PORT: u16 = 8080;

/// Adds all functions.
pub fn add_all(compose: &mut Compose) {
    let plan = compose.plan;
    for function in &plan.functions {
        match service(compose, function) {
            Ok(service) => {
                let Some(name) = compose.host(&function.head.id).map(str::to_owned) else { continue };
                compose.has_functions = true;
                compose.add_service(name, service);
            }
            Err(why) => {
                compose.notes.push(format!("{}: {why}, so no container stands for it", function.head.id))
            }
        }
    }
}

/// A function as a service, or why there can be none.
fn service(compose: &mut Compose, function: &Function) -> Result<Map<String, Value>, String> {
    let mut made = Map::new();
    let mut content = Content::default();
    match &function.code {
        Code::Image { .. } => image(&mut made, &function.code),
        Code::Local { path } => {
            runtime_image(&mut made, function, &compose.plan.unknown)?;
            local(path, function, &mut content);
        }
        Code::Inline { text } => {
            runtime_image(&mut made, function, &compose.plan.unknown)?;
            let file = inline_file(function)?;
            let name = format!("{}-code", function.head.id);
            let config = compose.add_config(&name, text::text(text), &format!("{CODE}/{file}"));
            made.insert("configs".to_owned(), json!([config]));
        }
        Code::S3 { .. } => return Err("its code is in a bucket".to_owned()),
        Code::Missing => return Err("the template does not say where its code is".to_owned()),
    }
    put(&mut made, "platform", container::platform(&function.architecture));
    environment(compose, &mut made, function);
    let what = format!("{} (function)", function.head.id);
    let port = compose.ports.claim(ports::FUNCTIONS, what);
    put_list(&mut made, "ports", port.map(|port| format!("{port}:{PORT}")).into_iter().collect());
    layers::add(compose, function, &mut content);
    content.put_into(&mut made);
    let mut waits = Map::new();
    table::add_dependency(compose.plan, &mut waits);
    put(&mut made, "depends_on", (!waits.is_empty()).then_some(Value::Object(waits)));
    Ok(made)
}

/// An image of the function's own, pulled or built.
fn image(made: &mut Map<String, Value>, code: &Code) {
    let Code::Image { uri, context, dockerfile, stage, arguments, entry_point, command, working_directory } =
        code
    else {
        return;
    };
    match context {
        // Compose names what it builds by itself; other names could be those of other images.
        Some(context) => {
            let mut build = Map::new();
            build.insert("context".to_owned(), json!(from_here(&text::text(context))));
            put(&mut build, "dockerfile", dockerfile.as_ref().map(|file| json!(text::text(file))));
            put(&mut build, "target", stage.as_ref().map(|stage| json!(text::text(stage))));
            put(&mut build, "args", arguments.as_deref().and_then(build_arguments));
            made.insert("build".to_owned(), Value::Object(build));
        }
        None => put(made, "image", Some(json!(text::text(uri)))),
    }
    put(made, "entrypoint", text::words(entry_point));
    put(made, "command", text::words(command));
    put(made, "working_dir", working_directory.as_ref().map(|path| json!(text::text(path))));
}

/// What a build is told.
fn build_arguments(arguments: &Tree) -> Option<Value> {
    let argument = |(name, value): (&String, &Value)| {
        let hole = arguments.holes.iter().find(|(at, _)| at.strip_prefix('/') == Some(name));
        let text = match (hole, value.as_str()) {
            (Some((_, id)), _) => text::text(&Setting::Unknown(id.clone())),
            (None, Some(text)) => text.to_owned(),
            (None, None) => value.to_string(),
        };
        (name.clone(), json!(text))
    };
    Some(Value::Object(arguments.value.as_object()?.iter().map(argument).collect()))
}

/// AWS's image of the runtime, which takes the handler as its command.
fn runtime_image(
    made: &mut Map<String, Value>,
    function: &Function,
    unknown: &[Unknown],
) -> Result<(), String> {
    let Some(image) = &function.image else {
        return Err(match &function.runtime {
            Some(Setting::Unknown(id)) => {
                let missing = unknown.get(id.0).map_or("something", |unknown| unknown.what.as_str());
                format!("its runtime depends on {missing}, which is not known")
            }
            _ => "samc knows no image of its runtime".to_owned(),
        });
    };
    made.insert("image".to_owned(), json!(image));
    let handler = function.handler.as_ref().map_or_else(|| "handler".to_owned(), text::text);
    made.insert("command".to_owned(), json!([handler]));
    Ok(())
}

/// The folder or archive of the code, where the image looks for it.
fn local(path: &Setting<String>, function: &Function, content: &mut Content) {
    let path = text::text(path);
    let file = path.rsplit('/').next().unwrap_or(&path);
    let runtime = function.runtime.as_ref().and_then(Setting::known);
    // There the image looks for what runs the function in a folder of its own.
    let is_own_runtime = runtime.is_some_and(|runtime| runtime.starts_with("provided"));
    match file.to_ascii_lowercase() {
        file if is_archive(&file) => {
            content.lay(&path, ".", CODE);
            if is_own_runtime {
                content.lay(&path, "bootstrap", RUNTIME);
            }
        }
        lower if lower.ends_with(".jar") => content.mount(&path, &format!("{CODE}/lib/{file}")),
        _ => {
            content.mount(&path, CODE);
            if is_own_runtime {
                let bootstrap = format!("{}/bootstrap", path.trim_end_matches('/'));
                content.mount(&bootstrap, &format!("{RUNTIME}/bootstrap"));
            }
        }
    }
}

/// The file as which CloudFormation packs the text of a function.
fn inline_file(function: &Function) -> Result<&'static str, String> {
    let runtime = function.runtime.as_ref().and_then(Setting::known).map_or("", String::as_str);
    match runtime {
        _ if runtime.starts_with("python") => Ok("index.py"),
        _ if runtime.starts_with("nodejs") => Ok("index.js"),
        _ => Err("its code is text in the template, which its runtime cannot have".to_owned()),
    }
}

/// The variables of the template, and those that Lambda itself and the tables of this file bring.
fn environment(compose: &Compose, made: &mut Map<String, Value>, function: &Function) {
    let mut variables = Map::new();
    for variable in &function.environment {
        variables.insert(variable.name.clone(), json!(text::text(&variable.value)));
    }
    let own = [
        ("AWS_REGION", compose.plan.region.clone()),
        ("AWS_DEFAULT_REGION", compose.plan.region.clone()),
        ("AWS_LAMBDA_FUNCTION_NAME", function.head.name.clone()),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", text::digits(&function.memory)),
        ("AWS_LAMBDA_FUNCTION_TIMEOUT", text::digits(&function.timeout)),
    ];
    for (name, value) in own {
        variables.entry(name).or_insert_with(|| json!(value));
    }
    table::add_variables(compose, &mut variables, false);
    made.insert("environment".to_owned(), Value::Object(variables));
}
