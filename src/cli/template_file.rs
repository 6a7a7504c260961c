//! Finding and reading the template.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::diagnostic::similar;
use crate::source::{FileId, Sources};

/// What is looked for when no template is named, in the order of the SAM CLI.
pub const USUAL_NAMES: [&str; 3] = ["template.yaml", "template.yml", "template.json"];

/// CloudFormation takes templates of up to 1 MB; what is far beyond that was named by mistake.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Where the template comes from.
#[derive(Debug, PartialEq, Eq)]
pub enum TemplateFile {
    /// Standard input.
    StandardInput,
    /// Standard input, which is what somebody has not saved to this file yet.
    Buffer(PathBuf),
    /// A file.
    Path(PathBuf),
}

impl TemplateFile {
    /// The template that was named, or else the one in the current folder.
    pub fn choose(named: Option<PathBuf>) -> Result<Self, Failure> {
        match named {
            Some(path) if path.as_os_str() == "-" => Ok(TemplateFile::StandardInput),
            Some(path) => Ok(TemplateFile::Path(path)),
            None => usual_file().map(TemplateFile::Path),
        }
    }

    /// The path, when it is a file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            TemplateFile::Path(path) | TemplateFile::Buffer(path) => Some(path),
            TemplateFile::StandardInput => None,
        }
    }

    /// What to call it.
    pub fn name(&self) -> String {
        self.path().map_or_else(|| "<stdin>".to_owned(), |path| path.display().to_string())
    }

    /// Reads the text into the table of sources.
    pub fn read(&self, sources: &mut Sources) -> Result<FileId, Failure> {
        let name = self.name();
        let bytes = match self {
            TemplateFile::StandardInput | TemplateFile::Buffer(_) => read_all(io::stdin()),
            TemplateFile::Path(path) => read_file(path),
        };
        let bytes = bytes.map_err(|error| self.explain(&name, &error))?;
        if bytes.len() as u64 > LARGEST {
            return Err(Failure::new(format!("{name} is larger than {} MiB", LARGEST / (1024 * 1024)))
                .help("CloudFormation takes templates of up to 1 MB"));
        }
        Ok(sources.add(name.clone(), text(&name, bytes)?))
    }

    fn explain(&self, name: &str, error: &io::Error) -> Failure {
        let failure = Failure::io(&format!("read {name}"), error);
        match self {
            TemplateFile::Path(path) if path.is_dir() => explain_folder(path),
            TemplateFile::Path(path) if error.kind() == io::ErrorKind::NotFound => match similar_file(path) {
                Some(close) => failure.help(format!("did you mean `{}`?", close.display())),
                None => failure,
            },
            _ => failure,
        }
    }
}

/// The text of a file that somebody named, other than a template.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let name = path.display().to_string();
    let bytes = read_file(path).map_err(|error| {
        let failure = Failure::io(&format!("read {name}"), &error);
        match similar_file(path).filter(|_| error.kind() == io::ErrorKind::NotFound) {
            Some(close) => failure.help(format!("did you mean `{}`?", close.display())),
            None => failure,
        }
    })?;
    if bytes.len() as u64 > LARGEST {
        return Err(Failure::new(format!("{name} is larger than {} MiB", LARGEST / (1024 * 1024))));
    }
    text(&name, bytes)
}

fn usual_file() -> Result<PathBuf, Failure> {
    USUAL_NAMES.iter().map(PathBuf::from).find(|path| path.is_file()).ok_or_else(|| {
        Failure::new(format!("no template is named, and this folder has no {}", or_list(&USUAL_NAMES)))
            .help("name it: path/to/template.yaml")
    })
}

fn or_list(names: &[&str]) -> String {
    match names {
        [others @ .., last] if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => names.concat(),
    }
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    read_all(fs::File::open(path)?)
}

/// Reads one byte more than is allowed at most, so that a device without end is no trap.
fn read_all(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn explain_folder(folder: &Path) -> Failure {
    let failure = Failure::new(format!("{} is a folder, not a template", folder.display()));
    match USUAL_NAMES.iter().map(|name| folder.join(name)).find(|path| path.is_file()) {
        Some(path) => failure.help(format!("did you mean `{}`?", path.display())),
        None => failure.help("name the template inside it"),
    }
}

/// The file of the same folder whose name is nearest to one that does not exist.
fn similar_file(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut names: Vec<String> = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| folder.join(name).is_file())
        .collect();
    names.sort();
    let close = similar::closest(path.file_name()?.to_str()?, names.iter().map(String::as_str))?;
    Some(path.with_file_name(close))
}

/// Whether the text is in UTF-16, as PowerShell writes it: by its mark, or else because every other
/// byte of the first two letters is zero.
pub fn is_utf_16(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [1..=255, 0, 1..=255, 0, ..] | [0, 1..=255, 0, 1..=255, ..]
    )
}

fn text(name: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    if is_utf_16(&bytes) {
        return Err(Failure::new(format!("{name} is in UTF-16")).help("save it in UTF-8"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        Failure::new(format!("{name} is not in UTF-8: the first wrong byte is on line {line}"))
            .help("save it in UTF-8")
    })
}
