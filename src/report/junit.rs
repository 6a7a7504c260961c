//! Diagnostics as JUnit XML, which build servers show as failed tests: a suite for each template, a
//! test for each finding, and one that passes where nothing was found.

use std::fmt::Write;

use super::{Finding, Report, visible};

/// The findings as one XML document.
pub fn render(report: &Report) -> String {
    let failures = report.findings.len();
    let tests =
        failures + report.templates.len() - report.templates_with_findings().min(report.templates.len());
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing into a string cannot fail.
    let _ = writeln!(out, "<testsuites name=\"samc\" tests=\"{tests}\" failures=\"{failures}\">");
    let mut left = report.findings.as_slice();
    for (number, name) in report.templates.iter().enumerate() {
        // Findings are in the order of the templates.
        let count = left.partition_point(|found| found.template <= number);
        let (findings, others) = left.split_at_checked(count).unwrap_or((left, &[]));
        out.push_str(&suite(name, findings));
        left = others;
    }
    out.push_str("</testsuites>\n");
    out
}

fn suite(name: &str, findings: &[Finding]) -> String {
    let (name, failures) = (escape(name), findings.len());
    let mut out =
        format!("  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failures}\">\n", failures.max(1));
    if findings.is_empty() {
        let _ = writeln!(out, "    <testcase classname=\"{name}\" name=\"samc check\"/>");
    }
    findings.iter().for_each(|found| out.push_str(&case(&name, found)));
    out.push_str("  </testsuite>\n");
    out
}

fn case(suite: &str, finding: &Finding) -> String {
    let code = finding.diagnostic.code;
    let (file, line, column) =
        finding.place().map_or(("", 1, 1), |place| (place.file, place.start.line, place.start.column));
    let at = escape(&format!("{file}:{line}:{column}"));
    let kind = format!("{} {}", code.id, code.name);
    format!(
        "    <testcase classname=\"{suite}\" name=\"{kind} at {at}\" file=\"{}\" line=\"{line}\">\n      \
         <failure type=\"{}\" message=\"{}\">{at}: {}</failure>\n    </testcase>\n",
        escape(file),
        finding.diagnostic.severity.name(),
        escape(&finding.diagnostic.message),
        escape(&finding.text()),
    )
}

/// Text as XML takes it: without its special characters, and without those that it cannot hold.
fn escape(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(visible).collect();
    let mut out = String::new();
    for c in lines.join("\n").chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_in_a_text_can_end_an_attribute() {
        assert_eq!(
            escape("a<b>&\"c\"\n\u{1b}[m\u{ffff}"),
            "a&lt;b&gt;&amp;&quot;c&quot;&#10;\u{fffd}[m\u{fffd}"
        );
    }
}
