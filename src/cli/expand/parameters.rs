//! Parameter values from the command line.

use indexmap::IndexMap;

use super::Failure;
use crate::source::{Sources, Span};
use crate::tree::{Node, Text, Value};

/// A value that was typed, and the option behind which it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    option: String,
    value: String,
}

impl Given {
    /// A value behind an option, or at a place of settings.
    pub fn new(option: impl Into<String>, value: impl Into<String>) -> Self {
        Given { option: option.into(), value: value.into() }
    }

    /// The value.
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// The values by name. A later one replaces an earlier one, and `--parameter` wins.
pub fn read(parameters: &[String], overrides: &[String]) -> Result<IndexMap<String, Given>, Failure> {
    let mut given = IndexMap::new();
    for argument in overrides {
        let pairs = split(argument).ok_or_else(|| no_pair("--parameter-overrides", argument))?;
        for (name, value) in pairs {
            given.insert(name, Given::new("--parameter-overrides", value));
        }
    }
    for argument in parameters {
        let pair = argument.split_once('=').filter(|(name, _)| !name.is_empty());
        let (name, value) = pair.ok_or_else(|| no_pair("--parameter", argument))?;
        given.insert(name.to_owned(), Given::new("--parameter", value));
    }
    Ok(given)
}

/// The values as nodes, each with a source text of its own, so that a finding can point at it.
pub fn as_nodes(given: IndexMap<String, Given>, sources: &mut Sources) -> IndexMap<String, Node> {
    let node = |(name, Given { option, value }): (String, Given)| {
        let length = value.len();
        let text = Text::written(value.as_str());
        let file = sources.add(format!("{option} {name}"), value);
        (name, Node::new(Value::String(text), Span::new(file, 0, length)))
    };
    given.into_iter().map(node).collect()
}

fn no_pair(option: &str, argument: &str) -> Failure {
    let failure = Failure::new(format!("{option}: `{argument}` is not of the form NAME=VALUE"));
    if option == "--parameter-overrides" && std::path::Path::new(argument).exists() {
        return failure.help("name the template before --parameter-overrides, which takes all that follows");
    }
    failure.help(format!("write for example: {option} Stage=prod"))
}

/// The pairs of one argument of `--parameter-overrides`, or nothing when it does not begin with one.
///
/// The SAM CLI has two spellings, `NAME=VALUE` and `ParameterKey=NAME,ParameterValue=VALUE`, with
/// blanks between pairs. A value may stand in quotes, and a backslash takes the meaning from a
/// blank or a quote. Here a value also goes on over blanks until the next pair begins, where the
/// SAM CLI would drop the rest.
pub fn split(argument: &str) -> Option<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    let mut rest = argument.trim();
    while !rest.is_empty() {
        let (name, after) = key(rest)?;
        let (value, after) = quoted(after).unwrap_or_else(|| bare(after));
        pairs.push((name.to_owned(), value));
        rest = after.trim_start();
    }
    Some(pairs)
}

/// The name at the start, and what stands behind its `=`.
fn key(text: &str) -> Option<(&str, &str)> {
    match text.strip_prefix("ParameterKey=") {
        Some(long) => name_before(long, ",ParameterValue="),
        None => name_before(text, "="),
    }
}

/// The name at the start, and what stands behind the separator that follows it.
fn name_before<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '"' | '\''))?;
    let (name, after) = text.split_at_checked(end)?;
    let name = unquoted(name);
    Some((name, after.strip_prefix(separator)?)).filter(|_| is_name(name))
}

fn unquoted(name: &str) -> &str {
    let within = |quote| name.strip_prefix(quote)?.strip_suffix(quote);
    within('"').or_else(|| within('\'')).unwrap_or(name)
}

/// CloudFormation's rule for the names of parameters.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
}

/// A value in quotes, if it is followed by a blank or nothing.
fn quoted(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut value = String::new();
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        if c == quote {
            let after = text.get(at + 1..)?;
            let ends = after.is_empty() || after.starts_with(char::is_whitespace);
            return ends.then_some((value, after));
        }
        let escaped = characters.next_if(|(_, next)| c == '\\' && is_escapable(*next));
        value.push(escaped.map_or(c, |(_, next)| next));
    }
    None
}

/// A value without quotes: all until the next pair.
fn bare(text: &str) -> (String, &str) {
    let mut escaped = false;
    let end = text.char_indices().find(|(at, c)| {
        let blank = c.is_whitespace() && !escaped;
        escaped = *c == '\\' && !escaped;
        blank
            && text.get(*at..).is_some_and(|rest| rest.trim().is_empty() || key(rest.trim_start()).is_some())
    });
    let (value, after) = text.split_at_checked(end.map_or(text.len(), |(at, _)| at)).unwrap_or((text, ""));
    (unescaped(value), after)
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut characters = value.chars().peekable();
    while let Some(c) = characters.next() {
        let escaped = characters.next_if(|next| c == '\\' && is_escapable(*next));
        out.push(escaped.unwrap_or(c));
    }
    out
}

fn is_escapable(c: char) -> bool {
    matches!(c, ' ' | '"' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(argument: &str) -> Vec<(String, String)> {
        split(argument).unwrap()
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
    }

    #[test]
    fn both_spellings_of_the_sam_cli() {
        let expected = owned(&[("A", "1"), ("B", "two")]);
        assert_eq!(pairs("A=1 B=two"), expected);
        assert_eq!(pairs("ParameterKey=A,ParameterValue=1 ParameterKey=B,ParameterValue=two"), expected);
        assert_eq!(pairs("A=1 ParameterKey=B,ParameterValue=two"), expected);
    }

    #[test]
    fn quotes_and_backslashes() {
        assert_eq!(pairs(r#"A="two words" B='x'"#), owned(&[("A", "two words"), ("B", "x")]));
        assert_eq!(pairs(r#"A="say \"hi\"" B=x\ y"#), owned(&[("A", r#"say "hi""#), ("B", "x y")]));
        assert_eq!(pairs(r#"ParameterKey="A",ParameterValue="B=c d""#), owned(&[("A", "B=c d")]));
        assert_eq!(pairs(r"A=C:\dir"), owned(&[("A", r"C:\dir")]));
    }

    #[test]
    fn what_other_tools_break() {
        assert_eq!(pairs("A=hello world B=x"), owned(&[("A", "hello world"), ("B", "x")]));
        assert_eq!(pairs(r#"A={"k": "v=w"} B=x"#), owned(&[("A", r#"{"k": "v=w"}"#), ("B", "x")]));
        assert_eq!(pairs("A=1,2,3"), owned(&[("A", "1,2,3")]));
        assert_eq!(pairs("A= B=https://x/?q=1"), owned(&[("A", ""), ("B", "https://x/?q=1")]));
        assert_eq!(pairs(r#"A="unfinished B=x"#), owned(&[("A", "\"unfinished"), ("B", "x")]));
    }

    #[test]
    fn what_is_no_pair() {
        assert_eq!(split("template.yaml"), None);
        assert_eq!(split("=1"), None);
        assert_eq!(split(""), Some(Vec::new()));
    }

    #[test]
    fn a_parameter_is_taken_as_it_is() {
        let given = read(&[r#"A="x" y=z\ "#.to_owned()], &["A=1".to_owned()]).unwrap();
        assert_eq!(given.get("A").unwrap().value, r#""x" y=z\ "#);
        assert!(read(&["A".to_owned()], &[]).is_err());
        assert!(read(&["=A".to_owned()], &[]).is_err());
    }
}
