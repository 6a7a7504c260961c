//! Printing a tree as YAML that reads back as the same tree, in YAML 1.1 as well as in 1.2.
//!
//! Intrinsic functions keep their long form: the short forms cannot always be nested.

use std::fmt::Write;

use crate::syntax::scalar::{self, Plain};
use crate::syntax::text::is_printable;
use crate::tree::{Map, Node, Number, Value};

/// YAML lets a key be this long before the `:` (section 7.4.2 of the specification); longer
/// ones need a `?` in front.
const LONGEST_KEY: usize = 1024;

/// The tree as YAML in block style, with two spaces of indentation, keys in the order of the text,
/// and a newline at the end.
pub fn to_yaml(node: &Node) -> String {
    let mut out = String::new();
    match &node.value {
        Value::List(items) if !items.is_empty() => write_list(&mut out, items, 0),
        Value::Map(map) if !map.is_empty() => write_map(&mut out, map, 0),
        _ => write_scalar(&mut out, node, 0),
    }
    out
}

/// Writes what follows `Key:`: a scalar on the same line, a collection on the lines below.
fn write_value(out: &mut String, node: &Node, indentation: usize) {
    match &node.value {
        Value::List(items) if !items.is_empty() => {
            out.push('\n');
            indent(out, indentation + 2);
            write_list(out, items, indentation + 2);
        }
        Value::Map(map) if !map.is_empty() => {
            out.push('\n');
            indent(out, indentation + 2);
            write_map(out, map, indentation + 2);
        }
        _ => {
            out.push(' ');
            write_scalar(out, node, indentation);
        }
    }
}

/// Writes the items of a list. The first line is indented already.
fn write_list(out: &mut String, items: &[Node], indentation: usize) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            indent(out, indentation);
        }
        out.push_str("- ");
        match &item.value {
            Value::List(items) if !items.is_empty() => write_list(out, items, indentation + 2),
            Value::Map(map) if !map.is_empty() => write_map(out, map, indentation + 2),
            _ => write_scalar(out, item, indentation),
        }
    }
}

/// Writes the entries of a map. The first line is indented already.
fn write_map(out: &mut String, map: &Map, indentation: usize) {
    for (index, (key, _, node)) in map.as_written().enumerate() {
        if index > 0 {
            indent(out, indentation);
        }
        let key = on_one_line(key);
        if key.len() > LONGEST_KEY {
            out.push_str("? ");
            out.push_str(&key);
            out.push('\n');
            indent(out, indentation);
        } else {
            out.push_str(&key);
        }
        out.push(':');
        write_value(out, node, indentation);
    }
}

fn indent(out: &mut String, indentation: usize) {
    out.extend(std::iter::repeat_n(' ', indentation));
}

/// Writes a scalar or an empty collection, and the newline behind it.
fn write_scalar(out: &mut String, node: &Node, indentation: usize) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number_text(*number)),
        Value::List(_) => out.push_str("[]"),
        Value::Map(_) => out.push_str("{}"),
        Value::String(text) if fits_block(text) => return write_block(out, text, indentation),
        Value::String(text) => out.push_str(&on_one_line(text)),
    }
    out.push('\n');
}

/// A number so that YAML 1.1 reads the same number; it knows floats by their point, and wants it
/// before an exponent, too.
fn number_text(number: Number) -> String {
    match number {
        Number::Float(value) if value.is_nan() => ".nan".to_owned(),
        Number::Float(value) if value.is_infinite() => if value > 0.0 { ".inf" } else { "-.inf" }.to_owned(),
        _ => {
            let text = number.to_string();
            match text.split_once('e') {
                Some((digits, exponent)) if !digits.contains('.') => format!("{digits}.0e{exponent}"),
                _ => text,
            }
        }
    }
}

/// Whether a text of several lines can stand as it is in a `|` block. Where white space at the
/// start or end makes blocks hard to read, for people or parsers, quotes are better.
fn fits_block(text: &str) -> bool {
    let body = text.trim_end_matches('\n');
    body.contains('\n')
        && body.chars().all(|c| c == '\n' || is_plain_character(c))
        && !body.starts_with([' ', '\n', '\t'])
        && body.lines().all(|line| !line.ends_with([' ', '\t']) && !line.starts_with('\t'))
}

