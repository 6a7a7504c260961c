//! `samc expand`.

use std::path::PathBuf;
use std::process::ExitCode;

use indexmap::IndexMap;

use crate::diagnostic::Diagnostics;
use crate::emit;
use crate::expand::{AwsFacts, Options, expand};
use crate::report;
use crate::source::{Sources, Span};
use crate::syntax;
use crate::template;
use crate::tree::{Node, Text, Value};

/// What can be typed after `samc expand`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The template; `-` reads standard input
    template: PathBuf,
    /// The region to expand for
    #[arg(long, default_value = "us-east-1")]
    region: String,
    /// The value of a parameter
    #[arg(long = "parameter", value_name = "KEY=VALUE")]
    parameters: Vec<String>,
    /// The S3 address that stands for local paths
    #[arg(long)]
    unpackaged_uri: Option<String>,
    /// A file with what AWS would have answered
    #[arg(long)]
    aws_facts: Option<PathBuf>,
    /// How to show what was found
    #[arg(long, default_value = "human")]
    message_format: String,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> ExitCode {
    let Ok(text) = std::fs::read_to_string(&arguments.template) else { return ExitCode::from(2) };
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add(arguments.template.display().to_string(), text);
    let parameters = parameters(&arguments, &mut sources);
    let options = Options {
        region: arguments.region,
        parameters,
        unpackaged_uri: arguments.unpackaged_uri,
        facts: arguments.aws_facts.map(facts).unwrap_or_default(),
    };
    let expanded = syntax::parse(&sources, file, &mut diagnostics)
        .and_then(|node| template::lower(node, &mut diagnostics))
        .and_then(|template| expand(template, &options, &mut diagnostics));
    let found = diagnostics.into_sorted();
    if arguments.message_format == "json" {
        eprint!("{}", report::json::render(&found, &sources));
    } else {
        eprint!("{}", report::human::render(&found, &sources));
    }
    match expanded {
        Some(template) => {
            print!("{}", emit::json::to_json(&template.into_node()));
            ExitCode::SUCCESS
        }
        None => ExitCode::from(1),
    }
}

fn parameters(arguments: &Arguments, sources: &mut Sources) -> IndexMap<String, Node> {
    let pairs = arguments.parameters.iter().filter_map(|pair| pair.split_once('='));
    let nodes = pairs.map(|(name, value)| {
        let file = sources.add(format!("--parameter {name}"), value);
        let span = Span::new(file, 0, value.len());
        (name.to_owned(), Node::new(Value::String(Text::written(value)), span))
    });
    nodes.collect()
}

fn facts(path: PathBuf) -> AwsFacts {
    let Ok(text) = std::fs::read_to_string(path) else { return AwsFacts::default() };
    let Ok(json) = serde_json::from_str::<serde_json::Value>(&text) else { return AwsFacts::default() };
    let mut facts =
        AwsFacts { now: json.get("Now").and_then(serde_json::Value::as_u64), ..AwsFacts::default() };
    for (id, versions) in json.get("ServerlessRepo").and_then(|repo| repo.as_object()).into_iter().flatten() {
        for (version, url) in versions.as_object().into_iter().flatten() {
            let known = facts.serverless_repo.entry(id.clone()).or_default();
            known.insert(version.clone(), url.as_str().unwrap_or_default().to_owned());
        }
    }
    facts
}
