//! The text that Python 2.7 prints for an API's body, which deployment ids hash.
//!
//! The SAM service is emulated Python 2.7 to this day: strings of the template print as `u'…'`,
//! made ones as `'…'`, and both forms have rules of their own for what they escape (reference
//! behaviour: `str(Py27Dict)`, `Py27UniStr.__repr__`, `Py27LongInt.__repr__`).

use std::fmt::Write;

use crate::tree::{Map, Node, Number, Text, Value};

/// Beyond this a whole number of Python 2.7 is a `long`, and prints with an `L`.
const LARGEST_INT: i128 = i64::MAX as i128;

/// The body as the SAM service prints it before it hashes it.
pub fn printed(body: &Node) -> String {
    let mut out = String::new();
    write_node(&mut out, body);
    out
}

fn write_node(out: &mut String, node: &Node) {
    match &node.value {
        Value::Null => out.push_str("None"),
        Value::Bool(value) => out.push_str(if *value { "True" } else { "False" }),
        Value::Number(number) => write_number(out, *number),
        Value::String(text) => write_text(out, text),
        Value::List(items) => write_list(out, items),
        Value::Map(map) => write_map(out, map),
    }
}

fn write_list(out: &mut String, items: &[Node]) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write_node(out, item);
    }
    out.push(']');
}

fn write_map(out: &mut String, map: &Map) {
    out.push('{');
    for (index, (key, value)) in map.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write_text(out, key);
        out.push_str(": ");
        write_node(out, value);
    }
    out.push('}');
}

fn write_number(out: &mut String, number: Number) {
    let _ = match number {
        Number::Int(value) if value > LARGEST_INT => write!(out, "{value}L"),
        Number::Float(value) if value.is_nan() => write!(out, "nan"),
        Number::Float(value) if value.is_infinite() => write!(out, "{value}"),
        other => write!(out, "{other}"),
    };
}

fn write_text(out: &mut String, text: &Text) {
    if text.is_written() {
        out.push('u');
        out.push_str(&quoted(&escaped_to_ascii(text)).replace("\\\\", "\\"));
    } else {
        out.push_str(&quoted(text));
    }
}

/// The text as Python's `unicode_escape` codec has it: ASCII only, quotes untouched.
fn escaped_to_ascii(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '\\' => out.push_str("\\\\"),
            ' '..='~' => out.push(c),
            _ => write_escape(&mut out, c),
        }
        out
    })
}

/// The text as Python 3 prints a string: in single quotes unless it has only those inside.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            _ if c == quote => out.extend(['\\', c]),
            _ if is_printable(c) => out.push(c),
            _ => write_escape(&mut out, c),
        }
    }
    out.push(quote);
    out
}

fn write_escape(out: &mut String, c: char) {
    let _ = match (c, u32::from(c)) {
        ('\t', _) => write!(out, "\\t"),
        ('\n', _) => write!(out, "\\n"),
        ('\r', _) => write!(out, "\\r"),
        (_, code @ ..=0xff) => write!(out, "\\x{code:02x}"),
        (_, code @ ..=0xffff) => write!(out, "\\u{code:04x}"),
        (_, code) => write!(out, "\\U{code:08x}"),
    };
}

/// Whether Python prints the character as it is. It goes by the same Unicode categories as Rust,
/// whose judgement is only to be had through what it escapes inside a string.
fn is_printable(c: char) -> bool {
    match c {
        ' '..='~' => true,
        _ if c.is_ascii() => false,
        _ => !format!("a{c}").escape_debug().skip(1).any(|shown| shown == '\\'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};
    use crate::tree::IntoNode;

    fn span() -> Span {
        Span::new(Sources::new().add("test", ""), 0, 0)
    }

    fn written(text: &str) -> String {
        printed(&Text::written(text).into_node(span()))
    }

    fn made(text: &str) -> String {
        printed(&Node::made(text, span()))
    }

    /// Text, how Python prints it when written, and when made. From a run of the reference.
    const STRINGS: &[(&str, &str, &str)] = &[
        ("plain", "u'plain'", "'plain'"),
        ("it's", "u\"it's\"", "\"it's\""),
        ("say \"hi\"", "u'say \"hi\"'", "'say \"hi\"'"),
        ("both ' and \"", "u'both \\' and \"'", "'both \\' and \"'"),
        ("back\\slash", "u'back\\\\slash'", "'back\\\\slash'"),
        ("\\", "u'\\\\'", "'\\\\'"),
        ("\\\\'\"", "u'\\\\\\\\\\'\"'", "'\\\\\\\\\\'\"'"),
        ("tab\u{9}new\u{a}ret\u{d}", "u'tab\\tnew\\nret\\r'", "'tab\\tnew\\nret\\r'"),
        ("bell\u{7}del\u{7f}", "u'bell\\x07del\\x7f'", "'bell\\x07del\\x7f'"),
        (
            "nbsp\u{a0} soft\u{ad} \u{e9} \u{fc}",
            "u'nbsp\\xa0 soft\\xad \\xe9 \\xfc'",
            "'nbsp\\xa0 soft\\xad \u{e9} \u{fc}'",
        ),
        ("zero\u{200b}width\u{2028}line", "u'zero\\u200bwidth\\u2028line'", "'zero\\u200bwidth\\u2028line'"),
        ("\u{6f22}\u{5b57}", "u'\\u6f22\\u5b57'", "'\u{6f22}\u{5b57}'"),
        ("e\u{301}", "u'e\\u0301'", "'e\u{301}'"),
        ("\u{1f600} \u{e0001}", "u'\\U0001f600 \\U000e0001'", "'\u{1f600} \\U000e0001'"),
        ("\u{e000}", "u'\\ue000'", "'\\ue000'"),
        ("\u{d7ff}", "u'\\ud7ff'", "'\\ud7ff'"),
        ("\u{feff}", "u'\\ufeff'", "'\\ufeff'"),
        ("a\\nb", "u'a\\\\nb'", "'a\\\\nb'"),
        ("'\\'", "u\"'\\\\'\"", "\"'\\\\'\""),
        ("\u{378}", "u'\\u0378'", "'\\u0378'"),
    ];

    #[test]
    fn strings_print_as_in_the_reference() {
        for (text, as_written, as_made) in STRINGS {
            assert_eq!(written(text), *as_written);
            assert_eq!(made(text), *as_made);
        }
    }

    #[test]
    fn values_print_as_in_the_reference() {
        let float = |value| Node::new(Value::Number(Number::Float(value)), span());
        let list = list!(span();
            true, Node::new(Value::Null, span()),
            float(1.0), float(1e100), float(-0.0), float(1e16), float(123456789.125), float(1e-5),
            float(f64::INFINITY),
            map!(span(); "a" => Text::written("b")),
            -9_223_372_036_854_775_809_i128,
        );
        let mut body = Map::hash_ordered();
        body.insert(Text::written("big"), 9_223_372_036_854_775_808_i128.into_node(span()));
        body.insert("x", list);
        let expected = "{u'big': 9223372036854775808L, 'x': [True, None, 1.0, 1e+100, -0.0, 1e+16, 123456789.125, 1e-05, inf, {'a': u'b'}, -9223372036854775809]}";
        assert_eq!(printed(&body.into_node(span())), expected);
    }
}
