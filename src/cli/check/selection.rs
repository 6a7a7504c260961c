//! Which files are looked at, and in which order.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use crate::cli::failure::Failure;
use crate::cli::template_file::{TemplateFile, USUAL_NAMES};
use crate::settings::Glob;

/// What templates end with.
const EXTENSIONS: [&str; 4] = ["yaml", "yml", "json", "template"];

/// Folders with what others made. Hidden ones, such as `.aws-sam`, are left out anyway.
const OTHERS: [&str; 1] = ["node_modules"];

/// A file to be looked at.
#[derive(Debug)]
pub struct Selected {
    /// The file.
    pub file: TemplateFile,
    /// Whether it was named; then it is taken for a template without a look.
    pub is_named: bool,
}

/// The files to be looked at, and what could not be read.
#[derive(Debug, Default)]
pub struct Selection {
    /// In the order of the arguments, and of their paths within a folder.
    pub files: Vec<Selected>,
    /// What could not be read.
    pub failures: Vec<Failure>,
    seen: BTreeSet<PathBuf>,
    heeds_gitignore: bool,
}

impl Selection {
    /// The files that arguments mean; `-` has the name of a buffer when there is one.
    pub fn of(arguments: &[PathBuf], buffer: Option<&Path>) -> Selection {
        let selection = Selection { heeds_gitignore: true, ..Selection::default() };
        selection.with(arguments, buffer, has_usual_extension)
    }

    /// The files of another kind that a path means, whether git ignores them or not.
    pub fn of_kind(path: PathBuf, is_meant: fn(&Path) -> bool) -> Selection {
        Selection::default().with(&[path], None, is_meant)
    }

    fn with(
        mut self,
        arguments: &[PathBuf],
        buffer: Option<&Path>,
        is_meant: fn(&Path) -> bool,
    ) -> Selection {
        for path in arguments {
            match path.as_os_str().to_str() {
                Some("-") => self.add(standard_input(buffer), true),
                _ if path.is_dir() => self.search(path, is_meant),
                Some(pattern) if is_pattern(pattern) && !path.exists() => self.search_pattern(pattern),
                _ => self.add(TemplateFile::Path(path.clone()), true),
            }
        }
        self
    }

    /// What is looked at when nothing is named: the usual template of this folder, or all of it.
    pub fn usual() -> Selection {
        match USUAL_NAMES.iter().map(PathBuf::from).find(|path| path.is_file()) {
            Some(path) => Selection::of(&[path], None),
            None => Selection::of(&[PathBuf::from(".")], None),
        }
    }

    fn add(&mut self, file: TemplateFile, is_named: bool) {
        let key = file.path().map_or_else(|| PathBuf::from("-"), plain);
        if self.seen.insert(key) {
            self.files.push(Selected { file, is_named });
        }
    }

    fn search(&mut self, folder: &Path, is_meant: impl Fn(&Path) -> bool) {
        let mut walk = WalkBuilder::new(folder);
        // The same files on every machine: what a user ignores everywhere does not count, and
        // .gitignore counts in an unpacked archive, too.
        walk.git_global(false).git_exclude(false).require_git(false);
        walk.git_ignore(self.heeds_gitignore).ignore(self.heeds_gitignore);
        walk.sort_by_file_path(Path::cmp).filter_entry(|entry| !is_others(entry));
        for entry in walk.build() {
            match entry {
                Ok(entry)
                    if entry.file_type().is_some_and(|kind| kind.is_file()) && is_meant(entry.path()) =>
                {
                    self.add(TemplateFile::Path(plain(entry.path())), false);
                }
                Ok(_) => {}
                Err(error) => {
                    self.failures.push(Failure::new(format!("cannot search {}: {error}", folder.display())))
                }
            }
        }
    }

    fn search_pattern(&mut self, pattern: &str) {
        let glob = match Glob::parse_whole(pattern.trim_start_matches("./")) {
            Ok(glob) => glob,
            Err(problem) => {
                return self
                    .failures
                    .push(Failure::new(format!("`{pattern}` is not a pattern of paths: {problem}")));
            }
        };
        let before = self.seen.len();
        self.search(&fixed_beginning(pattern), |path| {
            glob.matches(&plain(path).to_string_lossy().replace('\\', "/"))
        });
        if self.seen.len() == before && self.failures.is_empty() {
            self.failures.push(Failure::new(format!("no file matches `{pattern}`")));
        }
    }
}

fn standard_input(buffer: Option<&Path>) -> TemplateFile {
    buffer.map_or(TemplateFile::StandardInput, |path| TemplateFile::Buffer(path.to_owned()))
}

fn is_others(entry: &DirEntry) -> bool {
    entry.depth() > 0 && OTHERS.iter().any(|name| entry.file_name() == *name)
}

fn has_usual_extension(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known))
}

fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '[', '{'])
}

/// The folders of a pattern in front of the first one that is not fixed.
fn fixed_beginning(pattern: &str) -> PathBuf {
    let parts = Path::new(pattern).components();
    let fixed = parts.take_while(|part| !is_pattern(&part.as_os_str().to_string_lossy()));
    let folder: PathBuf = fixed.collect();
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }
}

/// A path without `.` in it.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}
