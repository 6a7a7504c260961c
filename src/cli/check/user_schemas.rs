//! Types of resources that the user describes: `--schema FILE`.

use std::fs;
use std::path::Path;

use serde_json::Value as Json;

use crate::cli::failure::Failure;
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::schema::{Schemas, Unreadable};
use crate::source::{FileId, Sources, Span};
use crate::syntax;
use crate::tree::{Node, Value};

/// What samc knows, with the types of these files.
pub fn read<'p>(files: impl IntoIterator<Item = &'p Path>) -> Result<Schemas, Failure> {
    files.into_iter().try_fold(Schemas::new(), add)
}

fn add(schemas: Schemas, path: &Path) -> Result<Schemas, Failure> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| Failure::io(&format!("read {name}"), &error))?;
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    let json = json(&sources, file)?;
    schemas
        .with_user_schema(json)
        .map_err(|unreadable| Failure::mistake(&mistake(&unreadable, &sources, file), &sources))
}

/// The schema in a file: the file itself, or what `aws cloudformation describe-type` printed, which has it as a
/// text.
fn json(sources: &Sources, file: FileId) -> Result<Json, Failure> {
    let text = sources.get(file).map_or("", |source| &source.text);
    let parsed: Json = serde_json::from_str(text).map_err(|error| {
        let line = sources.get(file).and_then(|source| source.line(error.line()));
        let at = line.map_or(0, |(start, line)| start + error.column().clamp(1, line.len().max(1)) - 1);
        let found = format!("this is no JSON: {}", reason(&error));
        Failure::mistake(&Diagnostic::new(code::INVALID_SYNTAX, Span::new(file, at, at), found), sources)
    })?;
    match parsed.get("Schema").and_then(Json::as_str).map(serde_json::from_str) {
        Some(Ok(schema)) => Ok(schema),
        _ => Ok(parsed),
    }
}

/// What is wrong, without the place, which is shown.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

fn mistake(unreadable: &Unreadable, sources: &Sources, file: FileId) -> Diagnostic {
    let tree = syntax::parse(sources, file, &mut Diagnostics::new());
    let span = tree.as_ref().map_or(Span::new(file, 0, 0), |tree| place(tree, &unreadable.place));
    let found = format!("this schema of a resource type cannot be read: {}", unreadable.problem);
    let help =
        "a type needs a `typeName`, and `properties` in JSON Schema, as CloudFormation's registry takes it";
    Diagnostic::new(code::INVALID_SYNTAX, span, found).help(help)
}

/// What a JSON pointer leads to, as far as it does.
fn place(tree: &Node, pointer: &str) -> Span {
    let mut at = tree;
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        let next = match &at.value {
            Value::List(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
            _ => at.get(&step),
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    at.span
}
