//! What can be typed after `samc check`.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::expand::{MessageFormat, region};
use crate::diagnostic::Severity;

const EXAMPLES: &str = "\
Examples:
  samc check
  samc check template.yaml --region eu-central-1
  cat template.yaml | samc check - --message-format json

Exit status: 0 when nothing was found that counts as a failure, 1 when something was, 2 when samc
could not work.";

/// Arguments as typed.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Templates, in YAML or JSON; `-` reads standard input. When left out: template.yaml,
    /// template.yml or template.json in the current folder
    pub templates: Vec<PathBuf>,

    /// Region to check for. The environment is not asked
    #[arg(long, value_name = "REGION", default_value = "us-east-1", value_parser = region)]
    pub region: String,

    /// Value of a template parameter; everything behind the first `=` is the value. Can be repeated
    #[arg(short, long = "parameter", value_name = "NAME=VALUE")]
    pub parameters: Vec<String>,

    /// Show what is at least this bad
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    pub min_severity: Level,

    /// Exit with 1 for what is at least this bad
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub fail_on: Level,

    /// How to show what was found
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// AWS would refuse it
    Error,
    /// Probably not what was meant
    Warning,
    /// Worth knowing
    Info,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Severity {
        match level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Info => Severity::Info,
        }
    }
}
