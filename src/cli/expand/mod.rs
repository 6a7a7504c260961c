//! `samc expand`.

mod arguments;
mod facts;
mod parameters;
mod product;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

pub use arguments::Arguments;
use arguments::{Format, MessageFormat};
use product::{Expanded, Outcome, Product};

use super::failure::Failure;
use super::output::Output;
use super::template_file::TemplateFile;
use super::{FINDINGS, terminal};
use crate::compile::{Compiled, compile};
use crate::diagnostic::Severity;
use crate::expand::Options;
use crate::report::{self, Report};
use crate::source::{FileId, Sources};

/// What was meant by the arguments.
struct Request {
    sources: Sources,
    template: FileId,
    /// What the template is compared with.
    older: Option<FileId>,
    options: Options,
    product: Product,
    message_format: MessageFormat,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let request = Request::new(arguments)?;
    let compile = |file| compile(&request.sources, file, &request.options);
    let mut compiled = compile(request.template);
    let mut older = request.older.map(compile);
    let delivered = match (Expanded::take(&mut compiled), older.as_mut().map(Expanded::take)) {
        (Some(expanded), None) => request.deliver(&expanded, None),
        (Some(expanded), Some(Some(older))) => request.deliver(&expanded, Some(&older)),
        _ => Ok(ExitCode::from(FINDINGS)),
    };
    // What is only worth knowing about the older template was worth it when that was the new one.
    let errors = older.into_iter().flat_map(|older| older.diagnostics);
    compiled.diagnostics.extend(errors.filter(|found| found.severity == Severity::Error));
    report(&compiled, &request);
    delivered
}

impl Request {
    fn new(arguments: Arguments) -> Result<Self, Failure> {
        let template_file = TemplateFile::choose(arguments.template)?;
        let (output, source_map) = (arguments.output.as_deref(), arguments.source_map.as_deref());
        refuse_to_overwrite(&template_file, "--output", output)?;
        refuse_to_overwrite(&template_file, "--source-map", source_map)?;
        refuse_the_same_place(output, source_map)?;
        refuse_to_read_twice(&template_file, arguments.diff.as_deref())?;
        let mut sources = Sources::new();
        let template = template_file.read(&mut sources)?;
        let given = parameters::read(&arguments.parameters, &arguments.parameter_overrides)?;
        let options = Options {
            region: arguments.region,
            parameters: parameters::as_nodes(given, &mut sources),
            unpackaged_uri: arguments.unpackaged_uri,
            facts: facts::known(arguments.aws_facts.as_deref())?,
        };
        let older = match arguments.diff {
            Some(path) => Some(TemplateFile::choose(Some(path))?.read(&mut sources)?),
            None => None,
        };
        let product = match arguments.explain {
            Some(id) => Product::Explanation(id),
            None if older.is_some() => Product::Difference,
            None => Product::Template {
                format: arguments.format.unwrap_or_else(|| format_of(arguments.output.as_deref())),
                output: Output::new(arguments.output),
                source_map: arguments.source_map.map(|path| Output::new(Some(path))),
            },
        };
        Ok(Request { sources, template, older, options, product, message_format: arguments.message_format })
    }

    fn deliver(&self, expanded: &Expanded, older: Option<&Expanded>) -> Result<ExitCode, Failure> {
        let outcome = Outcome {
            sources: &self.sources,
            options: &self.options,
            expanded,
            older,
            message_format: self.message_format,
        };
        self.product.deliver(&outcome)
    }
}

/// The expansion in the place of its own source would be a loss.
fn refuse_to_overwrite(template: &TemplateFile, option: &str, output: Option<&Path>) -> Result<(), Failure> {
    let (TemplateFile::Path(template), Some(output)) = (template, output) else { return Ok(()) };
    let real = |path: &Path| path.canonicalize().ok();
    if real(template).is_some_and(|template| real(output) == Some(template)) {
        let message = format!("{option} {} would overwrite the template itself", output.display());
        return Err(Failure::new(message).help("choose another file for it"));
    }
    Ok(())
}

/// Template and source map in one place would be of no use to anyone.
fn refuse_the_same_place(output: Option<&Path>, source_map: Option<&Path>) -> Result<(), Failure> {
    let place = |path: Option<&Path>| path.filter(|path| path.as_os_str() != "-").map(Path::to_owned);
    if source_map.is_some() && place(output) == place(source_map) {
        let message = "the expanded template and its source map would go to the same place";
        return Err(Failure::new(message).help("name a file of its own: --source-map expanded.map.json"));
    }
    Ok(())
}

fn refuse_to_read_twice(template: &TemplateFile, other: Option<&Path>) -> Result<(), Failure> {
    if *template == TemplateFile::StandardInput && other.is_some_and(|other| other.as_os_str() == "-") {
        let message = "standard input cannot be both the template and what it is compared with";
        return Err(Failure::new(message).help("put one of them into a file"));
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

/// Tells what was found.
fn report(compiled: &Compiled, request: &Request) {
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
