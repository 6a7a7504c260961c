//! Expressions of JSONata: `{% … %}`.

use super::report::Report;
use crate::tree::Node;

/// Whether a text begins as an expression does.
pub fn is_begun(text: &str) -> bool {
    text.starts_with("{%")
}

/// Checks the form of an expression.
pub fn check(node: &Node, report: &mut Report) {
    let text = node.as_str().unwrap_or("");
    let inner = text.strip_prefix("{%").map(|rest| rest.strip_suffix("%}"));
    match inner {
        Some(None) => {
            let found = "an expression that begins with `{%` must end with `%}`";
            report.wrong(node.span, found, "write the whole text as `{% … %}`");
        }
        Some(Some(inner)) if inner.trim().is_empty() => {
            report.wrong(node.span, "the expression is empty", "write one, such as `{% $states.input.id %}`");
        }
        _ => {}
    }
}
