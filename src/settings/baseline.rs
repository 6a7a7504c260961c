//! Findings that were there before, which are not to be shown until they are mended.
//!
//! A finding is known by its code and its path in the template, so that it stays the same one when lines
//! come and go, and when samc learns to say it better.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// The version of the format.
const VERSION: u64 = 1;

/// What a finding is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The template, from the folder of the baseline.
    pub file: String,
    /// The path in it: `Resources.Queue.Properties.DelaySeconds`.
    pub path: String,
    /// The code and name of the finding.
    pub code: String,
}

/// Findings that were there before, and how often each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    counts: BTreeMap<Entry, u64>,
}

impl Baseline {
    /// Reads one. The error says what is wrong, in words that end a sentence.
    pub fn parse(text: &str) -> Result<Baseline, String> {
        let json: Value = serde_json::from_str(text).map_err(|error| format!("it is not JSON: {error}"))?;
        if json.get("version").and_then(Value::as_u64) != Some(VERSION) {
            return Err(format!("it is not a baseline of version {VERSION}"));
        }
        let findings =
            json.get("findings").and_then(Value::as_array).ok_or("it has no list of `findings`")?;
        let mut baseline = Baseline::default();
        for finding in findings {
            let text = |name: &str| finding.get(name).and_then(Value::as_str).map(str::to_owned);
            let (Some(file), Some(path), Some(code)) = (text("file"), text("path"), text("code")) else {
                return Err(format!("a finding lacks `file`, `path` or `code`: {finding}"));
            };
            let count = finding.get("count").and_then(Value::as_u64).unwrap_or(1);
            let known = baseline.counts.entry(Entry { file, path, code }).or_default();
            *known = known.saturating_add(count);
        }
        Ok(baseline)
    }

    /// Adds a finding.
    pub fn add(&mut self, entry: Entry) {
        *self.counts.entry(entry).or_default() += 1;
    }

    /// Whether the finding was there before; each is counted once.
    pub fn take(&mut self, entry: &Entry) -> bool {
        match self.counts.get_mut(entry) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    /// How many findings there are that were not taken.
    pub fn left(&self) -> u64 {
        self.left_in(|_| true)
    }

    /// How many of them are of templates that hold to a condition.
    pub fn left_in(&self, is_meant: impl Fn(&str) -> bool) -> u64 {
        let meant = self.counts.iter().filter(|(entry, _)| is_meant(&entry.file));
        meant.fold(0, |sum: u64, (_, count)| sum.saturating_add(*count))
    }

    /// As text, one finding on a line, so that changes of it are easily read.
    pub fn render(&self) -> String {
        let line = |(entry, count): (&Entry, &u64)| {
            let Entry { file, path, code } = entry;
            format!("    {}", json!({"file": file, "path": path, "code": code, "count": count}))
        };
        let lines: Vec<String> = self.counts.iter().map(line).collect();
        let list = if lines.is_empty() { String::new() } else { format!("\n{}\n  ", lines.join(",\n")) };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{list}]\n}}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(code: &str) -> Entry {
        Entry { file: "a.yaml".to_owned(), path: "Resources.A".to_owned(), code: code.to_owned() }
    }

    #[test]
    fn what_is_written_can_be_read() {
        let mut baseline = Baseline::default();
        assert_eq!(Baseline::parse(&baseline.render()), Ok(baseline.clone()));
        ["E1", "E2", "E1"].into_iter().for_each(|code| baseline.add(entry(code)));
        assert_eq!(Baseline::parse(&baseline.render()), Ok(baseline));
    }

    #[test]
    fn each_finding_counts_once() {
        let mut baseline = Baseline::default();
        ["E1", "E1"].into_iter().for_each(|code| baseline.add(entry(code)));
        assert!(baseline.take(&entry("E1")));
        assert!(!baseline.take(&entry("E2")));
        assert_eq!(baseline.left(), 1);
        assert!(baseline.take(&entry("E1")));
        assert!(!baseline.take(&entry("E1")));
    }

    #[test]
    fn what_is_no_baseline() {
        assert!(Baseline::parse("[").unwrap_err().starts_with("it is not JSON"));
        assert_eq!(Baseline::parse("{}").unwrap_err(), "it is not a baseline of version 1");
        assert!(Baseline::parse(r#"{"version": 1, "findings": [{}]}"#).unwrap_err().contains("lacks"));
    }
}
