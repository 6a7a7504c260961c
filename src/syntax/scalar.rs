//! What a plain YAML 1.1 scalar means.

use crate::tree::{Number, Text, Value};

/// The value of a plain scalar.
pub fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => return Value::Bool(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            return Value::Bool(false);
        }
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'_') {
        let plain = text.replace('_', "");
        let body = plain.trim_start_matches(['-', '+']);
        if body.len() > 1 && body.starts_with('0') {
            if let Ok(value) = i128::from_str_radix(body, 8) {
                return Value::Number(Number::Int(if plain.starts_with('-') { -value } else { value }));
            }
        } else if let Ok(value) = plain.parse() {
            return Value::Number(Number::Int(value));
        }
    }
    if text.contains('.')
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && let Ok(value) = text.parse()
    {
        return Value::Number(Number::Float(value));
    }
    Value::String(Text::written(text))
}
