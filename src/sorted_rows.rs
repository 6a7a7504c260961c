//! Finding a row in a packed table of text: one row a line, sorted by key.
//!
//! The tables are read where they lie in the program. Nothing is parsed before it is asked for.

/// The row with this key, found by halving. `key_of` gives the key of a row; rows must be sorted
/// by it, byte by byte.
pub fn find<'a>(table: &'a str, key: &str, key_of: impl Fn(&'a str) -> &'a str) -> Option<&'a str> {
    let mut rest = table;
    while !rest.is_empty() {
        let (before, row, behind) = split_in_middle(rest)?;
        match key.cmp(key_of(row)) {
            std::cmp::Ordering::Equal => return Some(row),
            std::cmp::Ordering::Less => rest = before,
            std::cmp::Ordering::Greater => rest = behind,
        }
    }
    None
}

/// The row in the middle of the text, and what stands before and behind it.
fn split_in_middle(text: &str) -> Option<(&str, &str, &str)> {
    let bytes = text.as_bytes();
    let (left, right) = bytes.split_at_checked(bytes.len() / 2)?;
    let start = left.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let end = right.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| left.len() + at);
    Some((text.get(..start)?, text.get(start..end)?, text.get(end + 1..).unwrap_or("")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "ant 6\nbee 6\nbee-eater 2\n\u{f6}re 0\n";

    fn legs(name: &str) -> Option<&'static str> {
        find(TABLE, name, |row| row.split(' ').next().unwrap_or(""))
    }

    #[test]
    fn every_row_is_found() {
        assert_eq!(legs("ant"), Some("ant 6"));
        assert_eq!(legs("bee"), Some("bee 6"));
        assert_eq!(legs("bee-eater"), Some("bee-eater 2"));
        assert_eq!(legs("\u{f6}re"), Some("\u{f6}re 0"));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        for name in ["", "aa", "be", "beer", "zebra"] {
            assert_eq!(legs(name), None);
        }
        assert_eq!(find("", "ant", |row| row), None);
    }

    #[test]
    fn the_last_row_needs_no_newline() {
        assert_eq!(find("a\nb", "b", |row| row), Some("b"));
        assert_eq!(find("a", "a", |row| row), Some("a"));
    }
}
