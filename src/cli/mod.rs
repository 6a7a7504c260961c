//! The commands: arguments as typed, then as meant. Only this room talks to the machine.

#![allow(clippy::disallowed_methods)] // what the core must not do is done here

mod check;
mod config;
mod disk;
mod expand;
mod explain;
mod failure;
mod output;
mod plan;
mod rule_files;
mod schema;
mod settings;
mod shell;
mod template_file;
mod terminal;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use failure::Failure;
use output::Output;

use crate::schema::Schemas;

/// Exit status when the template has errors.
const FINDINGS: u8 = 1;
/// Exit status when samc could not do its work: wrong usage, a file that cannot be read, a defect.
const FAILED: u8 = 2;

const EXAMPLES: &str = "\
Examples:
  samc expand                                 expand ./template.yaml, print JSON
  samc expand template.yaml -o expanded.yaml  write YAML to a file
  samc check                                  find what is wrong with the templates of this folder
  samc explain E3002                          tell what a code is about
  samc schema -o sam.schema.json              write a schema of templates for editors
  samc help expand                            all options

Exit status: 0 when all is well, 1 when a template has errors, 2 when samc could not work.";

/// The SAM compiler: turns AWS SAM templates into plain CloudFormation, offline, and says what is
/// wrong with them and where
#[derive(Parser)]
#[command(name = "samc", version, after_help = EXAMPLES, disable_help_subcommand = false)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Expand a SAM template into plain CloudFormation
    Expand(Box<expand::Arguments>),
    /// Say what the application is on this machine
    Plan(Box<plan::Arguments>),
    /// Check templates, and what they expand to
    Check(Box<check::Arguments>),
    /// Print a JSON Schema of SAM templates, for editors
    Schema(schema::Arguments),
    /// Tell what a code is about
    Explain(explain::Arguments),
    /// Show the settings that hold for a template, and where each comes from
    Config(config::Arguments),
    /// Print a completion script for a shell
    Completions(shell::CompletionsArguments),
    /// Print a manual page
    Man(shell::ManArguments),
    /// Print the version, and the date of what is known about AWS
    Version,
}

/// Reads the command line and runs the command.
pub fn main() -> ExitCode {
    failure::report_defects();
    match Arguments::try_parse() {
        Ok(arguments) => run(arguments.command).unwrap_or_else(|failure| failure.report()),
        Err(message) => {
            // Help that nobody reads is no failure.
            let _ = message.print();
            ExitCode::from(if message.use_stderr() { FAILED } else { 0 })
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Expand(arguments) => expand::run(*arguments),
        Command::Plan(arguments) => plan::run(*arguments),
        Command::Check(arguments) => check::run(*arguments),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Config(arguments) => config::run(arguments),
        Command::Completions(arguments) => shell::completions(arguments, Arguments::command()),
        Command::Man(arguments) => shell::man(arguments, Arguments::command()),
        Command::Version => version(),
    }
}

fn version() -> Result<ExitCode, Failure> {
    let date = Schemas::new().schema_date();
    let text = format!("samc {}\nresource types of AWS as of {date}\n", env!("CARGO_PKG_VERSION"));
    Output::Standard.write(&text)?;
    Ok(ExitCode::SUCCESS)
}
