//! The commands: arguments as typed, then as meant.

#![allow(clippy::disallowed_methods)] // this room talks to the machine

mod expand;

use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
#[command(name = "samc", version, about = "The SAM compiler")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Expand a SAM template into plain CloudFormation
    Expand(expand::Arguments),
}

/// Reads the command line and runs the command.
pub fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Expand(arguments) => expand::run(arguments),
    }
}
