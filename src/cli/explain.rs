//! `samc explain`.

use std::process::ExitCode;

use super::failure::Failure;
use super::output::Output;
use super::settings::{Project, SettingsArguments, origin};
use super::terminal;
use crate::custom;
use crate::diagnostic::similar;
use crate::rules::{elsewhere, explain};
use crate::settings::known_codes;

const EXAMPLES: &str = "\
Examples:
  samc explain                    all that samc finds
  samc explain E3002
  samc explain unknown-property";

/// Arguments as typed.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Code or name of what samc found. When left out: a list of all
    #[arg(value_name = "CODE|NAME")]
    code: Option<String>,

    #[command(flatten)]
    settings: SettingsArguments,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    Output::Standard.write(&match arguments.code {
        None => explain::list(&Project::read(&arguments.settings)?.own_codes()),
        Some(word) => explanation(&word, &arguments.settings)?,
    })?;
    Ok(ExitCode::SUCCESS)
}

fn explanation(word: &str, settings: &SettingsArguments) -> Result<String, Failure> {
    let width = terminal::style_of_output().width;
    let texts: Vec<String> =
        explain::found_by(word).into_iter().map(|code| explain::text(code, width)).collect();
    if let (true, Some(elsewhere)) = (texts.is_empty(), elsewhere::of(word)) {
        return Ok(format!(
            "{} is a code of cfn-lint that samc does not have.\n{}\n",
            elsewhere.id, elsewhere.why
        ));
    }
    if texts.is_empty() { of_project(word, &Project::read(settings)?, width) } else { Ok(texts.join("\n")) }
}

/// What a rule of the project says; what is samc's own can be explained without one.
fn of_project(word: &str, project: &Project, width: usize) -> Result<String, Failure> {
    let layers = project.layers();
    let is_meant = |id: &str| id.eq_ignore_ascii_case(word);
    let mut rules = layers.rules();
    if let Some(rule) = rules.find(|rule| is_meant(rule.code.id) || is_meant(rule.code.name)) {
        return Ok(custom::explain::text(rule, &origin(rule.place, &layers.sources), width));
    }
    let failure = Failure::new(format!("samc finds nothing called `{word}`"));
    let all = known_codes().chain(project.own_codes()).flat_map(|code| [code.id, code.name]);
    Err(match similar::closest(word, all) {
        Some(close) => failure.help(format!("did you mean `{close}`?")),
        None => failure.help("`samc explain` lists all that it finds"),
    })
}
