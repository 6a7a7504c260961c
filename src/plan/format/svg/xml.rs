//! Pieces of XML.

use std::fmt::Write;

/// A text that can stand between tags and in attributes. Characters that XML has not are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if character.is_control() || is_direction(character) => {}
            _ => out.push(character),
        }
    }
    out
}

/// Marks that turn the direction of all that follows, also of text that is not of the template.
fn is_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A number with one place behind the point, when it needs it.
pub fn number(value: f64) -> String {
    let tenths = (value * 10.0).round();
    let text = format!("{:.1}", if tenths == 0.0 { 0.0 } else { tenths / 10.0 });
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// A line of text at a place.
pub fn text(class: &str, x: f64, y: f64, content: &str, out: &mut String) {
    let (x, y, content) = (number(x), number(y), escaped(content));
    let _ = writeln!(out, r#"<text class="{class}" x="{x}" y="{y}">{content}</text>"#);
}

#[cfg(test)]
mod tests {
    use super::{escaped, number};

    #[test]
    fn text_of_all_kinds_is_safe() {
        assert_eq!(escaped("a<b>&\"c\"\u{0}\u{7}\n\u{202e}x"), "a&lt;b&gt;&amp;&quot;c&quot; x");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([number(1.0), number(-0.04), number(2.345), number(-7.5)], ["1", "0", "2.3", "-7.5"]);
    }
}
