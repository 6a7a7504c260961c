//! Where results go: standard output, or a file that is written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;

/// Where the result of a command goes.
#[derive(Debug)]
pub enum Output {
    /// Standard output.
    Standard,
    /// A file.
    File(PathBuf),
}

impl Output {
    /// The file that was named, or else standard output.
    pub fn new(named: Option<PathBuf>) -> Self {
        named.filter(|path| path.as_os_str() != "-").map_or(Output::Standard, Output::File)
    }

    /// Refuses to write into a file that was read, some of `read`: to lose it is never meant.
    pub fn refuse_to_overwrite<'n>(
        &self,
        option: &str,
        mut read: impl Iterator<Item = &'n str>,
    ) -> Result<(), Failure> {
        let Output::File(path) = self else { return Ok(()) };
        let Ok(real) = path.canonicalize() else { return Ok(()) };
        match read.any(|name| Path::new(name).canonicalize().is_ok_and(|read| read == real)) {
            true => {
                Err(Failure::new(format!("{option} {} would overwrite a file that was read", path.display()))
                    .help("choose another file for it"))
            }
            false => Ok(()),
        }
    }

    /// Writes the text.
    pub fn write(&self, text: &str) -> Result<(), Failure> {
        match self {
            Output::Standard => print(text).map_err(|error| Failure::io("write to standard output", &error)),
            Output::File(path) => write_whole(path, text)
                .map_err(|error| Failure::io(&format!("write {}", path.display()), &error)),
        }
    }
}

/// Prints; a reader that has seen enough, as in `samc expand | head`, is no failure.
fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Writes beside the file and renames, so that nobody ever sees half of it.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    // A link stays one: what it points to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let existing = fs::metadata(&path).ok();
    if existing.as_ref().is_some_and(|existing| !existing.is_file()) {
        // A device or a pipe cannot be replaced, and a folder says so itself.
        return fs::write(&path, text);
    }
    let beside = beside(&path);
    let written = write_synced(&beside, text)
        .and_then(|()| existing.map_or(Ok(()), |file| fs::set_permissions(&beside, file.permissions())))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // The reason for the failure matters more than a file that could not be removed.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write_synced(path: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}
