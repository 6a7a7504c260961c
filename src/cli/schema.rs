//! `samc schema`.

use std::path::PathBuf;
use std::process::ExitCode;

use super::failure::Failure;
use super::output::Output;
use crate::plan;
use crate::schema::{Schemas, editor};

const DETAILS: &str = "\
Prints a JSON Schema of whole SAM templates, from which the YAML language server of an editor completes, \
explains and checks what is typed: all SAM types with their events, Globals, connectors and policy \
templates, and what they pass on to CloudFormation.

With --run-plan it is the schema of what `samc plan` prints, field by field.";

const EXAMPLES: &str = "\
Examples:
  samc schema --output .vscode/sam.schema.json    then name the file under `yaml.schemas`

The README tells what else to set in VS Code.";

/// Arguments as typed.
#[derive(Debug, clap::Args)]
#[command(long_about = DETAILS, after_help = EXAMPLES)]
pub struct Arguments {
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The schema of what `samc plan` prints instead
    #[arg(long)]
    run_plan: bool,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let output = Output::new(arguments.output);
    match arguments.run_plan {
        true => output.write(plan::SCHEMA)?,
        false => output.write(&format!("{:#}\n", editor::template(&Schemas::new())))?,
    }
    Ok(ExitCode::SUCCESS)
}
