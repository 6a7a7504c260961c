//! `samc plan`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use super::disk::Disk;
use super::expand::{MessageFormat, parameters, region};
use super::failure::Failure;
use super::output::Output;
use super::template_file::TemplateFile;
use super::{FINDINGS, terminal};
use crate::diagnostic::Severity;
use crate::expand;
use crate::plan::format;
use crate::plan::given::Given;
use crate::plan::{self, Options, Planned};
use crate::report::Report;
use crate::source::Sources;

/// Arguments as typed.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The template, in YAML or JSON; `-` reads standard input. When it is left out: template.yaml,
    /// template.yml or template.json in the current folder
    pub template: Option<PathBuf>,

    /// Region of the application
    #[arg(long, value_name = "REGION", default_value = "us-east-1", value_parser = region)]
    pub region: String,

    /// Value of a template parameter; everything behind the first `=` is the value. Can be repeated
    #[arg(short, long = "parameter", value_name = "NAME=VALUE")]
    pub parameters: Vec<String>,

    /// How to show the plan
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub format: Format,

    /// How to show errors, warnings and notes
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,
}

/// How to show a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// All of it, as JSON
    Json,
    /// Who triggers whom, as a Mermaid flowchart
    Mermaid,
    /// Who triggers whom, as an SVG picture
    Svg,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let template = TemplateFile::choose(arguments.template)?;
    let mut sources = Sources::new();
    let file = template.read(&mut sources)?;
    let given = parameters::read(&arguments.parameters, &[])?;
    let expand = expand::Options {
        region: arguments.region,
        parameters: parameters::as_nodes(given, &mut sources),
        unpackaged_uri: None,
        as_built: true,
        facts: expand::AwsFacts::default(),
    };
    let options = Options { expand, stack: "app".to_owned(), given: Given::default() };
    let disk = Disk::around(template.path());
    let Planned { plan, documents, diagnostics } = plan::plan(&mut sources, file, &options, &disk);
    let mut report = Report::default();
    let name = template.name();
    report.add_template(&name, &diagnostics, documents.first(), &sources);
    if arguments.message_format == MessageFormat::Human {
        report.templates.clear();
    }
    let text = arguments.message_format.render(&report, &terminal::style());
    let _ = io::stderr().write_all(text.as_bytes());
    if let Some(plan) = &plan {
        let text = match arguments.format {
            Format::Json => format::json::to_json(&plan::document::document(plan, &sources)),
            Format::Mermaid => format::mermaid::to_mermaid(plan),
            Format::Svg => format::svg::to_svg(plan),
        };
        Output::Standard.write(&text)?;
    }
    let failed = diagnostics.iter().any(|found| found.severity == Severity::Error);
    Ok(if failed { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
}
