//! How conditions look at a parameter.

use crate::tree::{Node, Value};

/// What conditions usually compare to find out about a parameter, as it is printed, each with what it is when the
/// parameter has a value. Lists are joined, or their first item is taken.
pub(super) fn forms(parameter: &str, value: &Node) -> Vec<(String, String)> {
    let reference = format!("{{\"Ref\":\"{parameter}\"}}");
    let Value::List(items) = &value.value else {
        return value.scalar_text().map(|text| (reference, text)).into_iter().collect();
    };
    let texts: Vec<&str> = items.iter().filter_map(Node::as_str).collect();
    let joined = ["", ",", "-", "|"]
        .map(|delimiter| (format!("{{\"Fn::Join\":[\"{delimiter}\",{reference}]}}"), texts.join(delimiter)));
    let first = texts.first().copied().unwrap_or_default();
    let selected =
        ["0", "\"0\""].map(|index| (format!("{{\"Fn::Select\":[{index},{reference}]}}"), first.to_owned()));
    joined.into_iter().chain(selected).collect()
}
