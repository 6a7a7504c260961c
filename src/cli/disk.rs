//! The disk, for files that a template names.

use std::env;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::template_file::is_utf_16;
use crate::host::{Host, Kind, Unreadable};

/// CloudFormation takes templates of up to 1 MB; what is far beyond that was named by mistake.
const LARGEST: u64 = 10 * 1024 * 1024;

/// Reads files below the folder of the template and below the current one, and none elsewhere: a
/// template that somebody else wrote must not bring in what it has no business with.
#[derive(Debug)]
pub struct Disk {
    roots: Vec<PathBuf>,
}

impl Disk {
    /// The files that a template may name.
    pub fn around(template: Option<&Path>) -> Self {
        let template = template.and_then(|path| fs::canonicalize(path).ok());
        let folder = template.and_then(|path| path.parent().map(Path::to_owned));
        let current = env::current_dir().and_then(fs::canonicalize).ok();
        Disk { roots: folder.into_iter().chain(current).collect() }
    }
}

impl Host for Disk {
    fn read(&self, path: &Path) -> Result<String, Unreadable> {
        let real = fs::canonicalize(path).map_err(|error| why(&error))?;
        if !self.roots.iter().any(|root| real.starts_with(root)) {
            return Err(Unreadable::Outside);
        }
        if !real.is_file() {
            return Err(Unreadable::Because("it is not a file".to_owned()));
        }
        let mut bytes = Vec::new();
        let file = fs::File::open(&real).map_err(|error| why(&error))?;
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| why(&error))?;
        if bytes.len() as u64 > LARGEST {
            return Err(Unreadable::Because(format!("it is larger than {} MiB", LARGEST / (1024 * 1024))));
        }
        if is_utf_16(&bytes) {
            return Err(Unreadable::Because("it is in UTF-16; save it in UTF-8".to_owned()));
        }
        String::from_utf8(bytes).map_err(|_| Unreadable::Because("it is not UTF-8 text".to_owned()))
    }

    fn look(&self, path: &Path) -> Option<Kind> {
        let real = fs::canonicalize(path).ok()?;
        if !self.roots.iter().any(|root| real.starts_with(root)) {
            return None;
        }
        Some(if real.is_dir() { Kind::Folder } else { Kind::File })
    }
}

fn why(error: &io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::NotFound => Unreadable::Missing,
        io::ErrorKind::PermissionDenied => Unreadable::Because("permission denied".to_owned()),
        _ => Unreadable::Because(error.to_string()),
    }
}
