//! What can be typed after `samc expand`.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::report::human::Style;
use crate::report::{self, Report};
use crate::settings::shape::{A_REGION, is_region_name};

const DETAILS: &str = "\
Expands a SAM template into plain CloudFormation, as AWS would while deploying it, but without \
network, credentials or environment: the same template and options always give the same result.

The expanded template goes to standard output, what samc has to say about the template to \
standard error.";

const EXAMPLES: &str = "\
Examples:
  samc expand
  samc expand template.yaml --region eu-central-1 --parameter Stage=prod
  samc expand template.yaml --parameter-overrides 'Stage=prod Title=\"My shop\"'
  samc expand template.yaml --output expanded.yaml
  cat template.yaml | samc expand - --message-format json
  samc expand --explain                       what SAM makes that the template does not name
  samc expand --explain MyFunctionRole        why it is there
  git show HEAD:template.yaml | samc expand --diff -

Exit status: 0 when the template was expanded, 1 when it has errors, 2 when samc could not work.
With --explain also 1 when there is no such ID, with --diff when there is a difference.";

/// Arguments as typed.
#[derive(Debug, clap::Args)]
#[command(long_about = DETAILS, after_help = EXAMPLES)]
pub struct Arguments {
    /// The template, in YAML or JSON; `-` reads standard input. When it is left out: template.yaml,
    /// template.yml or template.json in the current folder
    pub template: Option<PathBuf>,

    /// Region to expand for, which decides the partition. The environment is not asked
    #[arg(long, value_name = "REGION", default_value = "us-east-1", value_parser = region)]
    pub region: String,

    /// Value of a template parameter; everything behind the first `=` is the value. Can be repeated
    #[arg(short, long = "parameter", value_name = "NAME=VALUE")]
    pub parameters: Vec<String>,

    /// Parameter values as the SAM CLI takes them: `A=1 B=2`, or
    /// `ParameterKey=A,ParameterValue=1`, in one argument or several
    #[arg(long, value_name = "NAME=VALUE", num_args = 1..)]
    pub parameter_overrides: Vec<String>,

    /// S3 address that stands for local paths of code, as if they had been packaged there
    #[arg(long, value_name = "URI")]
    pub unpackaged_uri: Option<String>,

    /// JSON file with what AWS would have answered: template URLs of repository applications, and
    /// the time
    #[arg(long, value_name = "FILE")]
    pub aws_facts: Option<PathBuf>,

    /// Format of the expanded template [default: yaml for an --output of that name, else json]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,

    /// File to write instead of standard output; left as it is when the template has errors
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// JSON file to write that tells for each path of the expanded template the file, line and
    /// column that it comes from, and whether it was written there or made because of it
    #[arg(long, value_name = "FILE")]
    pub source_map: Option<PathBuf>,

    /// Print no template, but why a resource is in it: the lines that made it, how its logical id
    /// came about, what it refers to and what refers to it. Without an ID: everything that SAM makes
    /// without being asked for it by name
    #[arg(long, value_name = "ID", num_args = 0..=1, conflicts_with_all = ["format", "output", "source_map"])]
    pub explain: Option<Option<String>>,

    /// Print no template, but what a deployment of it would change: what CloudFormation would add,
    /// remove, change or replace in a stack of OLD, and why. OLD is a template with or without SAM
    /// types; `-` reads standard input
    #[arg(long, value_name = "OLD", conflicts_with_all = ["explain", "format", "output", "source_map"])]
    pub diff: Option<PathBuf>,

    /// How to show errors, warnings and notes; with `json`, `--explain` and `--diff` print JSON too
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,
}

/// How to print a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// JSON
    Json,
    /// YAML
    Yaml,
}

/// How to print diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// With the lines of source that they are about
    Human,
    /// A JSON array
    Json,
    /// A JSON object on each line
    JsonLines,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands that annotate pull requests on GitHub
    Github,
    /// A Code Quality report for GitLab
    Gitlab,
    /// JUnit XML, for build servers
    Junit,
}

impl MessageFormat {
    /// The report in this format; the style is for people.
    pub fn render(self, report: &Report, style: &Style) -> String {
        match self {
            MessageFormat::Human => report::human::render(report, style),
            MessageFormat::Json => report::json::render(report),
            MessageFormat::JsonLines => report::json::render_lines(report),
            MessageFormat::Sarif => report::sarif::render(report),
            MessageFormat::Github => report::github::render(report),
            MessageFormat::Gitlab => report::gitlab::render(report),
            MessageFormat::Junit => report::junit::render(report),
        }
    }
}

/// The name of a region.
pub fn region(text: &str) -> Result<String, String> {
    match is_region_name(text) {
        true => Ok(text.to_owned()),
        false => Err(format!("a region is named like {A_REGION}")),
    }
}
