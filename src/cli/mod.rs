//! The commands: arguments as typed, then as meant. Only this room talks to the machine.

#![allow(clippy::disallowed_methods)] // what the core must not do is done here

mod check;
mod disk;
mod expand;
mod failure;
mod output;
mod schema;
mod settings;
mod template_file;
mod terminal;

use std::process::ExitCode;

use clap::Parser;
use failure::Failure;

/// Exit status when the template has errors.
const FINDINGS: u8 = 1;
/// Exit status when samc could not do its work: wrong usage, a file that cannot be read, a defect.
const FAILED: u8 = 2;

const EXAMPLES: &str = "\
Examples:
  samc expand                                 expand ./template.yaml, print JSON
  samc expand template.yaml -o expanded.yaml  write YAML to a file
  samc schema -o sam.schema.json              write a schema of templates for editors
  samc help expand                            all options

Exit status: 0 when all is well, 1 when the template has errors, 2 when samc could not work.";

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
    /// Check templates, and what they expand to
    Check(Box<check::Arguments>),
    /// Print a JSON Schema of SAM templates, for editors
    Schema(schema::Arguments),
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
        Command::Check(arguments) => check::run(*arguments),
        Command::Schema(arguments) => schema::run(arguments),
    }
}
