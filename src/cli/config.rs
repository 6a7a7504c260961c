//! `samc config`: which settings hold for a template, and where each came from.

use std::path::{Path, PathBuf, absolute};
use std::process::ExitCode;

use super::failure::Failure;
use super::output::Output;
use super::settings::{Project, SettingsArguments, origin};
use super::template_file::USUAL_NAMES;
use crate::diagnostic::Severity;
use crate::settings::{Given, Layers, Selector, USUAL_REGION};
use crate::source::Span;

const DETAILS: &str = "\
Shows the settings that `samc check` and `samc plan` take for a template, and where each of them comes from. The later of two \
that contradict each other holds. In rising order: the defaults, .cfnlintrc, samconfig.toml beside the \
template, samc.toml, the command line. Comments and metadata of the template are not among them.";

/// Arguments as typed.
#[derive(Debug, clap::Args)]
#[command(long_about = DETAILS)]
pub struct Arguments {
    /// The template; it does not have to exist [default: template.yaml]
    template: Option<PathBuf>,

    #[command(flatten)]
    settings: SettingsArguments,
}

/// What a setting is called, its value, and where it comes from.
type Row = (String, String, String);

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let template =
        arguments.template.unwrap_or_else(|| PathBuf::from(USUAL_NAMES.first().copied().unwrap_or("")));
    let project = Project::read(&arguments.settings)?;
    let layers = project.layers_for(Some(&template))?;
    Output::Standard.write(&format!(
        "{}\n\n{}",
        heading(&template, &layers),
        table(&rows(&template, &layers))
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn heading(template: &Path, layers: &Layers) -> String {
    let names = layers.list.iter().filter_map(|layer| layers.sources.get(layer.file));
    let names: Vec<&str> = names.map(|source| source.name.as_str()).collect();
    let from =
        if names.is_empty() { "no files; these are the defaults".to_owned() } else { names.join(", ") };
    format!("Settings for {}, from {from}", template.display())
}

fn rows(template: &Path, layers: &Layers) -> Vec<Row> {
    let place = |span: Span| origin(span, &layers.sources);
    let settings = layers.settings(&absolute(template).unwrap_or_default());
    let mut rows = vec![
        one(
            "regions",
            layers.last(|layer| layer.regions.as_ref()),
            |regions| regions.join(", "),
            USUAL_REGION,
            layers,
        ),
        one("min-severity", layers.last(|layer| layer.min_severity.as_ref()), word, "warning", layers),
        one("fail-on", layers.last(|layer| layer.fail_on.as_ref()), word, "error", layers),
    ];
    if let Some(baseline) = layers.last(|layer| layer.baseline.as_ref()) {
        rows.push(("baseline".to_owned(), baseline.value.clone(), place(baseline.span)));
    }
    if let Some(name) = layers.last(|layer| layer.stack_name.as_ref()) {
        rows.push(("stack name".to_owned(), name.value.clone(), place(name.span)));
    }
    for templates in layers.list.iter().flat_map(|layer| &layer.templates) {
        rows.push(("templates".to_owned(), templates.value.clone(), place(templates.span)));
    }
    if let Some(ignored) = settings.ignored {
        rows.push(("ignored".to_owned(), "this template is not checked".to_owned(), place(ignored)));
    }
    for (name, given) in &settings.parameters {
        rows.push((format!("parameter {name}"), given.value.clone(), place(given.span)));
    }
    for setting in &settings.levels {
        let files = setting.files.as_ref().map_or(String::new(), |(_, glob)| format!(" for {glob}"));
        let name = format!("level {}", setting.selector.text());
        rows.push((name, format!("{}{files}", setting.level.name()), place(setting.place)));
    }
    for rule in layers.rules() {
        let name = format!("rule {}", rule.code.id);
        rows.push((name, rule.code.summary.to_owned(), place(rule.place)));
    }
    let mut selectors = |name: &str, of: fn(&crate::settings::Layer) -> &Vec<Given<Selector>>| {
        for given in layers.list.iter().flat_map(of) {
            rows.push((name.to_owned(), given.value.text().to_owned(), place(given.span)));
        }
    };
    selectors("always shown", |layer| &layer.included);
    selectors("never suppressed", |layer| &layer.mandatory);
    for unused in layers.list.iter().flat_map(|layer| &layer.unused) {
        rows.push((unused.value.clone(), "not used by samc".to_owned(), place(unused.span)));
    }
    rows
}

fn word(severity: &Severity) -> String {
    severity.name().to_owned()
}

fn one<T>(name: &str, given: Option<&Given<T>>, text: fn(&T) -> String, usual: &str, layers: &Layers) -> Row {
    match given {
        Some(given) => (name.to_owned(), text(&given.value), origin(given.span, &layers.sources)),
        None => (name.to_owned(), usual.to_owned(), "default".to_owned()),
    }
}

fn table(rows: &[Row]) -> String {
    let width = |of: fn(&Row) -> &String| rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0);
    let (names, values) = (width(|row| &row.0), width(|row| &row.1).min(60));
    rows.iter().map(|(name, value, place)| format!("  {name:<names$}  {value:<values$}  {place}\n")).collect()
}
