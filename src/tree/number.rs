//! Numbers of the tree.

use std::fmt;

/// A number as YAML and JSON have them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A whole number. Wide enough for any account id, byte count or epoch.
    Int(i128),
    /// A number with a fraction or an exponent, or one of `.inf`, `-.inf`, `.nan`.
    Float(f64),
}

impl Number {
    /// The value as a whole number, when it is one.
    pub fn as_int(self) -> Option<i128> {
        match self {
            Number::Int(value) => Some(value),
            Number::Float(_) => None,
        }
    }
}

/// Prints as the reference prints numbers, because hashes are taken over that text: shortest
/// digits that read back the same, always with a point or an exponent (`1.0`, `1e+16`, `1e-05`).
impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Number::Int(value) => write!(formatter, "{value}"),
            Number::Float(value) if value.is_nan() => formatter.write_str("NaN"),
            Number::Float(value) if value.is_infinite() => {
                formatter.write_str(if value > 0.0 { "Infinity" } else { "-Infinity" })
            }
            Number::Float(value) => write_float(formatter, value),
        }
    }
}

fn write_float(formatter: &mut fmt::Formatter<'_>, value: f64) -> fmt::Result {
    let magnitude = value.abs();
    if magnitude != 0.0 && !(1e-4..1e16).contains(&magnitude) {
        let scientific = format!("{value:e}");
        let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
        let exponent: i32 = exponent.parse().unwrap_or(0);
        let sign = if exponent < 0 { '-' } else { '+' };
        return write!(formatter, "{digits}e{sign}{:02}", exponent.unsigned_abs());
    }
    let plain = format!("{value}");
    let point = if plain.contains('.') { "" } else { ".0" };
    write!(formatter, "{plain}{point}")
}
