//! The text of a file of values as a tree with places: TOML, JSON, or the lines of a `.env` file.

use super::dotenv;
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::settings::samc_toml;
use crate::settings::shape::{self, Read};
use crate::source::{FileId, Source, Sources, Span};
use crate::syntax;
use crate::tree::{Map, Node, Value};

/// How a file of values is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Toml,
    Json,
    Env,
    Yaml,
}

/// Reads TOML or JSON.
pub fn read(sources: &Sources, file: FileId) -> Read<Node> {
    match sources.get(file) {
        Some(source) => match form(source) {
            Form::Env => parse(sources, source, file, Form::Toml),
            form => parse(sources, source, file, form),
        },
        None => Ok(nothing(file)),
    }
}

/// Reads TOML, JSON or the lines of a `.env` file, which come out as a map of texts.
pub fn read_with_env(sources: &Sources, file: FileId) -> Read<Node> {
    match sources.get(file) {
        Some(source) => parse(sources, source, file, form(source)),
        None => Ok(nothing(file)),
    }
}

fn parse(sources: &Sources, source: &Source, file: FileId, form: Form) -> Read<Node> {
    if source.text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Ok(nothing(file));
    }
    match form {
        Form::Toml => samc_toml::parse(&source.text, file),
        Form::Json => json(sources, file),
        Form::Env => dotenv::parse(&source.text, file),
        Form::Yaml => {
            let found = "values are not read from YAML";
            Err(shape::mistake(Span::new(file, 0, 0), found, "write them as TOML or JSON"))
        }
    }
}

fn json(sources: &Sources, file: FileId) -> Read<Node> {
    let mut diagnostics = Diagnostics::new();
    let document = syntax::parse(sources, file, &mut diagnostics);
    // A key that is there twice is only worth a warning in a template, but of two values one would be dropped.
    match (diagnostics.into_sorted().into_iter().next(), document) {
        (Some(found), _) => Err(Box::new(Diagnostic { code: code::INVALID_SETTINGS, ..as_error(found) })),
        (None, document) => Ok(document.unwrap_or_else(|| nothing(file))),
    }
}

fn as_error(found: Diagnostic) -> Diagnostic {
    Diagnostic { severity: code::INVALID_SETTINGS.severity, ..found }
}

fn nothing(file: FileId) -> Node {
    Node::new(Value::Map(Map::new()), Span::new(file, 0, 0))
}

/// By the name, or else by how the text begins.
fn form(source: &Source) -> Form {
    let path = source.name.to_ascii_lowercase();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    match name.rsplit('.').next().unwrap_or_default() {
        "json" => Form::Json,
        "toml" => Form::Toml,
        "yaml" | "yml" => Form::Yaml,
        _ if name == ".env" || name.starts_with(".env.") || name.ends_with(".env") => Form::Env,
        _ => form_of_text(&source.text),
    }
}

/// A bracket begins a list of JSON or a table of TOML: a list goes on with a quote or another bracket.
fn form_of_text(text: &str) -> Form {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let begins_list = |rest: &str| rest.trim_start().starts_with(['{', '"', ']']);
    match text.strip_prefix('[') {
        _ if text.starts_with('{') => Form::Json,
        Some(rest) if begins_list(rest) => Form::Json,
        Some(_) => Form::Toml,
        None => Form::Env,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form_of(name: &str, text: &str) -> Form {
        let mut sources = Sources::new();
        let file = sources.add(name, text);
        form(sources.get(file).unwrap())
    }

    #[test]
    fn the_name_says_how_it_is_written() {
        assert_eq!(form_of("a/values.toml", "{"), Form::Toml);
        assert_eq!(form_of("a\\values.JSON", "a = 1"), Form::Json);
        assert_eq!(form_of(".env", "{"), Form::Env);
        assert_eq!(form_of("x/.env.local", "["), Form::Env);
        assert_eq!(form_of("dev.env", ""), Form::Env);
        assert_eq!(form_of(".env.json", ""), Form::Json);
        assert_eq!(form_of("values.yaml", ""), Form::Yaml);
    }

    #[test]
    fn else_the_text_does() {
        assert_eq!(form_of("/dev/fd/63", "\u{feff} {\"A\": 1}"), Form::Json);
        assert_eq!(form_of("values", "[ {\"ParameterKey\": 1}]"), Form::Json);
        assert_eq!(form_of("values", "[\"A=1\"]"), Form::Json);
        assert_eq!(form_of("values", "[parameters]\nA = 1"), Form::Toml);
        assert_eq!(form_of("values", "A=1"), Form::Env);
    }

    #[test]
    fn a_mistake_has_its_place() {
        let mistake = |name: &str, text: &str| {
            let mut sources = Sources::new();
            let file = sources.add(name, text);
            let found = read_with_env(&sources, file).unwrap_err();
            assert_eq!(found.code, code::INVALID_SETTINGS);
            (sources.get(file).unwrap().position(found.span.start).line, found.message)
        };
        assert_eq!(mistake("a.toml", "a = 1\nb = \n").0, 2);
        assert_eq!(mistake("a.json", "{\n  \"a\": 1,\n}").0, 2);
        let (line, message) = mistake("a.json", "{\n  \"a\": 1,\n  \"a\": 2\n}");
        assert!(line > 1 && message.contains('a'), "{line} {message}");
        assert_eq!(mistake("a.yaml", "a: 1").1, "values are not read from YAML");
        assert_eq!(mistake(".env", "A=1\nB\n").0, 2);
    }

    #[test]
    fn an_empty_file_gives_nothing() {
        let mut sources = Sources::new();
        for name in ["a.toml", "a.json", ".env"] {
            let file = sources.add(name, "\u{feff}\n  \n");
            assert!(read_with_env(&sources, file).unwrap().as_map().unwrap().is_empty(), "{name}");
        }
    }
}