fn write_block(out: &mut String, text: &str, indentation: usize) {
    let body = text.trim_end_matches('\n');
    let newlines = text.len() - body.len();
    out.push_str(match newlines {
        0 => "|-\n",
        1 => "|\n",
        _ => "|+\n",
    });
    for line in body.split('\n') {
        if !line.is_empty() {
            indent(out, indentation + 2);
            out.push_str(line);
        }
        out.push('\n');
    }
    out.extend(std::iter::repeat_n('\n', newlines.saturating_sub(1)));
}

/// A string on one line: without quotes where that is safe, else in single quotes, else in double
/// quotes with escapes.
fn on_one_line(text: &str) -> String {
    if is_safe_without_quotes(text) {
        text.to_owned()
    } else if text.chars().all(is_plain_character) && !text.contains('\'') {
        format!("'{text}'")
    } else {
        double_quoted(text)
    }
}

fn is_safe_without_quotes(text: &str) -> bool {
    scalar::resolve(text) == Plain::String
        && !reads_otherwise_elsewhere(text)
        && text.chars().all(is_plain_character)
        && !text.starts_with(|c: char| c.is_whitespace() || "-?:,[]{}#&*!|>'\"%@`".contains(c))
        && !text.starts_with("...")
        && !text.ends_with(|c: char| c.is_whitespace() || c == ':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains('\t')
}

/// Strings that PyYAML reads as strings, but YAML 1.1 to the letter (`y`, `n`) or YAML 1.2 (`1e5`,
/// `0o17`, `08`) does not.
fn reads_otherwise_elsewhere(text: &str) -> bool {
    let is_number = || {
        let digits = text.trim_start_matches(['-', '+']);
        digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && (digits.parse::<f64>().is_ok() || digits.starts_with("0o"))
    };
    matches!(text, "y" | "Y" | "n" | "N") || is_number()
}

/// Whether a character may stand as it is on a line. Line breaks of any kind may not, nor what
/// editors and parsers are known to swallow.
fn is_plain_character(c: char) -> bool {
    is_printable(c) && !matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_plain_character(c) => out.push(c),
            c => write_escape(&mut out, u32::from(c)),
        }
    }
    out.push('"');
    out
}

fn write_escape(out: &mut String, number: u32) {
    // Writing to a string cannot fail.
    let _ = if number > 0xffff { write!(out, "\\U{number:08X}") } else { write!(out, "\\u{number:04X}") };
}

#[cfg(test)]
mod tests {
    use super::to_yaml;
    use crate::diagnostic::Diagnostics;
    use crate::source::{Sources, Span};
    use crate::syntax::parse;
    use crate::tree::{IntoNode, Map, Node, Number, Text, Value};

    /// Somewhere, for nodes that stand in no text.
    fn nowhere() -> Span {
        Span::new(Sources::new().add("", ""), 0, 0)
    }

    fn string(text: &str) -> Node {
        Text::written(text).into_node(nowhere())
    }

    fn assert_reads_back(node: &Node) {
        let text = to_yaml(node);
        let mut sources = Sources::new();
        let file = sources.add("printed.yaml", text.as_str());
        let mut diagnostics = Diagnostics::new();
        let back = parse(&sources, file, &mut diagnostics);
        assert_eq!(diagnostics.iter().count(), 0, "{text}\n{diagnostics:?}");
        assert_eq!(back.as_ref(), Some(node), "{text}");
    }

    const NASTY: &[&str] = &[
        "",
        " ",
        "  x",
        "x ",
        "\t",
        "\tx",
        "x\ty",
        "\n",
        "\n\n",
        "a\n",
        "a\nb",
        "a\nb\n",
        "a\n\nb\n\n\n",
        "\na",
        " a\nb",
        "a\n b",
        "a \nb",
        "a\n\tb",
        "a\n   \nb",
        "a\n  ",
        "a\r\nb",
        "a\rb",
        "yes",
        "No",
        "on",
        "y",
        "n",
        "true",
        "NULL",
        "~",
        "1",
        "-1",
        "+1",
        "010",
        "08",
        "0o7",
        "0x1f",
        "0b1",
        "1_000",
        "1.5",
        ".5",
        "-.5",
        "1.",
        "1e5",
        "1E+3",
        ".inf",
        "-.INF",
        ".nan",
        "NaN",
        "inf",
        "190:20:30",
        "22:22",
        "2010-09-09",
        "2001-12-14 21:59:43",
        "=",
        "<<",
        "- a",
        "-",
        "--",
        "---",
        "--- a",
        "...",
        "... a",
        "-a",
        "? a",
        "?a",
        ": a",
        ":a",
        "a:",
        "a: b",
        "a:b",
        "a :b",
        "a #b",
        "a#b",
        "#a",
        "[a",
        "]",
        "{a",
        "}",
        ",a",
        "a, b",
        "&a",
        "*a",
        "!a",
        "|a",
        ">a",
        "'a",
        "\"a",
        "it's",
        "say \"x\"",
        "'\"",
        "%a",
        "@a",
        "`a",
        "a\\b",
        "\\",
        "é",
        "日本",
        "😀",
        "\u{a0}a",
        "a\u{85}b",
        "a\u{2028}b",
        "\u{feff}a",
        "a\u{7}b",
        "\0",
        "\u{7f}",
        "\u{fffe}",
        "\u{e000}",
        "${AWS::Region}",
        "arn:aws:s3:::*",
        "s3://bucket/key",
        "rate(5 minutes)",
        "{\"a\": [1]}",
        "a\n---\nb",
        "a\n# b\n",
        "# a\nb",
        "99999999999999999999999999999999999999999999",
        "<<: a",
        "!!str a",
        "\u{3000}a",
        "a\u{3000}",
    ];

