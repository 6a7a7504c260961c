//! The files with values that a plan is made with, and how values of several origins come together.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use super::arguments::Arguments;
use crate::cli::expand::parameters;
use crate::cli::failure::Failure;
use crate::cli::template_file;
use crate::diagnostic::{Diagnostic, code};
use crate::plan::given::{Given, Named, environment_file, parameter_file, values_file};
use crate::settings::shape::Read;
use crate::settings::{Layers, Settings};
use crate::source::{FileId, Sources, Span};
use crate::tree::{Node, Text, Value};

/// What was given for a plan.
#[derive(Debug, Default)]
pub struct Inputs {
    /// Values of the template's parameters.
    pub parameters: Named,
    /// What is said in the place of AWS.
    pub given: Given,
    /// Parameters that keep a value which only AWS knows.
    kept: IndexMap<String, Span>,
}

impl Inputs {
    /// Reads all files, the weakest first.
    pub fn read(
        arguments: &Arguments,
        settings: &Settings,
        layers: &Layers,
        sources: &mut Sources,
    ) -> Result<Self, Failure> {
        let mut inputs = Inputs { parameters: in_settings(settings, layers, sources), ..Inputs::default() };
        for file in read_all(&arguments.values_files, sources, values_file::read)? {
            inputs.parameters.extend(file.parameters);
            inputs.given.add(file.given);
        }
        for file in read_all(&arguments.parameter_files, sources, parameter_file::read)? {
            inputs.parameters.extend(file.values);
            inputs.kept.extend(file.kept);
        }
        for variables in read_all(&arguments.environment_files, sources, environment_file::read)? {
            inputs.given.add_environment(variables);
        }
        let typed = parameters::read(&arguments.parameters, &arguments.parameter_overrides)?;
        inputs.parameters.extend(parameters::as_nodes(typed, sources));
        Ok(inputs)
    }

    /// Tells which parameters would have the value of the deployed stack, and have none or the default here.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let kept = self.kept.iter().filter(|(name, _)| !self.parameters.contains_key(*name));
        let finding = |(name, place): (&String, &Span)| {
            let found = format!("`{name}` keeps the value that it has at AWS, which samc does not ask");
            Diagnostic::new(code::UNKNOWN_VALUE, *place, found).help(format!("pass it: --parameter {name}=…"))
        };
        kept.map(finding).collect()
    }
}

/// The values of the settings, at their places in the files of these.
fn in_settings(settings: &Settings, layers: &Layers, sources: &mut Sources) -> Named {
    let mut files: IndexMap<FileId, FileId> = IndexMap::new();
    let mut found = Named::new();
    for (name, given) in &settings.parameters {
        let Some(source) = layers.sources.get(given.span.file) else { continue };
        let file = files.entry(given.span.file);
        let file = *file.or_insert_with(|| sources.add(source.name.clone(), source.text.clone()));
        let value = Value::String(Text::written(given.value.as_str()));
        found.insert(name.clone(), Node::new(value, Span { file, ..given.span }));
    }
    found
}

fn read_all<T>(
    paths: &[PathBuf],
    sources: &mut Sources,
    read: impl Fn(&Sources, FileId) -> Read<T>,
) -> Result<Vec<T>, Failure> {
    paths.iter().map(|path| read_one(path, sources, &read)).collect()
}

fn read_one<T>(
    path: &Path,
    sources: &mut Sources,
    read: impl Fn(&Sources, FileId) -> Read<T>,
) -> Result<T, Failure> {
    let text = template_file::read_text(path)?;
    let file = sources.add(path.display().to_string(), text);
    read(sources, file).map_err(|mistake| Failure::mistake(&mistake, sources))
}
