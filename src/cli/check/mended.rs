//! `--fix` and `--diff`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::Arguments;
use super::template::CheckedTemplate;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::template_file::TemplateFile;
use crate::diagnostic::Safety;
use crate::fix::{Mended, diff};
use crate::report::Fixing;

/// A file with fixes, which are not written yet.
#[derive(Debug)]
pub struct MendedFile {
    /// The file; `None` for standard input.
    path: Option<PathBuf>,
    before: Arc<str>,
    after: String,
    /// How many fixes there are.
    count: usize,
}

impl MendedFile {
    /// What became of the text of a file.
    pub fn new(file: &TemplateFile, before: Arc<str>, mended: Mended) -> MendedFile {
        let path = match file {
            TemplateFile::Path(path) => Some(path.clone()),
            TemplateFile::StandardInput | TemplateFile::Buffer(_) => None,
        };
        MendedFile { path, before, after: mended.text, count: mended.count }
    }

    fn is_changed(&self) -> bool {
        *self.before != *self.after
    }

    fn write(&self) -> Result<(), Failure> {
        match &self.path {
            // Whoever reads it wants the text, changed or not.
            None => Output::Standard.write(&self.after),
            Some(path) if self.is_changed() => replace(path, &self.before, &self.after),
            Some(_) => Ok(()),
        }
    }
}

/// Writes the text into the file, unless that is not as it was.
fn replace(path: &Path, before: &str, after: &str) -> Result<(), Failure> {
    let name = path.display();
    let present = fs::read(path).map_err(|error| Failure::io(&format!("read {name} again"), &error))?;
    if present != before.as_bytes() {
        return Err(Failure::new(format!("{name} has changed while samc worked, and is left as it is"))
            .help("run samc again"));
    }
    if fs::metadata(path).is_ok_and(|file| file.permissions().readonly()) {
        return Err(Failure::new(format!("{name} is write-protected, and is left as it is"))
            .help("make it writable, or use --diff to see what would change"));
    }
    Output::File(path.to_owned()).write(after)
}

/// Writes what was fixed. What cannot be written is not fixed.
pub fn write(templates: &mut [CheckedTemplate]) -> Result<Vec<Failure>, Failure> {
    let mut failures = Vec::new();
    for template in templates {
        if let Some(Err(failure)) = template.mended.as_ref().map(MendedFile::write) {
            failures.push(failure);
            template.mended = None;
        }
    }
    Ok(failures)
}

/// Shows what would be fixed, and tells whether there is anything.
pub fn show(templates: &[CheckedTemplate], output: Output) -> Result<bool, Failure> {
    let changed = || templates.iter().filter_map(|one| Some((&one.name, one.mended.as_ref()?)));
    let changed = || changed().filter(|(_, mended)| mended.is_changed());
    let diffs = changed().map(|(name, mended)| diff::unified(name, &mended.before, &mended.after));
    output.write(&diffs.collect::<String>())?;
    let count: usize = changed().map(|(_, mended)| mended.count).sum();
    if count > 0 {
        super::note(&format!("{count} would be fixed"));
    }
    Ok(count > 0)
}

/// Whether its text went to standard output.
pub fn is_printed(template: &CheckedTemplate) -> bool {
    template.mended.as_ref().is_some_and(|mended| mended.path.is_none())
}

/// What was fixed, and what could be.
pub fn count(arguments: &Arguments, templates: &[CheckedTemplate]) -> Fixing {
    let fixes =
        templates.iter().flat_map(|template| &template.diagnostics).filter_map(|found| found.fix.as_ref());
    let (safe, risky): (Vec<_>, Vec<_>) = fixes.partition(|fix| fix.safety == Safety::Safe);
    let fixed =
        templates.iter().filter_map(|template| template.mended.as_ref()).map(|mended| mended.count).sum();
    // What is left after --fix can only wait for another run, which is not worth telling.
    Fixing { fixed, safe: if arguments.fix { 0 } else { safe.len() }, risky: risky.len() }
}

/// Tells how many were fixed, where the format of the findings has no room for it.
pub fn tell(arguments: &Arguments, templates: &[CheckedTemplate]) {
    let fixing = count(arguments, templates);
    if arguments.fix {
        let more = fixing.words().map_or(String::new(), |words| format!("; {words}"));
        super::note(&format!("{} fixed{more}", fixing.fixed));
    }
}
