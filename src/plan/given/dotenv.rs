//! The lines of a `.env` file: `NAME=value`, with `export` in front or not.
//!
//! A value ends with its line, or where a blank and `#` begin a comment. In single quotes all characters stand for
//! themselves; in double quotes a backslash gives `\n`, `\r`, `\t`, `\"`, `\\` and `\$`, and is otherwise itself. Quoted
//! values may go over several lines. `$` has no meaning: the environment is not asked, and what a file says does not
//! depend on the order of its lines. Of several values of one name the last one holds, as everywhere.

use crate::settings::shape::{self, Read};
use crate::source::{FileId, Span};
use crate::tree::{Key, Map, Node, Text, Value};

/// Reads the lines as a map of texts.
pub fn parse(text: &str, file: FileId) -> Read<Node> {
    let mut reader = Reader { text, file, at: 0 };
    if text.starts_with('\u{feff}') {
        reader.at = '\u{feff}'.len_utf8();
    }
    let mut map = Map::new();
    while let Some((name, value)) = reader.entry()? {
        map.remove(&name.text);
        map.insert_key(name, value);
    }
    Ok(Node::new(Value::Map(map), Span::new(file, 0, text.len())))
}

struct Reader<'t> {
    text: &'t str,
    file: FileId,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip(&mut self, is_skipped: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_skipped).len();
    }

    fn skip_line(&mut self) {
        self.skip(|c| c != '\n');
    }

    /// The place from a byte to where the reader is.
    fn since(&self, start: usize) -> Span {
        Span::new(self.file, start, self.at)
    }

    /// The next name and value.
    fn entry(&mut self) -> Read<Option<(Key, Node)>> {
        loop {
            self.skip(char::is_whitespace);
            if !self.rest().starts_with('#') {
                break;
            }
            self.skip_line();
        }
        if self.rest().is_empty() {
            return Ok(None);
        }
        self.skip_export();
        let name = self.name()?;
        let value = self.value()?;
        Ok(Some((name, value)))
    }

    /// `export` is a word of its own; `export=1` is a variable of that name.
    fn skip_export(&mut self) {
        let Some(after) = self.rest().strip_prefix("export") else { return };
        let name = after.trim_start_matches(is_blank);
        if name.len() < after.len() && !name.starts_with('=') {
            self.at = self.text.len() - name.len();
        }
    }

    /// The name, and the sign behind it.
    fn name(&mut self) -> Read<Key> {
        let start = self.at;
        self.skip(|c| c != '=' && c != '\n');
        let name = self.text.get(start..self.at).unwrap_or("").trim_end();
        let span = Span::new(self.file, start, start + name.len());
        const HELP: &str = "write NAME=value, and `#` before a comment";
        if !self.rest().starts_with('=') {
            return Err(shape::mistake(span, format!("`{}` has no value", shortened(name)), HELP));
        }
        if name.is_empty() {
            return Err(shape::mistake(span, "there is no name before this `=`", HELP));
        }
        if !name.chars().all(is_of_name) {
            return Err(shape::mistake(span, format!("`{}` is not a name", shortened(name)), HELP));
        }
        self.at += 1;
        Ok(Key { text: Text::written(name), span })
    }

    fn value(&mut self) -> Read<Node> {
        self.skip(is_blank);
        let start = self.at;
        let text = match self.rest().chars().next() {
            Some(quote @ ('"' | '\'')) => self.quoted(quote)?,
            _ => return Ok(self.bare()),
        };
        let span = self.since(start);
        self.end_of_line(span)?;
        Ok(Node::new(Value::String(Text::written(text)), span))
    }

    /// A value without quotes: all until the end of the line or a comment.
    fn bare(&mut self) -> Node {
        let start = self.at;
        self.skip_line();
        let line = self.text.get(start..self.at).unwrap_or("");
        let is_comment =
            |at: usize| at == 0 || line.get(..at).is_some_and(|before| before.ends_with(is_blank));
        let end = line.match_indices('#').map(|(at, _)| at).find(|at| is_comment(*at));
        let value = line.get(..end.unwrap_or(line.len())).unwrap_or("").trim_end();
        let span = Span::new(self.file, start, start + value.len());
        Node::new(Value::String(Text::written(value)), span)
    }

    /// The text between quotes, of which the first comes next.
    fn quoted(&mut self, quote: char) -> Read<String> {
        let start = self.at;
        let mut value = String::new();
        let mut characters = self.rest().char_indices().skip(1);
        while let Some((at, c)) = characters.next() {
            match c {
                c if c == quote => {
                    self.at = start + at + c.len_utf8();
                    return Ok(value.replace("\r\n", "\n"));
                }
                '\\' if quote == '"' => match characters.next() {
                    Some((_, next)) => escaped(next, &mut value),
                    None => break,
                },
                c => value.push(c),
            }
        }
        let place = Span::new(self.file, start, start + quote.len_utf8());
        let found = format!("the value that begins with this `{quote}` has no end");
        Err(shape::mistake(place, found, format!("add the missing `{quote}`")))
    }

    /// Refuses all but a comment behind a value in quotes.
    fn end_of_line(&mut self, value: Span) -> Read<()> {
        self.skip(is_blank);
        let start = self.at;
        self.skip_line();
        let rest = self.text.get(start..self.at).unwrap_or("").trim_end();
        if rest.is_empty() || rest.starts_with('#') {
            return Ok(());
        }
        let place = Span::new(value.file, start, start + rest.len());
        let found = "nothing but a comment can follow a value in quotes";
        Err(shape::mistake(place, found, "put all of the value into quotes, and `\\` before those within"))
    }
}

