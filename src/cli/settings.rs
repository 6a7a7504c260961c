//! Finding and reading files of settings.

use std::path::{Path, PathBuf, absolute};
use std::{env, fs};

use super::expand::parameters;
use super::failure::Failure;
use super::rule_files;
use super::template_file::USUAL_NAMES;
use crate::diagnostic::Code;
use crate::settings::shape::Read;
use crate::settings::{Layer, Layers, cfn_lint_rc, sam_config, samc_toml};
use crate::source::{FileId, Sources, Span};

/// The name of samc's own settings.
const SAMC_TOML: &str = "samc.toml";

/// Where a project ends; nothing above counts.
const END_OF_PROJECT: &str = ".git";

/// Where settings come from.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct SettingsArguments {
    /// File of settings [default: samc.toml in the current folder or one above it]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// Read no settings: neither samc.toml nor .cfnlintrc nor samconfig.toml
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
}

/// The settings that hold for all templates of a run.
#[derive(Debug)]
pub struct Project {
    layers: Layers,
    /// How many of the layers are weaker than those beside a template.
    weaker: usize,
    reads_files: bool,
}

impl Project {
    /// Reads the settings around the current folder.
    pub fn read(arguments: &SettingsArguments) -> Result<Project, Failure> {
        let mut project = Project { layers: Layers::default(), weaker: 0, reads_files: !arguments.no_config };
        if !project.reads_files {
            return Ok(project);
        }
        if let Some(path) = upward(&cfn_lint_rc::NAMES) {
            project.add(&path, cfn_lint_rc::read)?;
            project.weaker = 1;
        }
        if let Some(path) = arguments.config.clone().or_else(|| upward(&[SAMC_TOML])) {
            let mut layer = read_layer(&path, &mut project.layers.sources, |sources, file, folder| {
                samc_toml::read_without_rule_files(text_of(sources, file), file, folder)
            })?;
            rule_files::add(&mut layer, &mut project.layers.sources)?;
            project.layers.list.push(layer);
        }
        Ok(project)
    }

    fn add(
        &mut self,
        path: &Path,
        read: impl Fn(&Sources, FileId, &Path) -> Read<Layer>,
    ) -> Result<(), Failure> {
        let layer = read_layer(path, &mut self.layers.sources, read)?;
        self.layers.list.push(layer);
        Ok(())
    }

    /// Adds what was typed, which is stronger than all files.
    pub fn add_command_line(
        &mut self,
        make: impl FnOnce(&mut Sources) -> Result<Layer, Failure>,
    ) -> Result<(), Failure> {
        let layer = make(&mut self.layers.sources)?;
        self.layers.list.push(layer);
        Ok(())
    }

    /// The layers without those beside templates.
    pub fn layers(&self) -> &Layers {
        &self.layers
    }

    /// What the rules of the project find.
    pub fn own_codes(&self) -> Vec<Code> {
        self.layers.rules().map(|rule| rule.code).collect()
    }

    /// All layers for a template: those of the run, and what lies beside it.
    pub fn layers_for(&self, template: Option<&Path>) -> Result<Layers, Failure> {
        let mut layers = self.layers.clone();
        let beside = template
            .map_or_else(|| PathBuf::from(sam_config::NAME), |path| path.with_file_name(sam_config::NAME));
        if self.reads_files && beside.is_file() {
            let mut layer = read_layer(&beside, &mut layers.sources, |sources, file, folder| {
                sam_config::read(text_of(sources, file), file, folder, parameters::split)
            })?;
            if !is_meant(&layer, template) {
                layer.parameters.clear();
                layer.stack_name = None;
            }
            layers.list.insert(self.weaker, layer);
        }
        Ok(layers)
    }
}

fn text_of(sources: &Sources, file: FileId) -> &str {
    sources.get(file).map_or("", |source| &source.text)
}

fn read_layer(
    path: &Path,
    sources: &mut Sources,
    read: impl Fn(&Sources, FileId, &Path) -> Read<Layer>,
) -> Result<Layer, Failure> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| Failure::io(&format!("read {name}"), &error))?;
    let file = sources.add(name, text);
    let folder = absolute_folder(path);
    read(sources, file, &folder).map_err(|found| Failure::mistake(&found, sources))
}

fn absolute_folder(path: &Path) -> PathBuf {
    let path = absolute(path).unwrap_or_else(|_| path.to_owned());
    path.parent().map(Path::to_owned).unwrap_or_default()
}

/// Whether the parameters beside a template are for this one.
fn is_meant(layer: &Layer, template: Option<&Path>) -> bool {
    let Some(template) = template.and_then(|path| absolute(path).ok()) else { return false };
    match &layer.template_file {
        Some(named) => {
            absolute(layer.folder.join(&named.value)).is_ok_and(|named| same_path(&named, &template))
        }
        None => template.file_name().is_some_and(|name| USUAL_NAMES.iter().any(|usual| name == *usual)),
    }
}

fn same_path(left: &Path, right: &Path) -> bool {
    left.components().eq(right.components())
}

/// The nearest of the files in the current folder or one above it that belongs to the project. It is
/// named from the current folder when it lies there.
fn upward(names: &[&str]) -> Option<PathBuf> {
    let current = env::current_dir().ok()?;
    for folder in current.ancestors() {
        if let Some(name) = names.iter().find(|name| folder.join(name).is_file()) {
            return Some(if folder == current { PathBuf::from(name) } else { folder.join(name) });
        }
        if folder.join(END_OF_PROJECT).exists() {
            return None;
        }
    }
    None
}

/// A path of a folder, as short as it can be said from the current folder.
pub fn from_here(folder: &Path, path: &str) -> PathBuf {
    let whole = folder.join(path.trim_start_matches("./"));
    let current = env::current_dir().unwrap_or_default();
    match whole.strip_prefix(current) {
        Ok(rest) if rest.as_os_str().is_empty() => PathBuf::from("."),
        Ok(rest) => rest.to_owned(),
        Err(_) => whole,
    }
}

/// Where a setting was given: `samc.toml:3`, or the option.
pub fn origin(span: Span, sources: &Sources) -> String {
    match sources.get(span.file) {
        Some(source) if source.name.starts_with("--") => source.name.clone(),
        Some(source) => format!("{}:{}", source.name, source.position(span.start).line),
        None => String::new(),
    }
}
