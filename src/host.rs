//! Where the core gets files from that a template names.
//!
//! The core reads nothing itself: the command line brings the disk, tests and editors bring memory.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;

/// What can read files.
pub trait Host {
    /// The text of a file. The path is as the template has it, from where the template lies.
    fn read(&self, path: &Path) -> Result<String, Unreadable>;
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
}
