//! What a plain scalar means in YAML 1.1, to the letter of PyYAML's `resolver.py` and
//! `constructor.py`, which is what reads SAM templates. The reader and the YAML printer both ask
//! here, so that what is printed is read back as the same value.

use crate::tree::Number;

/// What the characters of a plain scalar stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Plain {
    /// Nothing, `~` or `null`.
    Null,
    /// `true`, `yes`, `on` and their opposites; not `y` and `n`.
    Bool(bool),
    /// A number in any of the notations of YAML 1.1.
    Number(Number),
    /// Not a string to YAML 1.1, but kept as the text that it is: dates, and whole numbers that
    /// are wider than 128 bits (CloudFormation takes a number and its digits alike).
    KeptAsText,
    /// `<<`, which merges maps when it is a key.
    MergeKey,
    /// `=`, which PyYAML takes as a key but not as a value.
    DefaultKey,
    /// Everything else.
    String,
}

/// What `text` means when it stands in a template without quotes.
pub fn resolve(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Plain::Bool(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Plain::Bool(false),
        "<<" => Plain::MergeKey,
        "=" => Plain::DefaultKey,
        _ if text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) => resolve_numeric(text),
        _ => Plain::String,
    }
}

fn resolve_numeric(text: &str) -> Plain {
    if let Some(number) = float(text) {
        return Plain::Number(Number::Float(number));
    }
    if let Some(notation) = Notation::of(text) {
        return notation.value().map_or(Plain::KeptAsText, |value| Plain::Number(Number::Int(value)));
    }
    if is_timestamp(text) { Plain::KeptAsText } else { Plain::String }
}

/// The whole number that `text` writes, as `!!int` reads it. `None` when it writes none.
pub fn int(text: &str) -> Option<i128> {
    Notation::of(text)?.value()
}

/// The float that `text` writes, as an untagged scalar is read: a point is needed, and an exponent
/// needs its sign.
pub fn float(text: &str) -> Option<f64> {
    let (sign, body) = split_sign(text);
    match body {
        ".inf" | ".Inf" | ".INF" => return Some(signed(sign, f64::INFINITY)),
        ".nan" | ".NaN" | ".NAN" if sign.is_empty() => return Some(f64::NAN),
        _ => {}
    }
    let (whole, fraction) = body.split_once('.')?;
    if whole.contains(':') {
        return sexagesimal_float(sign, whole, fraction);
    }
    let signed_point = whole.is_empty() && !text.starts_with('.');
    let (digits, exponent) = split_exponent(fraction)?;
    let has_digits = if whole.is_empty() { starts_with_digit(digits) } else { starts_with_digit(whole) };
    let sound = has_digits && !signed_point && all(whole, is_decimal) && all(digits, is_decimal);
    sound.then(|| decimal(&format!("{sign}{whole}.{digits}{exponent}"))).flatten()
}

/// What `!!float` makes of any text, which is more than an untagged scalar is read as: `1e5`.
pub fn tagged_float(text: &str) -> Option<f64> {
    let numeric = text.bytes().any(|byte| byte.is_ascii_digit());
    float(text).or_else(|| int(text).map(|value| value as f64)).or_else(|| decimal(text).filter(|_| numeric))
}

/// `1_000.5` and the like.
fn decimal(text: &str) -> Option<f64> {
    text.replace('_', "").parse().ok()
}

/// `190:20:30.15`: every part but the first is below 60. Summed from the seconds up, as PyYAML
/// does, because the rounding depends on it.
fn sexagesimal_float(sign: &str, whole: &str, fraction: &str) -> Option<f64> {
    if !is_sexagesimal(whole, starts_with_digit) || !all(fraction, is_decimal) {
        return None;
    }
    let text = format!("{whole}.{fraction}");
    let (mut sum, mut base) = (0.0, 1.0);
    for part in text.rsplit(':') {
        sum += decimal(part)? * base;
        base *= 60.0;
    }
    Some(signed(sign, sum))
}

fn signed(sign: &str, magnitude: f64) -> f64 {
    if sign == "-" { -magnitude } else { magnitude }
}

/// The digits before an exponent, and the exponent with its `e`, which must have a sign.
fn split_exponent(text: &str) -> Option<(&str, &str)> {
    let Some(at) = text.find(['e', 'E']) else { return Some((text, "")) };
    let (digits, exponent) = text.split_at_checked(at)?;
    let power = exponent.get(1..)?.strip_prefix(['+', '-'])?;
    (!power.is_empty() && power.bytes().all(|byte| byte.is_ascii_digit())).then_some((digits, exponent))
}

