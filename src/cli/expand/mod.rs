//! `samc expand`.

mod arguments;
mod facts;
mod parameters;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

pub use arguments::Arguments;
use arguments::{Format, MessageFormat};

use super::disk::Disk;
use super::failure::Failure;
use super::output::Output;
use super::template_file::TemplateFile;
use super::{FINDINGS, terminal};
use crate::compile::{Compiled, compile};
use crate::expand::Options;
use crate::report::{self, Report};
use crate::source::{FileId, Sources};
use crate::{emit, tree};

/// What was meant by the arguments.
struct Request {
    sources: Sources,
    template: FileId,
    disk: Disk,
    options: Options,
    format: Format,
    output: Output,
    message_format: MessageFormat,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let mut request = Request::new(arguments)?;
    let Request { sources, template, options, disk, .. } = &mut request;
    let mut compiled = compile(sources, *template, options, disk);
    let template = compiled.template.take().map(|template| template.into_node());
    let written = template.as_ref().map(|node| request.output.write(&print(node, request.format)));
    show(&compiled, &request);
    written.map_or(Ok(ExitCode::from(FINDINGS)), |written| written.map(|()| ExitCode::SUCCESS))
}

impl Request {
    fn new(arguments: Arguments) -> Result<Self, Failure> {
        let template_file = TemplateFile::choose(arguments.template)?;
        refuse_to_overwrite(&template_file, arguments.output.as_deref())?;
        let disk = Disk::around(template_file.path());
        let mut sources = Sources::new();
        let template = template_file.read(&mut sources)?;
        let given = parameters::read(&arguments.parameters, &arguments.parameter_overrides)?;
        let options = Options {
            region: arguments.region,
            parameters: parameters::as_nodes(given, &mut sources),
            unpackaged_uri: arguments.unpackaged_uri,
            facts: facts::known(arguments.aws_facts.as_deref())?,
        };
        let format = arguments.format.unwrap_or_else(|| format_of(arguments.output.as_deref()));
        let output = Output::new(arguments.output);
        Ok(Request {
            sources,
            template,
            disk,
            options,
            format,
            output,
            message_format: arguments.message_format,
        })
    }
}

/// The expansion in the place of its own source would be a loss.
fn refuse_to_overwrite(template: &TemplateFile, output: Option<&Path>) -> Result<(), Failure> {
    let (TemplateFile::Path(template), Some(output)) = (template, output) else { return Ok(()) };
    let real = |path: &Path| path.canonicalize().ok();
    if real(template).is_some_and(|template| real(output) == Some(template)) {
        let message = format!("--output {} would overwrite the template itself", output.display());
        return Err(Failure::new(message).help("choose another file for the expanded template"));
    }
    Ok(())
}

/// The format that the name of the output file asks for.
fn format_of(output: Option<&Path>) -> Format {
    let extension = output.and_then(Path::extension).map(|extension| extension.to_ascii_lowercase());
    match extension {
        Some(extension) if extension == "yaml" || extension == "yml" => Format::Yaml,
        _ => Format::Json,
    }
}

fn print(node: &tree::Node, format: Format) -> String {
    match format {
        Format::Json => emit::json::to_json(node),
        Format::Yaml => emit::yaml::to_yaml(node),
    }
}

fn show(compiled: &Compiled, request: &Request) {
    let report = Report::new(&compiled.diagnostics, compiled.document.as_ref(), &request.sources);
    let text = match request.message_format {
        MessageFormat::Human => report::human::render(&report, &terminal::style()),
        MessageFormat::Json => report::json::render(&report),
        MessageFormat::Sarif => report::sarif::render(&report),
        MessageFormat::Github => report::github::render(&report),
    };
    // The exit status tells the same to whoever does not listen.
    let _ = io::stderr().write_all(text.as_bytes());
}
