//! What can be typed after `samc plan`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::stack_name;
use crate::cli::expand::{MessageFormat, region};
use crate::cli::settings::SettingsArguments;

const DETAILS: &str = "\
Says what the application of a template is on this machine: its functions with their code, handlers and \
environment, routes, triggers, tables, queues, containers, and the order in which they start. References are \
followed to the values that they have here, through nested stacks, too. Nothing is asked of AWS: what only AWS \
could say is listed as unknown, with the line that supplies it.

The plan goes to standard output, what samc has to say about the template to standard error.";

const EXAMPLES: &str = "\
Examples:
  samc plan --format table                    look at it
  samc plan template.yaml -o plan.json        the whole plan, for programs
  samc plan -p Stage=dev --env .env --values local.toml
  samc plan --parameter-file parameters/dev.json --strict

Values of parameters, from strong to weak: --parameter, --parameter-overrides, --parameter-file,
[parameters] of --values, samconfig.toml beside the template, Default. Of several files behind one
option the last one wins.

Exit status: 0 when there is a plan, 1 when the template has errors or with --strict something is
unknown (the plan is printed if there can be one), 2 when samc could not work.";

/// Arguments as typed.
#[derive(Debug, clap::Args)]
#[command(long_about = DETAILS, after_help = EXAMPLES)]
pub struct Arguments {
    /// The template, in YAML or JSON; `-` reads standard input. When it is left out: template.yaml,
    /// template.yml or template.json in the current folder
    pub template: Option<PathBuf>,

    /// Region of the application [default: that of the settings, or else us-east-1]. The environment is not asked
    #[arg(long, value_name = "REGION", value_parser = region)]
    pub region: Option<String>,

    /// Value of a template parameter; everything behind the first `=` is the value. Can be repeated
    #[arg(short, long = "parameter", value_name = "NAME=VALUE")]
    pub parameters: Vec<String>,

    /// Parameter values as the SAM CLI takes them: `A=1 B=2`, or
    /// `ParameterKey=A,ParameterValue=1`, in one argument or several
    #[arg(long, value_name = "NAME=VALUE", num_args = 1..)]
    pub parameter_overrides: Vec<String>,

    /// File with values of template parameters: the JSON of the AWS CLI and CodePipeline, TOML, or `.env`.
    /// Can be repeated
    #[arg(long = "parameter-file", value_name = "FILE")]
    pub parameter_files: Vec<PathBuf>,

    /// TOML or JSON file with what only AWS could say: tables [attributes], [exports], [stored-parameters],
    /// [secrets], and [environment], [parameters]. Can be repeated
    #[arg(long = "values", value_name = "FILE")]
    pub values_files: Vec<PathBuf>,

    /// File with environment variables: `.env` for all functions, JSON as for `--env-vars` of the SAM CLI, or
    /// TOML with the same tables. Can be repeated
    #[arg(long = "env", value_name = "FILE")]
    pub environment_files: Vec<PathBuf>,

    /// Name of the stack, which local names begin with [default: that of samconfig.toml, or else of the
    /// template's folder]
    #[arg(long, value_name = "NAME", value_parser = stack_name::checked)]
    pub stack_name: Option<String>,

    /// Format of the plan
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub format: Format,

    /// File to write instead of standard output; left as it is when there can be no plan
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// How to show errors, warnings and notes
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,

    /// Take each value that is not known for an error
    #[arg(long)]
    pub strict: bool,

    #[command(flatten)]
    pub settings: SettingsArguments,
}

/// How to print a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The whole plan as JSON, with the origin of each value
    Json,
    /// A Compose file that runs functions and containers in Docker
    Compose,
    /// Who triggers whom, as a Mermaid flowchart
    Mermaid,
    /// Who triggers whom, as an SVG picture
    Svg,
    /// Tables for people; secrets are not shown
    Table,
}
