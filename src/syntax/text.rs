//! From bytes to characters, and what no parser should see.

use super::MAX_BYTES;
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::source::{FileId, Sources, Span};

/// Adds the bytes of a file to `sources`: UTF-8, or UTF-16 with a byte order mark, which is what
/// PowerShell's `>` writes. `None` when they are not text; why is then among the diagnostics.
pub fn add_file(
    sources: &mut Sources,
    name: impl Into<String>,
    bytes: Vec<u8>,
    diagnostics: &mut Diagnostics,
) -> Option<FileId> {
    match decode(bytes) {
        Ok(text) => Some(sources.add(name, text)),
        Err(NotText { readable, offset }) => {
            let file = sources.add(name, readable);
            let found = "the file is not text: at this place it stops being UTF-8";
            let span = Span::new(file, offset, offset);
            let help = "save it as UTF-8";
            diagnostics.error(Diagnostic::new(code::INVALID_SYNTAX, span, found).help(help));
            None
        }
    }
}

/// Bytes that are not text from `offset` on.
#[derive(Debug, PartialEq)]
struct NotText {
    readable: String,
    offset: usize,
}

fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    let not_text = |readable: &[u8]| {
        let readable = String::from_utf8_lossy(readable).into_owned();
        NotText { offset: readable.len(), readable }
    };
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => decode_utf16(rest, u16::from_le_bytes).ok_or_else(|| not_text(&[])),
        [0xfe, 0xff, rest @ ..] => decode_utf16(rest, u16::from_be_bytes).ok_or_else(|| not_text(&[])),
        _ => String::from_utf8(bytes).map_err(|error| {
            let readable = error.utf8_error().valid_up_to();
            not_text(error.as_bytes().get(..readable).unwrap_or(&[]))
        }),
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = units.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

/// What is wrong with the text as such, if anything.
pub(super) fn refuse(text: &str, file: FileId) -> Option<Diagnostic> {
    too_large(text, file).or_else(|| empty(text, file)).or_else(|| forbidden_character(text, file))
}

fn too_large(text: &str, file: FileId) -> Option<Diagnostic> {
    let megabyte = 1024 * 1024;
    (text.len() > MAX_BYTES).then(|| {
        let found = format!(
            "the file has {} MiB, and samc reads up to {}",
            text.len().div_ceil(megabyte),
            MAX_BYTES / megabyte
        );
        let help = "CloudFormation takes templates of up to 1 MB; is this the right file?";
        Diagnostic::new(code::TOO_LARGE, Span::new(file, 0, 0), found).help(help)
    })
}

fn empty(text: &str, file: FileId) -> Option<Diagnostic> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let says_nothing =
        |line: &str| line.is_empty() || line.starts_with('#') || line == "---" || line == "...";
    if !lines.all(says_nothing) {
        return None;
    }
    let found = if text.contains('#') { "the file has only comments" } else { "the file is empty" };
    let help = "a template begins with `Resources:`, and the resources below it, indented";
    Some(Diagnostic::new(code::INVALID_SYNTAX, Span::new(file, 0, 0), found).help(help))
}

/// The first character that YAML does not take, not even in quotes.
fn forbidden_character(text: &str, file: FileId) -> Option<Diagnostic> {
    let is_ordinary = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t');
    // Without an early end the compiler can look at many bytes at a time.
    if text.bytes().fold(true, |ordinary, byte| ordinary & is_ordinary(byte)) {
        return None;
    }
    let (at, character) = text.char_indices().find(|(_, character)| !is_printable(*character))?;
    let span = Span::new(file, at, at + character.len_utf8());
    if character == '\0' {
        let help = "is this the right file? Templates are YAML or JSON, saved as UTF-8";
        return Some(Diagnostic::new(code::INVALID_SYNTAX, span, "the file is not text").help(help));
    }
    let number = u32::from(character);
    let found = format!("the invisible character U+{number:04X} cannot stand in a template");
    let help = format!("remove it; in a text with double quotes it can be written `\"\\u{number:04X}\"`");
    Some(Diagnostic::new(code::INVALID_SYNTAX, span, found).help(help))
}

/// The characters that YAML 1.1 takes as they are (section 5.1 of its specification).
pub(crate) fn is_printable(character: char) -> bool {
    matches!(character,
        '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_utf16_with_a_byte_order_mark() {
        assert_eq!(decode(vec![0xff, 0xfe, b'a', 0, b':', 0]), Ok("a:".to_owned()));
        assert_eq!(decode(vec![0xfe, 0xff, 0, b'a', 0, b':']), Ok("a:".to_owned()));
        assert!(decode(vec![0xff, 0xfe, b'a']).is_err());
    }

    #[test]
    fn tells_where_the_text_ends() {
        let result = decode(b"ab\xffcd".to_vec());
        assert_eq!(result, Err(NotText { readable: "ab".to_owned(), offset: 2 }));
    }
}
