//! `samc check`.
//!
//! | step | does |
//! |---|---|
//! | `typed` | arguments to settings |
//! | `selection` | arguments to files |
//! | `user_schemas` | types of resources that the user describes |
//! | `queue`, `template` | files to findings, on all cores |
//! | `known` | takes away what a baseline has |
//! | `mended` | writes what was fixed |
//! | here | shows the rest |

mod arguments;
mod known;
mod mended;
mod queue;
pub(super) mod selection;
mod template;
mod typed;
mod user_schemas;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

pub use arguments::Arguments;
use known::Known;
use selection::Selection;
use template::{CheckedTemplate, Crew, Outcome};

use super::expand::MessageFormat;
use super::failure::Failure;
use super::output::Output;
use super::settings::{Project, from_here};
use super::{FAILED, FINDINGS, terminal};
use crate::check::{Date, Knowledge};
use crate::diagnostic::Safety;
use crate::report::{Report, statistics};

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    refuse_contradictions(&arguments)?;
    let mut project = Project::read(&arguments.settings)?;
    let own = project.own_codes();
    project.add_command_line(|sources| typed::layer(&arguments, &own, sources))?;
    let baseline = baseline(&arguments, &project).map(|path| Known::read(&path)).transpose()?;
    let Selection { files, mut failures, .. } = select(&arguments, &project)?;
    let crew = Crew {
        knowledge: knowledge(&arguments, &project)?,
        project,
        skips_other_files: arguments.skip_other_files,
        fixes: fixes(&arguments),
    };
    let mut templates = Vec::new();
    for outcome in queue::check_all(&crew, &files) {
        match outcome {
            Outcome::Checked(template) => templates.push(*template),
            Outcome::Failed(failure) if !failures.contains(&failure) => failures.push(failure),
            Outcome::Failed(_) | Outcome::Skipped => {}
        }
    }
    let has_nothing = templates.is_empty() && failures.is_empty() && !arguments.skip_other_files;
    if has_nothing {
        failures.extend(no_template(&arguments));
    }
    let has_found = match arguments.diff {
        true => {
            refuse_to_overwrite("--output", arguments.output.as_ref(), &crew.project, &templates)?;
            mended::show(&templates, Output::new(arguments.output.clone()))?
        }
        false => {
            failures.extend(mended::write(&mut templates)?);
            deliver(&arguments, &crew.project, baseline, templates)?
        }
    };
    failures.iter().for_each(Failure::tell);
    let status = if failures.is_empty() { u8::from(has_found) * FINDINGS } else { FAILED };
    Ok(ExitCode::from(status))
}

/// What is known: what samc brings along, the types that the user describes, and the present day; and the rules of
/// the project.
fn knowledge(arguments: &Arguments, project: &Project) -> Result<Knowledge, Failure> {
    let schemas = user_schemas::read(arguments.schemas.iter().map(PathBuf::as_path))?;
    let custom_rules = project.layers().rules().cloned().collect();
    Ok(Knowledge { schemas, today: today(), custom_rules, ..Knowledge::default() })
}

/// The fixes that are asked for.
fn fixes(arguments: &Arguments) -> Option<Safety> {
    let safety = if arguments.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
    (arguments.fix || arguments.diff).then_some(safety)
}

/// The day of the machine's clock.
fn today() -> Option<Date> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(Date::of_seconds(passed.as_secs()))
}

/// Shows what was found, and tells whether any of it is a failure.
fn deliver(
    arguments: &Arguments,
    project: &Project,
    baseline: Option<Known>,
    mut templates: Vec<CheckedTemplate>,
) -> Result<bool, Failure> {
    refuse_to_overwrite("--output", arguments.output.as_ref(), project, &templates)?;
    refuse_to_overwrite("--write-baseline", arguments.write_baseline.as_ref(), project, &templates)?;
    if let Some(path) = arguments.write_baseline.clone() {
        templates.iter_mut().for_each(keep_what_is_shown);
        known::write(path, &templates)?;
        templates.iter_mut().for_each(|template| template.diagnostics.clear());
    }
    if let Some(left) = baseline.map(|baseline| baseline.remove(&mut templates)).filter(|left| *left > 0) {
        tell_about_rest(left);
    }
    let has_found = templates.iter().any(has_failed);
    templates.iter_mut().for_each(keep_what_is_shown);
    let text = render(arguments, &templates);
    let is_elsewhere = arguments.output.is_none() && templates.iter().any(mended::is_printed);
    if is_elsewhere {
        // Standard output has the text of the template.
        let _ = io::stderr().write_all(text.as_bytes());
    } else {
        Output::new(arguments.output.clone()).write(&text)?;
    }
    if arguments.message_format != MessageFormat::Human || arguments.statistics {
        mended::tell(arguments, &templates);
    }
    Ok(has_found)
}

