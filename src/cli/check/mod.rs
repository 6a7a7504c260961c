//! `samc check`.

mod arguments;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

pub use arguments::Arguments;

use super::disk::Disk;
use super::expand::{MessageFormat, parameters};
use super::failure::Failure;
use super::template_file::TemplateFile;
use super::{FINDINGS, terminal};
use crate::check::{Checked, Date, Knowledge, at_least, check};
use crate::diagnostic::Severity;
use crate::expand::{AwsFacts, Options};
use crate::report::{self, Report};
use crate::source::Sources;

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let mut sources = Sources::new();
    let given = parameters::read(&arguments.parameters, &[])?;
    let options = Options {
        region: arguments.region.clone(),
        parameters: parameters::as_nodes(given, &mut sources),
        unpackaged_uri: None,
        as_built: true,
        facts: AwsFacts::default(),
    };
    let knowledge = Knowledge { today: today(), ..Knowledge::default() };
    let mut all = Vec::new();
    for template in templates(&arguments)? {
        let file = template.read(&mut sources)?;
        let disk = Disk::around(template.path());
        all.push(check(&mut sources, file, &options, &knowledge, &disk));
    }
    let least = Severity::from(arguments.min_severity);
    let fails = Severity::from(arguments.fail_on);
    let has_failed = all.iter().flat_map(|checked| &checked.diagnostics).any(|found| found.severity >= fails);
    for checked in &mut all {
        checked.diagnostics = at_least(std::mem::take(&mut checked.diagnostics), least);
    }
    show(&all, &sources, arguments.message_format)?;
    Ok(ExitCode::from(if has_failed { FINDINGS } else { 0 }))
}

/// The day of the machine's clock.
fn today() -> Option<Date> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(Date::of_seconds(passed.as_secs()))
}

fn templates(arguments: &Arguments) -> Result<Vec<TemplateFile>, Failure> {
    if arguments.templates.is_empty() {
        return Ok(vec![TemplateFile::choose(None)?]);
    }
    let named = arguments.templates.iter().cloned().map(|path: PathBuf| TemplateFile::choose(Some(path)));
    named.collect()
}

fn show(all: &[Checked], sources: &Sources, format: MessageFormat) -> Result<(), Failure> {
    let report = |checked: &'_ Checked| -> String {
        let report = Report::new(&checked.diagnostics, checked.document.as_ref(), sources);
        match format {
            MessageFormat::Human => report::human::render(&report, &terminal::style_of_output()),
            MessageFormat::Json => report::json::render(&report),
            MessageFormat::Sarif => report::sarif::render(&report),
            MessageFormat::Github => report::github::render(&report),
        }
    };
    let text: String = all.iter().map(report).collect();
    io::stdout().write_all(text.as_bytes()).map_err(|error| Failure::io("write the findings", &error))
}
