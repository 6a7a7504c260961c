//! Where the core gets files from that a template names.
//!
//! The core reads nothing itself: the command line brings the disk, tests and editors bring memory.

use std::path::{Component, Path, PathBuf};

use indexmap::IndexMap;

/// What can read files.
pub trait Host {
    /// The text of a file. The path is as the template has it, from where the template lies.
    fn read(&self, path: &Path) -> Result<String, Unreadable>;

    /// What there is at a path; `None` when there is nothing, or it must not be looked at.
    fn look(&self, path: &Path) -> Option<Kind>;
}

/// What there can be at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is none.
    Missing,
    /// It lies outside of the folders that a template may read from.
    Outside,
    /// Any other reason, in words that end a sentence: "it is not UTF-8 text".
    Because(String),
}

/// Files that exist in memory only.
#[derive(Debug, Clone, Default)]
pub struct MemoryHost {
    files: IndexMap<PathBuf, String>,
}

impl MemoryHost {
    /// No files at all.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) {
        self.files.insert(path.into(), text.into());
    }
}

impl Host for MemoryHost {
    fn read(&self, path: &Path) -> Result<String, Unreadable> {
        self.files.get(path).cloned().ok_or(Unreadable::Missing)
    }

    fn look(&self, path: &Path) -> Option<Kind> {
        let is_folder = || self.files.keys().any(|file| file.starts_with(path));
        if self.files.contains_key(path) { Some(Kind::File) } else { is_folder().then_some(Kind::Folder) }
    }
}

/// The path of `named`, seen from the folder of the file that names it, without `.` and needless `..`.
pub fn beside(file: &Path, named: &str) -> PathBuf {
    let joined = file.parent().unwrap_or(Path::new("")).join(named);
    let mut plain = PathBuf::new();
    for component in joined.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_file() {
        let seen = |file: &str, named| beside(Path::new(file), named).to_str().unwrap().to_owned();
        assert_eq!(seen("template.yaml", "./api.yaml"), "api.yaml");
        assert_eq!(seen("app/template.yaml", "parts/api.yaml"), "app/parts/api.yaml");
        assert_eq!(seen("app/template.yaml", "../shared/./api.yaml"), "shared/api.yaml");
        assert_eq!(seen("template.yaml", "../api.yaml"), "../api.yaml");
        assert_eq!(seen("../a/template.yaml", "../../api.yaml"), "../../api.yaml");
        assert_eq!(seen("app/template.yaml", "/tmp/api.yaml"), "/tmp/api.yaml");
        assert_eq!(seen("<stdin>", "api.yaml"), "api.yaml");
    }
}
