//! `samc explain`.

use std::process::ExitCode;

use super::failure::Failure;
use super::output::Output;
use super::terminal;
use crate::rules::{elsewhere, explain};

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
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    Output::Standard.write(&match arguments.code {
        None => explain::list(),
        Some(word) => explanation(&word)?,
    })?;
    Ok(ExitCode::SUCCESS)
}

fn explanation(word: &str) -> Result<String, Failure> {
    let width = terminal::style_of_output().width;
    let texts: Vec<String> =
        explain::found_by(word).into_iter().map(|code| explain::text(code, width)).collect();
    if let (true, Some(elsewhere)) = (texts.is_empty(), elsewhere::of(word)) {
        return Ok(format!(
            "{} is a code of cfn-lint that samc does not have.\n{}\n",
            elsewhere.id, elsewhere.why
        ));
    }
    if texts.is_empty() {
        let failure = Failure::new(format!("samc finds nothing called `{word}`"));
        return Err(match explain::similar_to(word) {
            Some(close) => failure.help(format!("did you mean `{close}`?")),
            None => failure.help("`samc explain` lists all that it finds"),
        });
    }
    Ok(texts.join("\n"))
}
