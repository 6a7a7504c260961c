//! The document as JSON text. What is short and has nothing inside stands in one line, so that people can read it, too.

use serde_json::Value;

/// The longest object or list that stands in one line, in bytes.
const LINE: usize = 110;

/// The document as text, with a line break at the end.
pub fn to_json(document: &Value) -> String {
    let mut out = String::new();
    write(document, 0, &mut out);
    out.push('\n');
    out
}

fn write(value: &Value, depth: usize, out: &mut String) {
    if let Some(line) = in_one_line(value) {
        out.push_str(&line);
        return;
    }
    match value {
        Value::Array(items) => {
            let items = items.iter().map(|item| (None, item));
            lines(items, ['[', ']'], depth, out);
        }
        Value::Object(object) => {
            let entries = object.iter().map(|(name, value)| (Some(name.as_str()), value));
            lines(entries, ['{', '}'], depth, out);
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

fn lines<'v>(
    entries: impl Iterator<Item = (Option<&'v str>, &'v Value)>,
    [open, close]: [char; 2],
    depth: usize,
    out: &mut String,
) {
    out.push(open);
    for (index, (name, value)) in entries.enumerate() {
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth + 1));
        if let Some(name) = name {
            out.push_str(&Value::from(name).to_string());
            out.push_str(": ");
        }
        write(value, depth + 1, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(close);
}

/// A value with nothing inside but scalars and empty things, when it is short.
fn in_one_line(value: &Value) -> Option<String> {
    let is_flat = |value: &Value| match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => true,
    };
    let is_line = match value {
        Value::Array(items) => items.iter().all(is_flat),
        Value::Object(object) => object.values().all(is_flat),
        _ => true,
    };
    if !is_line {
        return None;
    }
    Some(flat(value)).filter(|line| line.len() <= LINE || is_flat(value))
}

fn flat(value: &Value) -> String {
    let entry = |(name, value): (&String, &Value)| format!("{}: {value}", Value::from(name.as_str()));
    match value {
        Value::Array(items) => {
            format!("[{}]", items.iter().map(Value::to_string).collect::<Vec<_>>().join(", "))
        }
        Value::Object(object) if object.is_empty() => "{}".to_owned(),
        Value::Object(object) => format!("{{ {} }}", object.iter().map(entry).collect::<Vec<_>>().join(", ")),
        scalar => scalar.to_string(),
    }
}
