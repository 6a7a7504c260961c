//! What can be typed after `samc check`.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::expand::{MessageFormat, region};
use crate::cli::settings::SettingsArguments;
use crate::diagnostic::Severity;

const DETAILS: &str = "\
Checks templates, and what they expand to, without network, credentials or environment.

Folders and patterns are searched for templates, which are known by their content. What .gitignore \
names, hidden folders and node_modules are left out.

The findings go to standard output, what kept samc from its work to standard error.";

const EXAMPLES: &str = "\
Examples:
  samc check                                       this folder's template.yaml, or all of its templates
  samc check template.yaml --region eu-central-1
  samc check stacks 'legacy/**/*.json'             folders and patterns
  samc check --message-format sarif -o samc.sarif  for code scanning
  samc check . --write-baseline baseline.json      accept what there is;
  samc check . --baseline baseline.json            then tell only what is new
  samc check --diff                                what --fix would change;
  samc check --fix                                 then change it
  cat template.yaml | samc check - --stdin-filename stacks/template.yaml

Turning things off: `# samc: allow CODE reason` in the template, `[levels]` in samc.toml; `samc explain CODE`
tells what a code is about, `samc config FILE` which settings hold for a template.

Exit status: 0 when nothing was found that counts as a failure, 1 when something was, 2 when samc
could not work; what it could check was checked all the same.";

/// Arguments as typed.
#[derive(Debug, clap::Args)]
#[command(long_about = DETAILS, after_help = EXAMPLES)]
pub struct Arguments {
    /// Templates in YAML or JSON, folders, or patterns; `-` reads standard input. When left out: template.yaml,
    /// template.yml or template.json in the current folder, or else the current folder
    #[arg(value_name = "FILE|DIR|GLOB")]
    pub templates: Vec<PathBuf>,

    /// Region to check for [default: us-east-1]. Can be repeated. The environment is not asked
    #[arg(long = "region", value_name = "REGION", value_parser = region)]
    pub regions: Vec<String>,

    /// Value of a template parameter; everything behind the first `=` is the value. Can be repeated
    #[arg(short, long = "parameter", value_name = "NAME=VALUE")]
    pub parameters: Vec<String>,

    /// Schema of a resource type, as CloudFormation's registry has it: adds the type, or takes the place of what is
    /// known of it. Can be repeated
    #[arg(long = "schema", value_name = "FILE")]
    pub schemas: Vec<PathBuf>,

    /// Show what is at least this bad [default: warning]
    #[arg(long, value_name = "SEVERITY")]
    pub min_severity: Option<Level>,

    /// Exit with 1 for what is at least this bad [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<Level>,

    /// Do not look for this: a code, a name, or what codes begin with. Can be repeated
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub allow: Vec<String>,

    /// Take this for an error. Can be repeated
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub deny: Vec<String>,

    /// Show only what is not in this file
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// Write all that is found to this file, for --baseline, and count none of it as a failure
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,

    /// Mend in the files what can be mended for certain, and tell what is left. What comes from standard input goes
    /// to standard output, and the findings to standard error
    #[arg(long, conflicts_with = "write_baseline")]
    pub fix: bool,

    /// With --fix or --diff: mend, too, what changes what is deployed, or is a guess
    #[arg(long)]
    pub unsafe_fixes: bool,

    /// Show what --fix would change, and change nothing; exit with 1 when there is something
    #[arg(long, conflicts_with_all = ["fix", "write_baseline", "statistics", "message_format"])]
    pub diff: bool,

    /// How to show what was found
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,

    /// Show how often each kind of finding occurs, instead of the findings
    #[arg(long)]
    pub statistics: bool,

    /// File to write the findings to, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// File that standard input is the new content of, for `-`: its name, settings and surroundings count
    #[arg(long, value_name = "FILE")]
    pub stdin_filename: Option<PathBuf>,

    /// Leave out files that are no templates even when they are named, as pre-commit does
    #[arg(long)]
    pub skip_other_files: bool,

    #[command(flatten)]
    pub settings: SettingsArguments,
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
