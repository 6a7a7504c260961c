//! Paths of JSONPath, and calls of the functions that Step Functions has for them.

use super::entries::but;
use super::report::{Report, did_you_mean};
use crate::tree::Node;

/// What a path may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// A path or null.
    OrNull,
    /// A path.
    Given,
    /// A path to exactly one place of the state's own data, or null.
    ToOnePlace,
}

/// From "Intrinsic functions" in the developer guide of Step Functions.
const FUNCTIONS: &[&str] = &[
    "States.Array",
    "States.ArrayContains",
    "States.ArrayGetItem",
    "States.ArrayLength",
    "States.ArrayPartition",
    "States.ArrayRange",
    "States.ArrayUnique",
    "States.Base64Decode",
    "States.Base64Encode",
    "States.Format",
    "States.Hash",
    "States.JsonMerge",
    "States.JsonToString",
    "States.MathAdd",
    "States.MathRandom",
    "States.StringSplit",
    "States.StringToJson",
    "States.UUID",
];

/// Checks the value of a field that takes a path.
pub fn check(part: &str, field: &str, node: &Node, path: Path, report: &mut Report) {
    if node.is_null() && path != Path::Given {
        return;
    }
    match node.as_str() {
        Some(text) if is_call(text) => call(text, node, report),
        Some(text) if text.starts_with('$') => shape(field, text, node, path, report),
        _ => {
            let found = format!("`{field}` of {part} must be a path that begins with `$`{}", but(node));
            report.wrong(node.span, found, "write a path such as `$.order.id`");
        }
    }
}

/// What is wrong with a path beyond its beginning.
fn shape(field: &str, text: &str, node: &Node, path: Path, report: &mut Report) {
    let is_wide = ["..", "*", "?(", ":", ","].iter().any(|sign| without_quoted(text).contains(sign));
    if path == Path::ToOnePlace && text.starts_with("$$") {
        let found = format!("`{field}` cannot write into the context object: `{text}`");
        report.wrong(node.span, found, "write a path such as `$.result`");
    } else if path == Path::ToOnePlace && is_wide {
        let found = format!("`{field}` must lead to one place, and `{text}` can lead to several");
        report.wrong(node.span, found, "write a path such as `$.result`");
    } else if !is_closed(text) {
        let found = format!("a bracket or a quote of the path `{text}` is not closed");
        report.wrong(node.span, found, "close each `[`, `(` and `'`");
    }
}

/// The text without what stands in single quotes.
fn without_quoted(text: &str) -> String {
    text.split('\'').step_by(2).collect()
}

/// Whether each bracket and quote is closed.
fn is_closed(text: &str) -> bool {
    let mut open = Vec::new();
    let (mut is_quoted, mut is_escaped) = (false, false);
    for c in text.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '\'' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '(' => open.push(')'),
            '[' => open.push(']'),
            ')' | ']' if open.pop() != Some(c) => return false,
            _ => {}
        }
    }
    open.is_empty() && !is_quoted
}

/// Whether a text is a call of a function.
pub fn is_call(text: &str) -> bool {
    text.starts_with("States.")
}

/// Checks a path or call where any of the two can be.
pub fn path_or_call(key: &str, node: &Node, report: &mut Report) {
    match node.as_str() {
        Some(text) if is_call(text) => call(text, node, report),
        Some(text) if text.starts_with('$') => shape(key, text, node, Path::Given, report),
        _ => {
            let found = format!(
                "`{key}` takes its value from a path that begins with `$`, or from a function{}",
                but(node)
            );
            let plain = key.strip_suffix(".$").unwrap_or(key);
            report.wrong(
                node.span,
                found,
                format!("write `{plain}` without `.$` when the value is meant as it is"),
            );
        }
    }
}

/// Checks the functions of a call; they can be in each other.
fn call(text: &str, node: &Node, report: &mut Report) {
    let plain = without_quoted(text);
    let names = plain.split("States.").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
        rest.get(end..)?.trim_start().starts_with('(').then_some(rest.get(..end)?)
    });
    let names: Vec<String> = names.map(|name| format!("States.{name}")).collect();
    if names.is_empty() || !text.trim_end().ends_with(')') || !is_closed(text) {
        let found = format!("`{text}` is not a whole call of a function");
        return report.wrong(node.span, found, "write it as `States.Format('{}', $.name)`");
    }
    for name in names.iter().filter(|name| !FUNCTIONS.contains(&name.as_str())) {
        let help =
            did_you_mean(name, FUNCTIONS.iter().copied(), "see the list in the guide of Step Functions");
        report.wrong(node.span, format!("there is no function `{name}`"), help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_quotes_are_closed() {
        let right =
            ["$", "$.a[0]", "$['a b']", "$[?(@.price < 10)]", r"States.Format('it\'s {}', $.a)", "$[']']"];
        let wrong = ["$.a[0", "$['a]", "$.a)", "States.Array($.a", "$[(])"];
        assert!(right.iter().all(|text| is_closed(text)));
        assert!(!wrong.iter().any(|text| is_closed(text)));
    }
}
