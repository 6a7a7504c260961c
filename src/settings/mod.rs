//! What the user wants to hear of: settings of the project, and suppressions in the template itself.
//!
//! | step | does |
//! |---|---|
//! | [`samc_toml`], [`cfn_lint_rc`], [`sam_config`] | a file to a [`Layer`]; a mistake in it is a [`Diagnostic`] |
//! | [`Layers::settings`] | all layers to the [`Settings`] of one template |
//! | [`suppression`] | comments and metadata of the template to what they turn off |
//! | [`Settings::apply`] | findings to those that are left |
//! | [`baseline`] | findings that were there before |
//!
//! Nothing here reads files; `cli` does.

pub mod baseline;
pub mod cfn_lint_rc;
mod comments;
mod glob;
mod layer;
mod level;
mod metadata;
pub mod sam_config;
pub mod samc_toml;
mod selector;
pub mod shape;
pub mod suppression;
#[cfg(test)]
mod tests;

pub use glob::Glob;
pub use layer::{Given, Layer, Layers, LevelSetting};
pub use level::Level;
pub use selector::{Selector, known_codes};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::fix;
use crate::source::{FileId, Sources, Span};
use crate::tree::Node;
use suppression::Suppression;

/// The region that is checked for when nothing says another.
pub const USUAL_REGION: &str = "us-east-1";

/// What holds for one template.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The regions that it is checked for.
    pub regions: Vec<String>,
    /// Values of its parameters.
    pub parameters: Vec<(String, Given<String>)>,
    /// What is less bad is not shown.
    pub min_severity: Severity,
    /// What is at least this bad is a failure.
    pub fail_on: Severity,
    /// How bad things are, where it is not as usual; a later setting wins.
    pub levels: Vec<LevelSetting>,
    /// What no suppression turns off.
    pub mandatory: Vec<Selector>,
    /// What is shown however little it matters.
    pub included: Vec<Selector>,
    /// What the rules of the project find.
    pub own: Vec<Code>,
    /// Whether the template is left out, and what says so.
    pub ignored: Option<Span>,
}

impl Settings {
    /// The findings that are left, with their severity, and what is wrong with suppressions.
    pub fn apply(
        &self,
        found: Vec<Diagnostic>,
        document: Option<&Node>,
        sources: &Sources,
        file: FileId,
    ) -> Vec<Diagnostic> {
        let suppressions = suppression::all(document, sources, file, &self.own);
        let (left, mut useless) = self.suppress(found, suppressions);
        fix::prepare(&mut useless, document, sources.get(file), file);
        let mut left: Vec<Diagnostic> = left.into_iter().filter_map(|found| self.level(found)).collect();
        useless.retain(|found| self.level_of(found) != Level::Off);
        left.extend(useless.into_iter().filter_map(|found| self.level(found)));
        left.sort_by_key(|found| (found.span.file, found.span.start));
        left
    }

    /// Whether a finding is bad enough to be shown.
    pub fn shows(&self, found: &Diagnostic) -> bool {
        found.severity >= self.min_severity || self.included.iter().any(|one| one.matches(found.code))
    }

    fn suppress(
        &self,
        found: Vec<Diagnostic>,
        mut suppressions: suppression::Suppressions,
    ) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        let mut left = Vec::new();
        for finding in found {
            let is_mandatory = self.mandatory.iter().any(|one| one.matches(finding.code));
            let covering = suppressions.list.iter_mut().filter(|one| one.covers(&finding));
            // All that cover it are of use, not only the first.
            let is_covered = covering.map(|one| one.is_used = true).count() > 0;
            if is_mandatory || !is_covered {
                left.push(finding);
            }
        }
        // With errors not all was looked at, so nothing is known to be of no use.
        let is_whole = left.iter().all(|found| found.severity < Severity::Error);
        let useless = suppressions.list.iter().filter(|one| is_whole && !one.is_used);
        let mut problems: Vec<Diagnostic> = useless.filter_map(Suppression::useless).collect();
        problems.append(&mut suppressions.problems);
        (left, problems)
    }

    /// The finding as bad as the settings say; `None` when they turn it off.
    fn level(&self, mut found: Diagnostic) -> Option<Diagnostic> {
        found.severity = self.level_of(&found).severity()?;
        Some(found)
    }

    fn level_of(&self, found: &Diagnostic) -> Level {
        let setting = self.levels.iter().rev().find(|setting| setting.selector.matches(found.code));
        let is_mandatory = || self.mandatory.iter().any(|one| one.matches(found.code));
        match setting.map(|setting| setting.level) {
            Some(Level::Off) if is_mandatory() => Level::from(found.severity),
            Some(level) => level,
            None => Level::from(found.severity),
        }
    }
}