/// What is found goes neither into a template nor into a file of settings.
fn refuse_to_overwrite(
    option: &str,
    path: Option<&PathBuf>,
    project: &Project,
    templates: &[CheckedTemplate],
) -> Result<(), Failure> {
    let Some(path) = path.cloned() else { return Ok(()) };
    let templates = templates.iter().flat_map(|template| template.sources.names());
    let settings = project.layers().sources.names();
    Output::new(Some(path)).refuse_to_overwrite(option, templates.chain(settings))
}

fn has_failed(template: &CheckedTemplate) -> bool {
    template.diagnostics.iter().any(|found| found.severity >= template.settings.fail_on)
}

fn keep_what_is_shown(template: &mut CheckedTemplate) {
    let settings = &template.settings;
    template.diagnostics.retain(|found| settings.shows(found));
}

fn tell_about_rest(left: u64) {
    let findings = crate::counted::counted(left, "finding");
    let were = if left == 1 { "was" } else { "were" };
    note(&format!("{findings} of the baseline {were} not found again; write it anew to forget what is gone"));
}

fn note(text: &str) {
    // Nobody has to listen.
    let _ = writeln!(io::stderr(), "note: {text}");
}

fn render(arguments: &Arguments, templates: &[CheckedTemplate]) -> String {
    let mut report = Report { fixing: Some(mended::count(arguments, templates)), ..Report::default() };
    for CheckedTemplate { name, sources, document, diagnostics, .. } in templates {
        report.add_template(name, diagnostics, document.as_ref(), sources);
    }
    match (arguments.statistics, arguments.message_format) {
        (true, MessageFormat::Json) => statistics::render_json(&report),
        (true, _) => statistics::render(&report),
        (false, format) => format.render(&report, &style(arguments)),
    }
}

fn style(arguments: &Arguments) -> crate::report::human::Style {
    let style = terminal::style_of_output();
    // A file is no terminal, whatever samc was started from.
    if arguments.output.is_some() { crate::report::human::Style { colour: false, ..style } } else { style }
}

fn refuse_contradictions(arguments: &Arguments) -> Result<(), Failure> {
    use MessageFormat::{Human, Json};
    if arguments.statistics && !matches!(arguments.message_format, Human | Json) {
        return Err(Failure::new("--statistics are printed for people, or as JSON")
            .help("leave out --message-format, or write --message-format json"));
    }
    if arguments.unsafe_fixes && !arguments.fix && !arguments.diff {
        return Err(Failure::new("--unsafe-fixes says what --fix and --diff may do")
            .help("add --fix, or --diff to see what would change"));
    }
    let reads_input = arguments.templates.iter().any(|path| path.as_os_str() == "-");
    if arguments.stdin_filename.is_some() && !reads_input {
        return Err(Failure::new("--stdin-filename names standard input, which is not read")
            .help("name `-` as the template"));
    }
    Ok(())
}

fn baseline(arguments: &Arguments, project: &Project) -> Option<PathBuf> {
    let in_settings = || {
        let layers = project.layers();
        let layer = layers.list.iter().rev().find(|layer| layer.baseline.is_some())?;
        Some(layer.folder.join(&layer.baseline.as_ref()?.value))
    };
    let is_written = arguments.write_baseline.is_some();
    arguments.baseline.clone().or_else(in_settings).filter(|_| !is_written)
}

/// The files that are named, or else those that the settings name, or else the usual ones.
fn select(arguments: &Arguments, project: &Project) -> Result<Selection, Failure> {
    if !arguments.templates.is_empty() {
        return Ok(Selection::of(&arguments.templates, arguments.stdin_filename.as_deref()));
    }
    let named = in_settings(project)?;
    Ok(if named.is_empty() { Selection::usual() } else { Selection::of(&named, None) })
}

/// A check that looks at nothing is probably not what was meant: a failure where nothing was named, else
/// worth a note.
fn no_template(arguments: &Arguments) -> Option<Failure> {
    if arguments.templates.is_empty() {
        let failure = Failure::new("no template is named, and this folder has none");
        return Some(failure.help("name one: samc check path/to/template.yaml"));
    }
    note("there is no template to check; `samc config FILE` tells whether the settings leave one out");
    None
}

/// What the settings of the project say to check, or else those of the SAM CLI in this folder.
fn in_settings(project: &Project) -> Result<Vec<PathBuf>, Failure> {
    let layers = project.layers_for(None)?;
    let named = layers.list.iter().rev().find(|layer| !layer.templates.is_empty());
    if let Some(layer) = named {
        return Ok(layer.templates.iter().map(|given| from_here(&layer.folder, &given.value)).collect());
    }
    let template = layers.last(|layer| layer.template_file.as_ref());
    Ok(template.map(|given| PathBuf::from(&given.value)).filter(|path| path.is_file()).into_iter().collect())
}
