//! The document as JSON text. What is short and has nothing inside stands in one line, so that people can read it, too.

use serde::Serialize;
use serde_json::Value;

/// The longest object or list that stands in one line, in bytes.
const LINE: usize = 110;

/// The document as text, with a line break at the end.
pub fn to_json(document: &Value) -> String {
    let mut out = Vec::new();
    write(document, 0, &mut out);
    out.push(b'\n');
    // It is UTF-8: serde_json writes nothing else.
    String::from_utf8(out).unwrap_or_default()
}

fn write(value: &Value, depth: usize, out: &mut Vec<u8>) {
    if is_written_in_one_line(value, out) {
        return;
    }
    match value {
        Value::Array(items) => {
            let items = items.iter().map(|item| (None, item));
            lines(items, *b"[]", depth, out);
        }
        Value::Object(object) => {
            let entries = object.iter().map(|(name, value)| (Some(name.as_str()), value));
            lines(entries, *b"{}", depth, out);
        }
        scalar => compact(scalar, out),
    }
}

fn lines<'v>(
    entries: impl Iterator<Item = (Option<&'v str>, &'v Value)>,
    [open, close]: [u8; 2],
    depth: usize,
    out: &mut Vec<u8>,
) {
    out.push(open);
    for (index, (name, value)) in entries.enumerate() {
        out.extend_from_slice(if index > 0 { b",\n" } else { b"\n" });
        indent(depth + 1, out);
        if let Some(name) = name {
            compact(name, out);
            out.extend_from_slice(b": ");
        }
        write(value, depth + 1, out);
    }
    out.push(b'\n');
    indent(depth, out);
    out.push(close);
}

fn indent(depth: usize, out: &mut Vec<u8>) {
    out.resize(out.len() + 2 * depth, b' ');
}

/// Writes a value with nothing inside but scalars and empty things, when it is short.
fn is_written_in_one_line(value: &Value, out: &mut Vec<u8>) -> bool {
    let may_be_one = match value {
        Value::Array(items) => items.iter().all(is_flat),
        Value::Object(object) => object.values().all(is_flat),
        _ => true,
    };
    if !may_be_one {
        return false;
    }
    let start = out.len();
    flat(value, out);
    let is_short = out.len() - start <= LINE || is_flat(value);
    if !is_short {
        out.truncate(start);
    }
    is_short
}

/// Whether nothing is inside.
fn is_flat(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => true,
    }
}

fn flat(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                out.extend_from_slice(if index > 0 { b", " } else { b"" });
                compact(item, out);
            }
            out.push(b']');
        }
        Value::Object(object) if !object.is_empty() => {
            for (index, (name, value)) in object.iter().enumerate() {
                out.extend_from_slice(if index > 0 { b", " } else { b"{ " });
                compact(name, out);
                out.extend_from_slice(b": ");
                compact(value, out);
            }
            out.extend_from_slice(b" }");
        }
        nothing_inside => compact(nothing_inside, out),
    }
}

/// Writes a text, or a value with nothing inside, as JSON has it.
fn compact<T: Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) {
    // Writing to a list of bytes cannot fail.
    let _ = serde_json::to_writer(out, value);
}