/// What a backslash and this character stand for in double quotes.
fn escaped(character: char, value: &mut String) {
    match character {
        'n' => value.push('\n'),
        'r' => value.push('\r'),
        't' => value.push('\t'),
        '"' | '\\' | '$' => value.push(character),
        other => value.extend(['\\', other]),
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r')
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ':')
}

/// Enough of a line to know it again.
fn shortened(line: &str) -> String {
    const LONGEST: usize = 40;
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or("")),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn read(text: &str) -> Read<Node> {
        parse(text, Sources::new().add(".env", text))
    }

    fn pairs(text: &str) -> Vec<(String, String)> {
        let node = read(text).unwrap();
        let map = node.as_map().unwrap();
        map.iter().map(|(name, value)| (name.to_string(), value.as_str().unwrap().to_owned())).collect()
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn names_and_values() {
        let text =
            "\u{feff}# a comment\r\nA=1\r\n\r\n  export B = two words \nC=\nD=a#b # c\nE=# none\nexport=x\n";
        let expected = [("A", "1"), ("B", "two words"), ("C", ""), ("D", "a#b"), ("E", ""), ("export", "x")];
        assert_eq!(pairs(text), owned(&expected));
        assert_eq!(pairs("A=x=y\nA=2"), owned(&[("A", "2")]));
        assert_eq!(pairs("\n # nothing"), []);
    }

    #[test]
    fn quotes() {
        assert_eq!(pairs(r#"A='$x \n "y"' # c"#), owned(&[("A", r#"$x \n "y""#)]));
        assert_eq!(pairs(r#"A="a\nb\t\"c\" \\ \$d \e""#), owned(&[("A", "a\nb\t\"c\" \\ $d \\e")]));
        assert_eq!(pairs("A=\"one\r\ntwo\"\r\nB='x\n#y'"), owned(&[("A", "one\ntwo"), ("B", "x\n#y")]));
        assert_eq!(pairs(r#"A=it's "fine""#), owned(&[("A", r#"it's "fine""#)]));
        assert_eq!(pairs(r#"A={"k": "v"}"#), owned(&[("A", r#"{"k": "v"}"#)]));
    }

    #[test]
    fn values_have_their_places() {
        let text = "A=1\nB=\"two\" # c\n";
        let node = read(text).unwrap();
        let place = node.get("B").unwrap().span;
        assert_eq!(text.get(place.start as usize..place.end as usize), Some("\"two\""));
    }

    #[test]
    fn mistakes() {
        let mistake = |text: &str| {
            let found = read(text).unwrap_err();
            let at = text.get(found.span.start as usize..found.span.end as usize).unwrap();
            format!("{at} | {}", found.message)
        };
        assert_eq!(mistake("A=1\nNOTHING\n"), "NOTHING | `NOTHING` has no value");
        assert_eq!(mistake("A=1\n=2"), " | there is no name before this `=`");
        assert_eq!(mistake("two words=1"), "two words | `two words` is not a name");
        assert_eq!(mistake("A=\"open\nB=1\n"), "\" | the value that begins with this `\"` has no end");
        assert_eq!(mistake("A='x'y\n"), "y | nothing but a comment can follow a value in quotes");
    }

    #[test]
    fn no_text_brings_it_down() {
        let text = "\u{feff}export A=\"ü\\n\\\" # x\r\nB='é' # y\n=\n\\";
        for (at, _) in text.char_indices() {
            let (start, end) = text.split_at(at);
            let _ = read(start);
            let _ = read(end);
        }
    }
}
