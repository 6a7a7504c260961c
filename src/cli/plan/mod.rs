//! `samc plan`.
//!
//! | step | does |
//! |---|---|
//! | `request` | arguments to what is meant, reading the template |
//! | `inputs` | reads the files with values |
//! | `findings` | what is shown of all that was found |
//! | here | prints the plan, then the findings |

mod arguments;
mod findings;
mod inputs;
mod request;
mod stack_name;

use std::process::ExitCode;

use serde_json::Value;

pub use arguments::Arguments;
use arguments::Format;
use request::Request;

use super::failure::Failure;
use super::output::Output;
use super::{FINDINGS, terminal};
use crate::plan::document::document;
use crate::plan::model::RunPlan;
use crate::plan::{self, Planned, format};
use crate::report::human::Style;
use crate::source::Sources;

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let mut request = Request::new(arguments)?;
    let Request { sources, file, options, disk, .. } = &mut request;
    let planned = plan::plan(sources, *file, options, disk);
    let document = planned.plan.as_ref().map(|plan| document(plan, &request.sources));
    let delivered = match (&planned.plan, &document) {
        (Some(plan), Some(document)) => deliver(&request, plan, document),
        _ => Ok(()),
    };
    let Planned { plan, documents, diagnostics } = planned;
    let found = findings::all(&request, diagnostics, plan.as_ref().zip(document.as_ref()), &documents);
    findings::tell(&request, &found, &documents);
    delivered?;
    Ok(if findings::has_errors(&found) { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
}

/// Prints or writes the plan.
fn deliver(request: &Request, plan: &RunPlan, document: &Value) -> Result<(), Failure> {
    let settings = request.settings_files.iter().map(String::as_str);
    request.output.refuse_to_overwrite("--output", request.sources.names().chain(settings))?;
    request.output.write(&text(request.format, plan, document, &request.sources, &style(&request.output)))
}

/// The plan in a format: each has one line here.
fn text(format: Format, plan: &RunPlan, document: &Value, sources: &Sources, style: &Style) -> String {
    match format {
        Format::Compose => format::compose::to_compose(plan, sources),
        Format::Json => format::json::to_json(document),
        Format::Mermaid => format::mermaid::to_mermaid(plan),
        Format::Svg => format::svg::to_svg(plan),
        Format::Table => format::table::to_table(plan, sources, style),
    }
}

fn style(output: &Output) -> Style {
    let style = terminal::style_of_output();
    // A file is no terminal, whatever samc was started from.
    if matches!(output, Output::File(_)) { Style { colour: false, ..style } } else { style }
}