/// A whole number as written.
enum Notation<'a> {
    /// Digits of a radix, with the sign.
    Radix(&'a str, u32, &'a str),
    /// `190:20:30`.
    Sexagesimal(&'a str, &'a str),
}

impl<'a> Notation<'a> {
    /// Recognises the notation; the number may still be too wide, or have no digits but `_`.
    fn of(text: &'a str) -> Option<Self> {
        let (sign, body) = split_sign(text);
        let decimal = body.starts_with(|c: char| c.is_ascii_digit() && c != '0');
        if let Some(digits) = body.strip_prefix("0b") {
            matches(digits, |byte| matches!(byte, b'0' | b'1' | b'_')).then_some(Self::Radix(sign, 2, digits))
        } else if let Some(digits) = body.strip_prefix("0x") {
            let is_hex = |byte: u8| byte.is_ascii_hexdigit() || byte == b'_';
            matches(digits, is_hex).then_some(Self::Radix(sign, 16, digits))
        } else if body.starts_with('0') {
            all(body, |byte| matches!(byte, b'0'..=b'7' | b'_')).then_some(Self::Radix(sign, 8, body))
        } else if decimal && all(body, is_decimal) {
            Some(Self::Radix(sign, 10, body))
        } else {
            let sexagesimal = decimal && body.contains(':') && is_sexagesimal(body, |_| true);
            sexagesimal.then_some(Self::Sexagesimal(sign, body))
        }
    }

    fn value(&self) -> Option<i128> {
        match *self {
            Self::Radix(sign, radix, digits) => {
                i128::from_str_radix(&format!("{sign}{}", digits.replace('_', "")), radix).ok()
            }
            Self::Sexagesimal(sign, body) => {
                let parts = body.split(':').map(|part| part.replace('_', "").parse::<i128>().ok());
                let value =
                    parts.into_iter().try_fold(0i128, |sum, part| sum.checked_mul(60)?.checked_add(part?))?;
                Some(if sign == "-" { -value } else { value })
            }
        }
    }
}

/// Parts between colons, each but the first of one or two digits and below 60.
fn is_sexagesimal(text: &str, first_is_sound: impl Fn(&str) -> bool) -> bool {
    let mut parts = text.split(':');
    let first = parts.next().unwrap_or("");
    let is_minute = |part: &str| match part.as_bytes() {
        [ones] => ones.is_ascii_digit(),
        [b'0'..=b'5', ones] => ones.is_ascii_digit(),
        _ => false,
    };
    first_is_sound(first) && all(first, is_decimal) && parts.all(is_minute)
}

fn split_sign(text: &str) -> (&str, &str) {
    if let Some(body) = text.strip_prefix('-') {
        return ("-", body);
    }
    ("", text.strip_prefix('+').unwrap_or(text))
}

