//! Checking one file.

use std::path::{Path, absolute};
use std::sync::Arc;

use indexmap::IndexMap;

use super::mended::MendedFile;
use super::selection::Selected;
use crate::check::{Knowledge, check};
use crate::cli::disk::Disk;
use crate::cli::expand::parameters;
use crate::cli::failure::Failure;
use crate::cli::settings::{Project, origin};
use crate::cli::template_file::TemplateFile;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::expand::{AwsFacts, Options};
use crate::fix;
use crate::settings::cfn_lint_rc::ALL_REGIONS;
use crate::settings::{Layers, Settings};
use crate::source::{FileId, Sources};
use crate::template::recognise::is_template;
use crate::tree::Node;

/// What became of a file.
#[derive(Debug)]
pub enum Outcome {
    /// It was checked.
    Checked(Box<CheckedTemplate>),
    /// It is no template, or one that the settings leave out.
    Skipped,
    /// It could not be read.
    Failed(Failure),
}

/// A template that was checked.
#[derive(Debug)]
pub struct CheckedTemplate {
    /// What to call it.
    pub name: String,
    /// The texts that the findings are about.
    pub sources: Sources,
    /// The tree of the template.
    pub document: Option<Node>,
    /// What was found, and is not turned off.
    pub diagnostics: Vec<Diagnostic>,
    /// What holds for it.
    pub settings: Settings,
    /// What became of it with fixes.
    pub mended: Option<MendedFile>,
}

/// A file, and what holds for it.
struct Written<'a> {
    name: String,
    path: Option<&'a Path>,
    settings: &'a Settings,
    layers: &'a Layers,
}

impl CheckedTemplate {
    /// The fixes, up to a safety, of what is shown.
    fn wanted_fixes(&self, safety: Safety) -> Vec<Fix> {
        let shown = self.diagnostics.iter().filter(|found| self.settings.shows(found));
        shown.filter_map(|found| found.fix.clone()).filter(|fix| fix.safety <= safety).collect()
    }
}

/// What is the same for all files of a run.
#[derive(Debug)]
pub struct Crew {
    /// What is known about AWS.
    pub knowledge: Knowledge,
    /// The settings of the project.
    pub project: Project,
    /// Whether files that are no templates are left out even when they are named.
    pub skips_other_files: bool,
    /// Which fixes are applied, if any.
    pub fixes: Option<Safety>,
}

impl Crew {
    /// Checks a file.
    pub fn check(&self, selected: &Selected) -> Outcome {
        self.look_at(selected).unwrap_or_else(Outcome::Failed)
    }

    fn look_at(&self, selected: &Selected) -> Result<Outcome, Failure> {
        let path = selected.file.path();
        let mut sources = Sources::new();
        let file = match selected.file.read(&mut sources) {
            Ok(file) => file,
            // Somebody's binary data in a folder is nobody's template.
            Err(_) if !selected.is_named && path.is_some_and(is_not_text) => return Ok(Outcome::Skipped),
            Err(failure) => return Err(failure),
        };
        let is_sure = selected.is_named && !self.skips_other_files;
        if !is_sure && !sources.get(file).is_some_and(|source| is_template(&source.text)) {
            return Ok(Outcome::Skipped);
        }
        let layers = self.project.layers_for(path)?;
        let settings = layers.settings(&absolute(path.unwrap_or(Path::new("-"))).unwrap_or_default());
        if settings.ignored.is_some() {
            return Ok(Outcome::Skipped);
        }
        let written = Written { name: selected.file.name(), path, settings: &settings, layers: &layers };
        let before = sources.get(file).map(|source| source.text.clone()).unwrap_or_default();
        let checked = self.check_template(&written, sources, file);
        let checked = match self.fixes {
            Some(safety) => self.mend(&written, checked, before, safety, &selected.file),
            None => checked,
        };
        Ok(Outcome::Checked(Box::new(checked)))
    }

    /// Applies the fixes of what is shown, and checks again what comes of it.
    fn mend(
        &self,
        written: &Written,
        checked: CheckedTemplate,
        before: Arc<str>,
        safety: Safety,
        file: &TemplateFile,
    ) -> CheckedTemplate {
        let mut latest = checked;
        let fixes = latest.wanted_fixes(safety);
        let mended = fix::mend(&written.name, &before, fixes, |text| {
            let mut sources = Sources::new();
            let file = sources.add(written.name.clone(), text);
            latest = self.check_template(written, sources, file);
            latest.wanted_fixes(safety)
        });
        latest.mended = Some(MendedFile::new(file, before, mended));
        latest
    }

    fn check_template(&self, written: &Written, mut sources: Sources, file: FileId) -> CheckedTemplate {
        let settings = written.settings;
        let parameters = given_parameters(settings, written.layers, &mut sources);
        let disk = Disk::around(written.path);
        let mut document = None;
        let mut found: Vec<Diagnostic> = Vec::new();
        for region in self.regions(settings) {
            let facts = AwsFacts::default();
            let parameters = parameters.clone();
            let options = Options { region, parameters, unpackaged_uri: None, as_built: true, facts };
            let checked = check(&mut sources, file, &options, &self.knowledge, &disk);
            document = document.or(checked.document);
            add_new(&mut found, checked.diagnostics, &sources);
        }
        let diagnostics = settings.apply(found, document.as_ref(), &sources, file);
        let (name, settings) = (written.name.clone(), settings.clone());
        CheckedTemplate { name, sources, document, diagnostics, settings, mended: None }
    }

    fn regions(&self, settings: &Settings) -> Vec<String> {
        if settings.regions.iter().any(|region| region == ALL_REGIONS) {
            return self.knowledge.schemas.regions().map(str::to_owned).collect();
        }
        settings.regions.clone()
    }
}

/// Adds findings that are not there from another region already.
fn add_new(found: &mut Vec<Diagnostic>, more: Vec<Diagnostic>, sources: &Sources) {
    if found.is_empty() {
        *found = more;
        return;
    }
    let key = |one: &Diagnostic| {
        // A file that is put in is another source each time.
        let name = sources.get(one.span.file).map_or(String::new(), |source| source.name.clone());
        (name, one.span.start, one.span.end, one.code.id, one.message.clone())
    };
    let known: std::collections::BTreeSet<_> = found.iter().map(key).collect();
    found.extend(more.into_iter().filter(|one| !known.contains(&key(one))));
}

/// The parameters as nodes, each in a text of its own that is named after where it was given.
fn given_parameters(settings: &Settings, layers: &Layers, sources: &mut Sources) -> IndexMap<String, Node> {
    let given = settings.parameters.iter().map(|(name, given)| {
        let place = origin(given.span, &layers.sources);
        (name.clone(), parameters::Given::new(place, given.value.clone()))
    });
    parameters::as_nodes(given.collect(), sources)
}

/// Whether a file can be read, but is not text.
fn is_not_text(path: &Path) -> bool {
    std::fs::read(path).is_ok_and(|bytes| std::str::from_utf8(&bytes).is_err())
}
