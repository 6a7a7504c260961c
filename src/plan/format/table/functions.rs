//! Functions and layers.

use super::columns::Section;
use super::words::{Words, joined};
use crate::plan::model::function::{Alias, Asynchronous, Build, Durable};
use crate::plan::model::{Code, EnvironmentVariable, Function, Layer, LayerUse, RunPlan, Setting};

/// Functions, with their environment and all else that is not as usual.
pub fn functions(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for function in &plan.functions {
        head(function, words, &mut section);
        environment(&function.environment, &[], words, &mut section);
        details(function, words, &mut section);
    }
    section
}

fn head(function: &Function, words: &Words, section: &mut Section) {
    let runtime = words.optional("", function.runtime.as_ref(), "");
    let memory = format!("{} MB", words.setting(&function.memory));
    let timeout = format!("{} s", words.setting(&function.timeout));
    section.line(1, [&function.head.id, &runtime, &memory, &timeout]);
    section.line(2, ["code", &code(&function.code, words)]);
    if let Some(handler) = &function.handler {
        section.line(2, ["handler", &words.setting(handler)]);
    }
}

/// Environment variables; those that are named as secrets are not shown.
pub fn environment(
    variables: &[EnvironmentVariable],
    secrets: &[&str],
    words: &Words,
    section: &mut Section,
) {
    let mut label = "environment";
    for EnvironmentVariable { name, value } in variables {
        let is_hidden = secrets.contains(&name.as_str()) && value.known().is_some();
        let value = if is_hidden { "***".to_owned() } else { words.setting(value) };
        section.line(2, [label, name, &value]);
        label = "";
    }
}

fn details(function: &Function, words: &Words, section: &mut Section) {
    for LayerUse { layer, path } in &function.layers {
        section.line(2, ["layer", &words.target(layer), path.as_deref().unwrap_or("")]);
    }
    for Alias { name, provisioned_concurrency, .. } in &function.aliases {
        let waiting = provisioned_concurrency.as_ref().map_or(String::new(), |count| waiting(count, words));
        section.line(2, ["alias", &words.setting(name), &waiting]);
    }
    if let Some(target) = &function.dead_letter {
        section.line(2, ["failed calls", &format!("{} {}", words.arrow(), words.target(target))]);
    }
    if let Some(asynchronous) = &function.asynchronous {
        section.line(2, ["asynchronous", &self::asynchronous(asynchronous, words)]);
    }
    if let Some(Durable { execution_timeout, retention }) = &function.durable {
        let history = |days| format!("history of {}", words.counted(days, "day"));
        let durable = joined([
            words.optional("up to ", execution_timeout.as_ref(), " s"),
            retention.as_ref().map_or(String::new(), history),
        ]);
        section.line(2, ["durable", &durable]);
    }
    if let Some(build) = &function.build {
        section.line(2, ["build", &self::build(build, words)]);
    }
    let settings = joined([
        words.optional("at most ", function.reserved_concurrency.as_ref(), " at the same time"),
        unusual(&words.setting(&function.ephemeral_storage), "512", " MB of /tmp"),
        unusual(&words.setting(&function.architecture), "x86_64", ""),
        unusual(&words.setting(&function.tracing), "PassThrough", " tracing"),
    ]);
    if !settings.is_empty() {
        section.line(2, ["settings", &settings]);
    }
    if let Some(command) = &function.command {
        section.line(2, ["command", &words.plain(&command.join(" "))]);
    }
    if let Some(image) = &function.image {
        section.line(2, ["image", &words.plain(image)]);
    }
}

fn waiting(instances: &Setting<i64>, words: &Words) -> String {
    let verb = if instances.known() == Some(&1) { "waits" } else { "wait" };
    format!("{} {verb} for calls", words.counted(instances, "instance"))
}

/// A value that is not the usual one.
fn unusual(value: &str, usual: &str, unit: &str) -> String {
    if value == usual { String::new() } else { format!("{value}{unit}") }
}

fn asynchronous(asynchronous: &Asynchronous, words: &Words) -> String {
    let leads = |word: &str, target: Option<&_>| {
        target.map_or(String::new(), |target| format!("{word} {} {}", words.arrow(), words.target(target)))
    };
    joined([
        words.counted(&asynchronous.retries, "retry"),
        words.optional("for ", Some(&asynchronous.maximum_age), " s"),
        leads("success", asynchronous.on_success.as_ref()),
        leads("failure", asynchronous.on_failure.as_ref()),
    ])
}

fn build(build: &Build, words: &Words) -> String {
    joined([
        words.optional("", build.method.as_ref(), ""),
        build.properties.as_ref().map_or(String::new(), |tree| words.tree(tree)),
    ])
}

/// Where code is.
pub fn code(code: &Code, words: &Words) -> String {
    match code {
        Code::Local { path } => words.setting(path),
        Code::Inline { .. } => "(in the template)".to_owned(),
        Code::S3 { bucket, key, version } => {
            let version = words.optional("@", version.as_ref(), "");
            let (bucket, key) =
                (words.optional("", bucket.as_ref(), ""), words.optional("", key.as_ref(), ""));
            format!("s3://{bucket}/{key}{version}")
        }
        Code::Image { uri, context, dockerfile, stage, entry_point, command, working_directory, .. } => {
            joined([
                format!("image {}", words.setting(uri)),
                words.optional("built from ", context.as_ref(), ""),
                words.optional("by ", dockerfile.as_ref(), ""),
                words.optional("stage ", stage.as_ref(), ""),
                words.command(&[entry_point.as_slice(), command].concat()),
                words.optional("in ", working_directory.as_ref(), ""),
            ])
        }
        Code::Missing => "(no code)".to_owned(),
    }
}

/// Layers.
pub fn layers(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for Layer { head, code, runtimes, architectures, build } in &plan.layers {
        let fits = joined([words.list(runtimes), words.list(architectures)]);
        section.line(1, [&head.id, &self::code(code, words), &fits]);
        if let Some(build) = build {
            section.line(2, ["build", &self::build(build, words)]);
        }
    }
    section
}
