//! Reading values of settings, and saying what is wrong with them.

use super::{Given, Glob, Selector};
use crate::diagnostic::{Advice, Code, Diagnostic, Severity, code, similar};
use crate::source::Span;
use crate::tree::{Map, Node, Value};

/// A value of settings, or what is wrong with it.
pub type Read<T> = Result<T, Box<Diagnostic>>;

/// A mistake in settings.
pub fn mistake(span: Span, found: impl Into<String>, help: impl Into<Advice>) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(code::INVALID_SETTINGS, span, found).help(help))
}

/// A map.
pub fn map<'n>(node: &'n Node, name: &str, help: &str) -> Read<&'n Map> {
    node.as_map().ok_or_else(|| mistake(node.span, format!("`{name}` is {}, not a table", node.kind()), help))
}

/// A string.
pub fn string(node: &Node, name: &str) -> Read<Given<String>> {
    let found =
        || mistake(node.span, format!("`{name}` is {}, not a string", node.kind()), "write it in quotes");
    let value = node.as_str().ok_or_else(found)?.to_owned();
    Ok(Given { value, span: node.span })
}

/// A list of strings; a single one may stand without the list, and nothing for an empty one.
pub fn strings(node: &Node, name: &str) -> Read<Vec<Given<String>>> {
    match &node.value {
        Value::List(items) => items.iter().map(|item| string(item, name)).collect(),
        Value::Null => Ok(Vec::new()),
        _ => Ok(vec![string(node, name)?]),
    }
}

/// What a region is called, for example.
pub const A_REGION: &str = "eu-central-1";

/// Whether this may be a region: they are named like `eu-central-1` and `us-gov-west-1`, and new ones must not need a new
/// samc.
pub fn is_region_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_word = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase());
    match parts.as_slice() {
        [words @ .., number] => words.len() >= 2 && words.iter().all(is_word) && number.parse::<u8>().is_ok(),
        [] => false,
    }
}

/// The name of a region.
pub fn region(given: Given<String>) -> Read<Given<String>> {
    match is_region_name(&given.value) {
        true => Ok(given),
        false => Err(mistake(
            given.span,
            format!("\"{}\" is no region", given.value),
            format!("a region is named like \"{A_REGION}\""),
        )),
    }
}

/// One of several words.
pub fn choice<T: Copy>(node: &Node, name: &str, choices: &[(&str, T)]) -> Read<Given<T>> {
    let words = choices.iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
    let text = string(node, name)?;
    let found = choices.iter().find(|(word, _)| *word == text.value);
    let problem =
        || mistake(node.span, format!("`{name}` is \"{}\"", text.value), format!("write one of {words}"));
    Ok(Given { value: found.ok_or_else(problem)?.1, span: node.span })
}

/// How bad something is.
pub fn severity(node: &Node, name: &str) -> Read<Given<Severity>> {
    let choices = [("info", Severity::Info), ("warning", Severity::Warning), ("error", Severity::Error)];
    choice(node, name, &choices)
}

/// A pattern of paths.
pub fn glob(given: Given<String>) -> Read<Given<(Glob, String)>> {
    match Glob::parse(&given.value) {
        Ok(glob) => Ok(Given { value: (glob, given.value), span: given.span }),
        Err(problem) => {
            let found = format!("`{}` is not a pattern of paths: {problem}", given.value);
            Err(mistake(given.span, found, "write for example \"legacy/**\""))
        }
    }
}

/// Refuses a selector that speaks of nothing: of no finding of samc's, and of no rule of the project.
pub fn refuse_unknown(selector: &Selector, span: Span, own: &[Code]) -> Read<()> {
    if selector.is_known(own) {
        return Ok(());
    }
    Err(mistake(span, format!("samc finds nothing called `{}`", selector.text()), selector.instead(own)))
}

/// A key that is none of those that there are.
pub fn unknown_key(key: &str, span: Span, known: &[&str]) -> Box<Diagnostic> {
    let help = match similar::closest(key, known.iter().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("there are: {}", known.join(", ")),
    };
    mistake(span, format!("there is no setting `{key}`"), help)
}
