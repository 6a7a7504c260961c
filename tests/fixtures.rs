//! Finding and reading what lies in `fixtures/`.

use std::fs;
use std::path::{Path, PathBuf};

use samc::expand::{AwsFacts, Options};
use samc::host::{Host, Kind, Unreadable};
use samc::source::{Sources, Span};
use samc::tree::{Node, Text, Value};
use serde_json::Value as Json;

/// The folder of this name below `fixtures/`.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// All templates below a folder, in the order of their paths.
pub fn templates(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(folder, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if is_template(&path) {
            found.push(path);
        }
    }
}

fn is_template(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    let beside = [".expected.json", ".options.json", ".part.yaml", ".part.json", ".asl.json", ".asl.yaml"]
        .iter()
        .any(|end| name.ends_with(end));
    let is_text = ["yaml", "yml", "json"].iter().any(|extension| name.ends_with(&format!(".{extension}")));
    is_text && !beside
}

/// The files that a fixture brings in, which are called `<name>.part.yaml` or `<name>.part.json`.
pub struct Folder(pub PathBuf);

impl Host for Folder {
    fn read(&self, path: &Path) -> Result<String, Unreadable> {
        fs::read_to_string(self.0.join(path)).map_err(|_| Unreadable::Missing)
    }

    fn look(&self, path: &Path) -> Option<Kind> {
        let path = self.0.join(path);
        if path.is_dir() { Some(Kind::Folder) } else { path.is_file().then_some(Kind::File) }
    }
}

/// The JSON file `<name><suffix>` beside `<name>.yaml`, when there is one.
pub fn beside(template: &Path, suffix: &str) -> Option<Json> {
    let name = template.file_stem().unwrap().to_string_lossy();
    let path = template.with_file_name(format!("{name}{suffix}"));
    let text = fs::read_to_string(&path).ok()?;
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// What `<name>.options.json` says, or the options that fixtures have without one.
pub fn options(template: &Path, sources: &mut Sources) -> Options {
    let json = beside(template, ".options.json").unwrap_or_default();
    let string = |name: &str| json[name].as_str().map(str::to_owned);
    let given = json["parameters"].as_object().into_iter().flatten();
    Options {
        region: string("region").unwrap_or_else(|| "eu-central-1".to_owned()),
        parameters: given.map(|(name, value)| (name.clone(), parameter(name, value, sources))).collect(),
        unpackaged_uri: string("unpackaged_uri"),
        as_built: false,
        facts: facts(&json["aws_facts"]),
    }
}

fn parameter(name: &str, value: &Json, sources: &mut Sources) -> Node {
    let value = value.as_str().expect("parameters are strings");
    let file = sources.add(format!("--parameter {name}"), value);
    Node::new(Value::String(Text::written(value)), Span::new(file, 0, value.len()))
}

fn facts(json: &Json) -> AwsFacts {
    let versions = |versions: &Json| {
        let urls = versions.as_object().into_iter().flatten();
        urls.map(|(version, url)| (version.clone(), url.as_str().unwrap().to_owned())).collect()
    };
    let applications = json["ServerlessRepo"].as_object().into_iter().flatten();
    AwsFacts {
        serverless_repo: applications.map(|(id, known)| (id.clone(), versions(known))).collect(),
        now: json["Now"].as_u64(),
    }
}
