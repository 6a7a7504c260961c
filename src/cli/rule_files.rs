//! `rule-files` of samc.toml: files with rules of the project.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::check::selection::Selection;
use super::failure::Failure;
use super::settings::from_here;
use crate::custom::read;
use crate::settings::shape::mistake;
use crate::settings::{Given, Layer};
use crate::source::Sources;

/// Adds the rules of all files that a layer names, and verifies what it says of rules.
pub fn add(layer: &mut Layer, sources: &mut Sources) -> Result<(), Failure> {
    let mut seen = HashSet::new();
    for given in layer.rule_files.clone() {
        for path in files(&given, &layer.folder, sources)? {
            if seen.insert(path.clone()) {
                let name = path.display().to_string();
                let text = fs::read_to_string(&path)
                    .map_err(|error| Failure::io(&format!("read {name}"), &error))?;
                let file = sources.add(name, text.as_str());
                let rules = read::file(&text, file).map_err(|found| Failure::mistake(&found, sources))?;
                layer.rules.extend(rules);
            }
        }
    }
    layer.verify().map_err(|found| Failure::mistake(&found, sources))
}

/// The files that a setting means: one, those of a folder, or those that match a pattern.
fn files(given: &Given<String>, folder: &Path, sources: &Sources) -> Result<Vec<PathBuf>, Failure> {
    const HELP: &str = "name files, folders or patterns from the folder of samc.toml: [\"rules/\"]";
    let fail = |found: String, help: &str| Err(Failure::mistake(&mistake(given.span, found, help), sources));
    let path = from_here(folder, &given.value);
    let selection = Selection::of_kind(path.clone(), is_of_rules);
    let found = selection.files.iter().filter_map(|selected| Some(selected.file.path()?.to_owned()));
    let is_missing = |path: &PathBuf| !path.exists();
    let found = found.filter(|one| one == &path || is_of_rules(one));
    let (guard, found): (Vec<_>, Vec<_>) = found.partition(|path| has_extension(path, "guard"));
    // Beside rules for samc, those for another program are its own business.
    if let (Some(guard), true) = (guard.first(), found.is_empty()) {
        let help = "write what it demands as [[rules]] in a .toml file; docs/custom-rules.md has examples";
        return fail(format!("{} has Guard rules, which samc does not read", guard.display()), help);
    }
    if found.is_empty() || found.iter().any(is_missing) {
        return fail(format!("`{}` leads to no file of rules (*.toml)", given.value), HELP);
    }
    Ok(found)
}

/// Guard rules are found, too, so that nobody takes them for read.
fn is_of_rules(path: &Path) -> bool {
    has_extension(path, "toml") || has_extension(path, "guard")
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}
