//! Words behind numbers.

use std::fmt::Display;

/// `1 retry`, `2 retries`.
pub fn counted(count: impl Display, word: &str) -> String {
    let count = count.to_string();
    let noun = if count == "1" { word.to_owned() } else { plural(word) };
    format!("{count} {noun}")
}

fn plural(word: &str) -> String {
    match word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o'])) {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with('s') => format!("{word}es"),
        None => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn words_are_as_many_as_their_numbers() {
        assert_eq!([counted(1, "shard"), counted(0, "shard")], ["1 shard", "0 shards"]);
        assert_eq!([counted(1, "retry"), counted(2, "retry")], ["1 retry", "2 retries"]);
        assert_eq!([counted(1, "day"), counted(14, "day")], ["1 day", "14 days"]);
        assert_eq!(
            [counted("1", "event bus"), counted("21", "event bus")],
            ["1 event bus", "21 event buses"]
        );
    }
}
