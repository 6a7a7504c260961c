//! `samc expand`.

mod arguments;
mod facts;
pub(super) mod parameters;
mod product;
mod request;

use std::io::{self, Write};
use std::process::ExitCode;

pub(super) use arguments::region;
pub use arguments::{Arguments, MessageFormat};
use product::{Expanded, Outcome};
use request::Request;
pub(super) use request::refuse_to_overwrite;

use super::failure::Failure;
use super::output::Output;
use super::template_file::TemplateFile;
use super::{FINDINGS, terminal};
use crate::compile::{Compiled, compile};
use crate::diagnostic::Severity;
use crate::report::Report;

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let mut request = Request::new(arguments)?;
    let Request { sources, template, older, options, .. } = &mut request;
    let mut compiled = compile(sources, template.file, options, &template.disk);
    let mut older = older.as_ref().map(|older| compile(sources, older.file, options, &older.disk));
    let delivered = match (Expanded::take(&mut compiled), older.as_mut().map(Expanded::take)) {
        (Some(expanded), None) => deliver(&request, &expanded, None),
        (Some(expanded), Some(Some(older))) => deliver(&request, &expanded, Some(&older)),
        _ => Ok(ExitCode::from(FINDINGS)),
    };
    // What is only worth knowing about the older template was worth it when that was the new one.
    let errors = older.into_iter().flat_map(|older| older.diagnostics);
    compiled.diagnostics.extend(errors.filter(|found| found.severity == Severity::Error));
    report(&compiled, &request);
    delivered
}

fn deliver(request: &Request, expanded: &Expanded, older: Option<&Expanded>) -> Result<ExitCode, Failure> {
    let (sources, options) = (&request.sources, &request.options);
    let message_format = request.message_format;
    request.product.deliver(&Outcome { sources, options, expanded, older, message_format })
}

/// Tells what was found.
fn report(compiled: &Compiled, request: &Request) {
    let mut report = Report::default();
    let name = request.sources.get(request.template.file).map_or("", |source| &source.name);
    report.add_template(name, &compiled.diagnostics, compiled.document.as_ref(), &request.sources);
    if request.message_format == MessageFormat::Human {
        report.templates.clear(); // Everybody knows that it is one.
    }
    let text = request.message_format.render(&report, &terminal::style());
    // The exit status tells the same to whoever does not listen.
    let _ = io::stderr().write_all(text.as_bytes());
}
