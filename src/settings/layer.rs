//! Settings of one origin, and how those of all origins come together.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::shape::{self, Read};
use super::{Glob, Level, Selector, Settings, USUAL_REGION};
use crate::custom::{CustomRule, read};
use crate::diagnostic::{Code, Severity};
use crate::source::{FileId, Sources, Span};

/// A value and where it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<T> {
    /// The value.
    pub value: T,
    /// Its place in the settings.
    pub span: Span,
}

/// How bad some kinds of findings are to be.
#[derive(Debug, Clone)]
pub struct LevelSetting {
    /// The kinds.
    pub selector: Selector,
    /// How bad.
    pub level: Level,
    /// The templates it holds for, and the pattern as it is written; all when there is none.
    pub files: Option<(Glob, String)>,
    /// Where it was given.
    pub place: Span,
}

/// Settings of one origin: a file, or the command line.
#[derive(Debug, Clone)]
pub struct Layer {
    /// The text that it comes from.
    pub file: FileId,
    /// The folder that its paths begin in.
    pub folder: PathBuf,
    /// The regions to check for.
    pub regions: Option<Given<Vec<String>>>,
    /// The template that `parameters` are for; the usual ones when there is none.
    pub template_file: Option<Given<String>>,
    /// The name of the stack that the same template is deployed as.
    pub stack_name: Option<Given<String>>,
    /// Values of parameters.
    pub parameters: Vec<(String, Given<String>)>,
    /// What to check when nothing is named.
    pub templates: Vec<Given<String>>,
    /// What is never checked.
    pub ignored: Vec<Given<(Glob, String)>>,
    /// What is less bad is not shown.
    pub min_severity: Option<Given<Severity>>,
    /// What is at least this bad is a failure.
    pub fail_on: Option<Given<Severity>>,
    /// The file with what was there before.
    pub baseline: Option<Given<String>>,
    /// How bad things are.
    pub levels: Vec<LevelSetting>,
    /// What no suppression turns off.
    pub mandatory: Vec<Given<Selector>>,
    /// What is shown however little it matters.
    pub included: Vec<Given<Selector>>,
    /// The rules of the project.
    pub rules: Vec<Arc<CustomRule>>,
    /// The files, folders and patterns with more of them.
    pub rule_files: Vec<Given<String>>,
    /// What samc has no use for.
    pub unused: Vec<Given<String>>,
}

impl Layer {
    /// A layer without settings.
    pub fn new(file: FileId, folder: impl Into<PathBuf>) -> Layer {
        Layer {
            file,
            folder: folder.into(),
            regions: None,
            template_file: None,
            stack_name: None,
            parameters: Vec::new(),
            templates: Vec::new(),
            ignored: Vec::new(),
            min_severity: None,
            fail_on: None,
            baseline: None,
            levels: Vec::new(),
            mandatory: Vec::new(),
            included: Vec::new(),
            rules: Vec::new(),
            rule_files: Vec::new(),
            unused: Vec::new(),
        }
    }

    /// Refuses rules that are called the same, and levels of what nothing finds.
    pub fn verify(&self) -> Read<()> {
        read::refuse_doubles(&self.rules)?;
        let own: Vec<Code> = self.rules.iter().map(|rule| rule.code).collect();
        self.levels.iter().try_for_each(|level| shape::refuse_unknown(&level.selector, level.place, &own))
    }

    /// A path as the patterns of the layer see it.
    fn relative(&self, template: &Path) -> String {
        let path = template.strip_prefix(&self.folder).unwrap_or(template);
        path.to_string_lossy().replace('\\', "/")
    }

    fn levels_for(&self, template: &Path) -> impl Iterator<Item = LevelSetting> {
        let path = self.relative(template);
        let holds =
            move |setting: &&LevelSetting| setting.files.as_ref().is_none_or(|(glob, _)| glob.matches(&path));
        self.levels.iter().filter(holds).cloned()
    }

    fn ignores(&self, template: &Path) -> Option<Span> {
        let path = self.relative(template);
        self.ignored.iter().find(|one| one.value.0.matches(&path)).map(|one| one.span)
    }
}

/// The settings of all origins; a later one wins.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    /// Their texts.
    pub sources: Sources,
    /// The layers.
    pub list: Vec<Layer>,
}

impl Layers {
    /// What holds for a template, given by its absolute path.
    pub fn settings(&self, template: &Path) -> Settings {
        let regions = self.last(|layer| layer.regions.as_ref()).map(|given| given.value.clone());
        let selectors = |of: fn(&Layer) -> &Vec<Given<Selector>>| {
            self.list.iter().flat_map(of).map(|given| given.value.clone()).collect()
        };
        Settings {
            regions: regions.unwrap_or_else(|| vec![USUAL_REGION.to_owned()]),
            parameters: self.list.iter().flat_map(|layer| layer.parameters.iter().cloned()).collect(),
            min_severity: self
                .last(|layer| layer.min_severity.as_ref())
                .map_or(Severity::Warning, |given| given.value),
            fail_on: self.last(|layer| layer.fail_on.as_ref()).map_or(Severity::Error, |given| given.value),
            levels: self.list.iter().flat_map(|layer| layer.levels_for(template)).collect(),
            mandatory: selectors(|layer| &layer.mandatory),
            included: selectors(|layer| &layer.included),
            own: self.rules().map(|rule| rule.code).collect(),
            ignored: self.list.iter().find_map(|layer| layer.ignores(template)),
        }
    }

    /// The rules of the project.
    pub fn rules(&self) -> impl Iterator<Item = &Arc<CustomRule>> {
        self.list.iter().flat_map(|layer| &layer.rules)
    }

    /// What the last layer says that says anything.
    pub fn last<'l, T>(&'l self, of: impl Fn(&'l Layer) -> Option<&'l T>) -> Option<&'l T> {
        self.list.iter().rev().find_map(of)
    }
}
