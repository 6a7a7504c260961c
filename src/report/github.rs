//! Diagnostics as GitHub workflow commands, which become annotations of a pull request.
//!
//! The form and its escaping are those of GitHub's own toolkit (`@actions/core`, `command.ts`).

use std::fmt::Write;

use super::excerpt::visible;
use super::{Finding, Place, Report};
use crate::diagnostic::Severity;

/// One `::error …::message` line per finding.
pub fn render(report: &Report) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let place = finding.place();
        // Writing into a string cannot fail.
        let _ = writeln!(out, "::{} {}::{}", command(finding), properties(finding, place), message(finding));
    }
    out
}

fn command(finding: &Finding) -> &'static str {
    match finding.diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

fn properties(finding: &Finding, place: Option<Place>) -> String {
    let code = finding.diagnostic.code;
    let title = escape_property(&format!("{} {}", code.id, code.name));
    let Some(Place { file, start, end }) = place else { return format!("title={title}") };
    let file = escape_property(file);
    // GitHub takes an end column only when the end is on the line of the start.
    let end_column =
        if start.line == end.line { format!(",endColumn={}", end.column) } else { String::new() };
    format!(
        "file={file},line={},endLine={},col={}{end_column},title={title}",
        start.line, end.line, start.column
    )
}

fn message(finding: &Finding) -> String {
    let diagnostic = finding.diagnostic;
    match &diagnostic.help {
        Some(help) => escape_data(&format!("{}\nhelp: {help}", diagnostic.message)),
        None => escape_data(&diagnostic.message),
    }
}

/// Other control characters would reach the terminal of whoever reads the log: they are shown, not sent.
fn escape_data(text: &str) -> String {
    visible(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_can_end_the_command() {
        assert_eq!(escape_data("50% of\r\n::set-env"), "50%25 of%0D%0A::set-env");
        assert_eq!(escape_data("a\u{1b}[31mb"), "a\u{fffd}[31mb");
        assert_eq!(escape_property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
