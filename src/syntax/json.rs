//! `*.json` files are held to the letter of JSON. The YAML parser would read a trailing comma or
//! a comment without a word, and CloudFormation then would not.

use serde::de::IgnoredAny;

use super::excerpt;
use crate::diagnostic::{Diagnostic, code};
use crate::source::{FileId, Span};

/// Whether the text is JSON to the letter. A `*.json` file that is not is refused.
pub(super) fn check(name: &str, text: &str, file: FileId) -> Result<bool, Box<Diagnostic>> {
    let json = text.trim_start_matches('\u{feff}');
    let is_named_so = name.to_ascii_lowercase().ends_with(".json");
    let looks_so = json.trim_start().starts_with(['{', '[', '"']);
    if !is_named_so && !looks_so {
        return Ok(false);
    }
    match serde_json::from_str::<IgnoredAny>(json) {
        Ok(_) => Ok(true),
        Err(_) if !is_named_so => Ok(false),
        Err(_) if !looks_so => Err(Box::new(not_json(text.len() - json.len(), file))),
        Err(error) if error.is_eof() => Err(Box::new(unclosed(text, file))),
        Err(error) => {
            let at = text.len() - json.len() + offset(json, error.line(), error.column());
            Err(Box::new(explain(text, at, file)))
        }
    }
}

fn not_json(start: usize, file: FileId) -> Diagnostic {
    let found = "the file is named `.json`, but its text is not JSON";
    let help = "a JSON template begins with `{`; a YAML template is best named `.yaml`";
    invalid(Span::new(file, start, start), found, help)
}

/// The offset of a line and column as `serde_json` counts them: from 1, the column in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    let offset = lines.map(str::len).sum::<usize>() + column.saturating_sub(1);
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn invalid(span: Span, found: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::new(code::INVALID_SYNTAX, span, found).help(help)
}

/// The text ends too early: some bracket or quote is open.
fn unclosed(text: &str, file: FileId) -> Diagnostic {
    let scan = Scan::over(text);
    let Some((at, open)) = scan.quote.map(|at| (at, '"')).or_else(|| scan.brackets.last().copied()) else {
        return invalid(Span::new(file, text.len(), text.len()), "the text ends too early", "complete it");
    };
    let close = match open {
        '{' => '}',
        '[' => ']',
        other => other,
    };
    let span = Span::new(file, at, at + 1);
    invalid(span, format!("this `{open}` is not closed"), &format!("add the missing `{close}`"))
}

/// What stands at `at`, where JSON has another rule than people expect.
fn explain(text: &str, at: usize, file: FileId) -> Diagnostic {
    let before = text.get(..at).unwrap_or("").trim_end();
    let rest = text.get(at..).unwrap_or("");
    let found = rest.chars().next().unwrap_or(' ');
    let span = Span::new(file, at, at + rest.chars().next().map_or(0, char::len_utf8));
    let scan = Scan::over(text.get(..at).unwrap_or(""));
    if let Some(quote) = scan.quote {
        return in_string(text, quote, file);
    }
    match found {
        '}' | ']' if before.ends_with(',') => {
            let comma = Span::new(file, before.len() - 1, before.len());
            invalid(comma, "JSON allows no comma after the last entry", "remove the comma")
        }
        '\'' => invalid(span, "JSON texts stand in double quotes", "write `\"` instead of `'`"),
        '/' | '#' => {
            invalid(span, "JSON has no comments", "remove it, or put it under `Metadata` or `Description`")
        }
        ',' if before.ends_with([',', '[', '{']) => {
            invalid(span, "there is nothing before this comma", "remove it")
        }
        ':' if before.ends_with('"') && scan.is_in_list() => {
            invalid(span, "a list has no keys", "use `{…}` for keys and values")
        }
        '}' | ']' if !scan.fits(found) => mismatched(&scan, found, span),
        _ if before.ends_with([':', ',', '[', '{']) || before.is_empty() => word(rest, at, file),
        _ if scan.brackets.is_empty() => invalid(span, "the template has ended before this", "remove it"),
        _ if scan.is_at_key => invalid(span, "a `:` is missing before this", "put `:` between key and value"),
        _ => invalid(span, "a `,` is missing before this", "put `,` between entries"),
    }
}

