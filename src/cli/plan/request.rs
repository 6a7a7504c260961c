//! What is meant by the arguments of `samc plan`.

use std::path::{Path, absolute};

use super::arguments::{Arguments, Format};
use super::inputs::Inputs;
use super::stack_name;
use crate::cli::disk::Disk;
use crate::cli::expand::{MessageFormat, refuse_to_overwrite};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::settings::Project;
use crate::cli::template_file::TemplateFile;
use crate::diagnostic::Diagnostic;
use crate::expand::{self, AwsFacts};
use crate::plan::Options;
use crate::settings::cfn_lint_rc::ALL_REGIONS;
use crate::settings::{Settings, USUAL_REGION};
use crate::source::{FileId, Sources};

/// What was meant by the arguments.
pub struct Request {
    /// The texts that were read.
    pub sources: Sources,
    /// The template.
    pub file: FileId,
    /// The files around it.
    pub disk: Disk,
    /// What the plan is made with.
    pub options: Options,
    /// The files of settings that were read.
    pub settings_files: Vec<String>,
    /// What the user wants to hear of.
    pub settings: Settings,
    /// What is to be said of the files with values.
    pub findings: Vec<Diagnostic>,
    /// How to print the plan.
    pub format: Format,
    /// Where it goes.
    pub output: Output,
    /// How to show what was found.
    pub message_format: MessageFormat,
    /// Whether what is not known is an error.
    pub strict: bool,
}

impl Request {
    /// Reads what is to be read, and refuses what cannot be meant.
    pub fn new(arguments: Arguments) -> Result<Self, Failure> {
        let template = TemplateFile::choose(arguments.template.clone())?;
        refuse_to_overwrite(&template, "--output", arguments.output.as_deref())?;
        let mut sources = Sources::new();
        let file = template.read(&mut sources)?;
        let layers = Project::read(&arguments.settings)?.layers_for(template.path())?;
        let whole_path = absolute(template.path().unwrap_or(Path::new("-"))).unwrap_or_default();
        let settings = layers.settings(&whole_path);
        let inputs = Inputs::read(&arguments, &settings, &layers, &mut sources)?;
        let findings = inputs.findings();
        let in_settings = layers.last(|layer| layer.stack_name.as_ref()).map(|name| name.value.as_str());
        let stack = arguments.stack_name.unwrap_or_else(|| stack_name::of(in_settings, template.path()));
        let expand = expand::Options {
            region: arguments.region.unwrap_or_else(|| region(&settings)),
            parameters: inputs.parameters,
            unpackaged_uri: None,
            as_built: true,
            facts: AwsFacts::default(),
        };
        Ok(Request {
            sources,
            file,
            disk: Disk::around(template.path()),
            options: Options { expand, stack, given: inputs.given },
            settings_files: layers.sources.names().map(str::to_owned).collect(),
            settings,
            findings,
            format: arguments.format,
            output: Output::new(arguments.output),
            message_format: arguments.message_format,
            strict: arguments.strict,
        })
    }
}

/// The first of the regions that the settings name: an application stands in one.
fn region(settings: &Settings) -> String {
    let named = settings.regions.first().filter(|region| *region != ALL_REGIONS);
    named.map_or(USUAL_REGION, String::as_str).to_owned()
}