fn is_decimal(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'_'
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn all(text: &str, fits: impl Fn(u8) -> bool) -> bool {
    text.bytes().all(fits)
}

fn matches(text: &str, fits: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && all(text, fits)
}

/// `2001-12-14`, or the same with a time of day.
fn is_timestamp(text: &str) -> bool {
    let Some((date, time)) = split_date(text) else { return false };
    match time {
        "" => date.len() == "2001-12-14".len(),
        _ => {
            let of_day =
                time.strip_prefix(['T', 't']).unwrap_or_else(|| time.trim_start_matches([' ', '\t']));
            of_day.len() < time.len() && is_time_of_day(of_day)
        }
    }
}

/// Year, month and day, and what follows them.
fn split_date(text: &str) -> Option<(&str, &str)> {
    let rest = digits(text, 4, 4)?.strip_prefix('-')?;
    let rest = digits(rest, 1, 2)?.strip_prefix('-')?;
    let rest = digits(rest, 1, 2)?;
    text.split_at_checked(text.len() - rest.len())
}

fn is_time_of_day(text: &str) -> bool {
    let seconds = || {
        let rest = digits(text, 1, 2)?.strip_prefix(':')?;
        let rest = digits(rest, 2, 2)?.strip_prefix(':')?;
        digits(rest, 2, 2)
    };
    let Some(rest) = seconds() else { return false };
    let rest = rest
        .strip_prefix('.')
        .map_or(rest, |fraction| fraction.trim_start_matches(|c: char| c.is_ascii_digit()));
    rest.is_empty() || is_zone(rest.trim_start_matches([' ', '\t']))
}

/// `Z`, `+01` or `-05:30`.
fn is_zone(text: &str) -> bool {
    let offset = || digits(text.strip_prefix(['+', '-'])?, 1, 2);
    let minutes = |rest: &str| digits(rest.strip_prefix(':')?, 2, 2).map(str::is_empty);
    text == "Z" || offset().is_some_and(|rest| rest.is_empty() || minutes(rest) == Some(true))
}

/// What follows after as many digits as there are, of which there must be `least` to `most`.
fn digits(text: &str, least: usize, most: usize) -> Option<&str> {
    let count = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    if count < least { None } else { text.get(count..) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_int(text: &str, value: i128) {
        assert_eq!(resolve(text), Plain::Number(Number::Int(value)), "{text}");
    }

    fn assert_float(text: &str, value: f64) {
        assert_eq!(resolve(text), Plain::Number(Number::Float(value)), "{text}");
    }

    /// Each value is what PyYAML 6.0.3 `safe_load` gives.
    #[test]
    fn reads_whole_numbers_in_every_notation() {
        assert_int("0", 0);
        assert_int("-0", 0);
        assert_int("+12", 12);
        assert_int("1_000", 1000);
        assert_int("1__0_", 10);
        assert_int("0123", 83);
        assert_int("-017", -15);
        assert_int("0_7", 7);
        assert_int("0_", 0);
        assert_int("0x1F", 31);
        assert_int("-0xff", -255);
        assert_int("0b1_01", 5);
        assert_int("190:20:30", 685_230);
        assert_int("-1:30", -90);
        assert_int("22:22", 1342);
        assert_int("123456789012345678901234567890", 123_456_789_012_345_678_901_234_567_890);
        assert_int("-170141183460469231731687303715884105728", i128::MIN);
    }

    #[test]
    fn reads_floats_as_pyyaml_does() {
        assert_float("1.5", 1.5);
        assert_float("1.", 1.0);
        assert_float("+.inf", f64::INFINITY);
        assert_float("-.INF", f64::NEG_INFINITY);
        assert_float(".5", 0.5);
        assert_float("1.5e+3", 1500.0);
        assert_float("1.e-2", 0.01);
        assert_float("1_0.2_5", 10.25);
        assert_float("190:20:30.15", 685_230.15);
        assert_float("08.5", 8.5);
        assert_float("0:30.5", 30.5);
        assert!(matches!(resolve(".nan"), Plain::Number(Number::Float(value)) if value.is_nan()));
    }

    #[test]
    fn leaves_what_only_looks_like_a_number() {
        for text in [
            "1e5",
            "1.5e3",
            "-.5",
            "08",
            "0o17",
            "0b2",
            "0x",
            "0b",
            "1:60",
            "0:30",
            "1:2:3:",
            "1.2.3",
            "-",
            "+",
            ".",
            "..",
            "-.nan",
            "._5",
            "1,000",
            "12a",
            "0x1G",
            "2001-1-1",
            "y",
            "n",
            "nULL",
            "tRUE",
            "2001-12-14T",
            "2001-12-14 1:2:3",
            "01:30",
            "-1:",
            "1-",
            "1:2.5e+1",
            ".inF",
            "٣",
            "=x",
            "<",
            "<<<",
        ] {
            assert_eq!(resolve(text), Plain::String, "{text}");
        }
    }

    #[test]
    fn keeps_dates_and_very_wide_numbers_as_text() {
        for text in [
            "2010-09-09",
            "2001-12-14T21:59:43.10-05:00",
            "2001-12-14 21:59:43.10 -5",
            "2001-1-1 1:02:03Z",
            "2013-13-45",
            "170141183460469231731687303715884105728",
            "0x_",
            "0b_",
        ] {
            assert_eq!(resolve(text), Plain::KeptAsText, "{text}");
        }
    }

    #[test]
    fn reads_words() {
        assert_eq!(resolve("Yes"), Plain::Bool(true));
        assert_eq!(resolve("OFF"), Plain::Bool(false));
        assert_eq!(resolve("~"), Plain::Null);
        assert_eq!(resolve(""), Plain::Null);
        assert_eq!(resolve("<<"), Plain::MergeKey);
        assert_eq!(resolve("="), Plain::DefaultKey);
    }
}
