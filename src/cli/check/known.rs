//! `--baseline` and `--write-baseline`.

use std::fs;
use std::path::{Path, PathBuf, absolute};

use super::template::CheckedTemplate;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::report::Report;
use crate::settings::baseline::{Baseline, Entry};

/// A baseline, and the folder that its paths begin in.
#[derive(Debug)]
pub struct Known {
    baseline: Baseline,
    folder: PathBuf,
}

impl Known {
    /// Reads one.
    pub fn read(path: &Path) -> Result<Known, Failure> {
        let name = path.display();
        let text = fs::read_to_string(path).map_err(|error| Failure::io(&format!("read {name}"), &error))?;
        let baseline = Baseline::parse(&text).map_err(|problem| {
            Failure::new(format!("{name} cannot be used: {problem}"))
                .help(format!("write it anew: samc check … --write-baseline {name}"))
        })?;
        Ok(Known { baseline, folder: folder_of(path) })
    }

    /// Removes what is in the baseline, and says how much of it is not there any more.
    pub fn remove(mut self, templates: &mut [CheckedTemplate]) -> u64 {
        let mut files = Vec::new();
        for template in templates.iter_mut() {
            let entries = entries(template, &self.folder);
            let mut is_new =
                entries.iter().map(|entry| !self.baseline.take(entry)).collect::<Vec<_>>().into_iter();
            template.diagnostics.retain(|_| is_new.next().unwrap_or(true));
            files.push(relative(&template.name, &self.folder));
        }
        self.baseline.left_in(|file| files.iter().any(|checked| checked == file))
    }
}

/// Writes what was found.
pub fn write(path: PathBuf, templates: &[CheckedTemplate]) -> Result<(), Failure> {
    let folder = folder_of(&path);
    let mut baseline = Baseline::default();
    templates.iter().flat_map(|template| entries(template, &folder)).for_each(|entry| baseline.add(entry));
    Output::new(Some(path)).write(&baseline.render())
}

fn entries(template: &CheckedTemplate, folder: &Path) -> Vec<Entry> {
    let file = relative(&template.name, folder);
    let report = Report::new(&template.diagnostics, template.document.as_ref(), &template.sources);
    let entry = |finding: &crate::report::Finding| {
        let code = finding.diagnostic.code;
        let code = format!("{} {}", code.id, code.name);
        Entry { file: file.clone(), path: finding.dotted_path(), code }
    };
    report.findings.iter().map(entry).collect()
}

fn folder_of(path: &Path) -> PathBuf {
    let path = absolute(path).unwrap_or_else(|_| path.to_owned());
    path.parent().map(Path::to_owned).unwrap_or_default()
}

/// The path of a template from a folder, the same on all systems.
fn relative(template: &str, folder: &Path) -> String {
    let path = absolute(template).unwrap_or_else(|_| PathBuf::from(template));
    path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/")
}