    #[test]
    fn nasty_strings_read_back_everywhere() {
        for text in NASTY {
            let node = string(text);
            assert_reads_back(&node);
            assert_reads_back(
                &vec![node.clone(), vec![node.clone()].into_node(nowhere())].into_node(nowhere()),
            );
            let inner: Map =
                [(Text::written(*text), node.clone()), (Text::written("x"), node)].into_iter().collect();
            let inner = inner.into_node(nowhere());
            let outer: Map =
                [(Text::written("k"), inner.clone()), (Text::written("z"), inner)].into_iter().collect();
            assert_reads_back(&outer.into_node(nowhere()));
        }
    }

    #[test]
    fn long_keys_read_back() {
        let map: Map = [(Text::written("x".repeat(3000)), string("y"))].into_iter().collect();
        assert_reads_back(&vec![map.into_node(nowhere())].into_node(nowhere()));
    }

    #[test]
    fn numbers_read_back() {
        let float = |value| Value::Number(Number::Float(value));
        let whole = |value| Value::Number(Number::Int(value));
        let floats = [0.0, 1.0, -1.5, 0.1, 1e16, 1e-5, 1.7976931348623157e308, 5e-324, f64::INFINITY];
        let values =
            floats.into_iter().map(float).chain([0, -1, i128::MAX, i128::MIN].into_iter().map(whole));
        values.for_each(|value| assert_reads_back(&Node::new(value, nowhere())));
    }

    /// The same trees in every run.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            // The multiplier and increment of Knuth's MMIX.
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % sides
        }

        fn string(&mut self) -> Text {
            let nasty = NASTY[self.roll(NASTY.len())];
            let more = if self.roll(3) == 0 { NASTY[self.roll(NASTY.len())] } else { "" };
            Text::written(format!("{nasty}{more}"))
        }

        fn node(&mut self, depth: usize) -> Node {
            let value = match self.roll(if depth == 0 { 5 } else { 8 }) {
                0 => Value::Null,
                1 => Value::Bool(self.roll(2) == 0),
                2 => Value::Number(Number::Int(self.roll(1000) as i128 - 500)),
                3 | 4 => Value::String(self.string()),
                5 | 6 => Value::List((0..self.roll(4)).map(|_| self.node(depth - 1)).collect()),
                _ => Value::Map((0..self.roll(4)).map(|_| (self.string(), self.node(depth - 1))).collect()),
            };
            Node::new(value, nowhere())
        }
    }

    #[test]
    fn made_up_trees_read_back() {
        let mut dice = Dice(2026);
        (0..2000).for_each(|_| assert_reads_back(&dice.node(4)));
    }

    #[test]
    fn reads_like_a_template() {
        let mut sources = Sources::new();
        let text = "Resources:\n  Function:\n    Type: AWS::Lambda::Function\n    Properties:\n      Code:\n        ZipFile: |\n          def handler(event, context):\n              return 1\n      Role:\n        Fn::GetAtt:\n          - Role\n          - Arn\n      Tags: []\n      Timeout: 3\n      Layers:\n        - Ref: Layer\n        - - 'yes'\n          - \"'x'\"\n  Version: '2010-09-09'\n";
        let file = sources.add("template.yaml", text);
        let node = parse(&sources, file, &mut Diagnostics::new()).unwrap();
        assert_eq!(to_yaml(&node), text);
    }
}