/// The first thing that JSON does not take in the text that begins with the quote at `start`.
fn in_string(text: &str, start: usize, file: FileId) -> Diagnostic {
    let mut rest = text.get(start + 1..).unwrap_or("").char_indices().map(|(at, c)| (start + 1 + at, c));
    while let Some((at, c)) = rest.next() {
        let span = Span::new(file, at, at + c.len_utf8());
        match c {
            '\n' | '\r' => {
                let line = Span::new(file, start, at);
                let help = "close it with `\"`, or write `\\n`";
                return invalid(line, "a JSON text cannot go over several lines", help);
            }
            '\t' => return invalid(span, "a JSON text cannot have a tab", "write `\\t`"),
            '\\' => match rest.next() {
                Some((_, escaped)) if "\"\\/bfnrt".contains(escaped) => {}
                Some((end, 'u')) if is_hex(text.get(end + 1..end + 5)) => {}
                Some((end, escaped)) => {
                    let span = Span::new(file, at, end + escaped.len_utf8());
                    let help = "write a backslash twice (`\\\\`); `\\u` needs four hexadecimal digits";
                    return invalid(span, "this is not an escape that JSON knows", help);
                }
                None => {}
            },
            c if c < ' ' => return invalid(span, "JSON does not take this invisible character", "remove it"),
            _ => {}
        }
    }
    unclosed(text, file)
}

fn is_hex(digits: Option<&str>) -> bool {
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// A bracket that closes the wrong one, or none.
fn mismatched(scan: &Scan, close: char, span: Span) -> Diagnostic {
    match scan.brackets.last() {
        None => invalid(span, format!("this `{close}` closes nothing"), "remove it"),
        Some((at, open)) => {
            let place = Span::new(span.file, *at, at + 1);
            let found = format!("`{open}` is closed by a `{close}`");
            invalid(span, found, "close it with the bracket that fits").related(place, "opened here")
        }
    }
}

/// Something that is no JSON value: a text without quotes, `True`, `.5`.
fn word(rest: &str, at: usize, file: FileId) -> Diagnostic {
    let is_end = |c: char| c.is_whitespace() || ",:[]{}\"".contains(c);
    let length = rest.find(is_end).unwrap_or(rest.len()).max(rest.chars().next().map_or(0, char::len_utf8));
    let word = rest.get(..length).unwrap_or("");
    let span = Span::new(file, at, at + length);
    let help = match word.to_ascii_lowercase().as_str() {
        "true" | "false" | "null" => "write it in lower case",
        _ => "texts and keys stand in double quotes",
    };
    invalid(span, format!("`{}` is not a JSON value", excerpt(word)), help)
}

/// Which brackets and quotes are open at the end of a text.
struct Scan {
    brackets: Vec<(usize, char)>,
    quote: Option<usize>,
    /// Whether a key stands last, and not a value.
    is_at_key: bool,
}

impl Scan {
    fn over(text: &str) -> Scan {
        let mut scan = Scan { brackets: Vec::new(), quote: None, is_at_key: false };
        let mut is_escaped = false;
        for (at, c) in text.char_indices() {
            match (scan.quote, c) {
                (Some(_), _) if is_escaped => is_escaped = false,
                (Some(_), '\\') => is_escaped = true,
                (Some(_), '"') => scan.quote = None,
                (None, '"') => scan.quote = Some(at),
                (None, '[' | '{') => {
                    scan.brackets.push((at, c));
                    scan.is_at_key = c == '{';
                }
                (None, ']' | '}') => {
                    scan.brackets.pop();
                    scan.is_at_key = false;
                }
                (None, ',') => scan.is_at_key = !scan.is_in_list(),
                (None, ':') => scan.is_at_key = false,
                _ => {}
            }
        }
        scan
    }

    fn is_in_list(&self) -> bool {
        self.brackets.last().is_some_and(|(_, open)| *open == '[')
    }

    fn fits(&self, close: char) -> bool {
        let wanted = if close == ']' { '[' } else { '{' };
        self.brackets.last().is_some_and(|(_, open)| *open == wanted)
    }
}
