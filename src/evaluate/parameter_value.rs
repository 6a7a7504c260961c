//! What a value of a parameter must be.

use super::is_list_type;
use crate::diagnostic::similar;
use crate::schema::Pattern;
use crate::tree::Node;

/// What is wrong with a value, and what to write instead.
pub type Problem = (String, String);

/// What is wrong with a text as the value of a parameter; `what` is the value called, such as "default". Of a list
/// each item must fit.
pub fn problems(what: &str, text: &str, parameter: &Node) -> Vec<Problem> {
    let kind = parameter.get("Type").and_then(Node::as_str).unwrap_or("");
    let values: Vec<&str> = match is_list_type(kind) {
        true => text.split(',').map(str::trim).collect(),
        false => vec![text],
    };
    if is_list_type(kind) && not_allowed(what, text, parameter).is_none() && has_allowed(parameter) {
        return Vec::new(); // The list as a whole is one of the allowed values.
    }
    values.iter().flat_map(|value| problems_of_one(what, value, kind, parameter)).collect()
}

fn has_allowed(parameter: &Node) -> bool {
    parameter.get("AllowedValues").and_then(Node::as_list).is_some_and(|allowed| !allowed.is_empty())
}

fn problems_of_one(what: &str, value: &str, kind: &str, parameter: &Node) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(not_allowed(what, value, parameter));
    match kind.contains("Number") {
        true => problems.extend(wrong_number(what, value, parameter)),
        false => {
            problems.extend(wrong_length(what, value, parameter));
            problems.extend(wrong_pattern(what, value, parameter));
        }
    }
    problems
}

fn not_allowed(what: &str, value: &str, parameter: &Node) -> Option<Problem> {
    let allowed: Vec<String> =
        parameter.get("AllowedValues")?.as_list()?.iter().filter_map(Node::scalar_text).collect();
    if allowed.is_empty() || allowed.iter().any(|allowed| allowed == value) {
        return None;
    }
    let help = match similar::closest(value, allowed.iter().map(String::as_str)) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("write one of {}, or add it to them", allowed.join(", ")),
    };
    Some((format!("the {what} `{value}` is none of the `AllowedValues`"), help))
}

fn wrong_number(what: &str, value: &str, parameter: &Node) -> Option<Problem> {
    let Ok(number) = value.parse::<f64>() else {
        return Some((format!("the {what} `{value}` is no number"), "write a number".to_owned()));
    };
    let limit = |key| parameter.get(key).and_then(Node::scalar_text)?.parse::<f64>().ok();
    if let Some(least) = limit("MinValue").filter(|least| number < *least) {
        return Some((
            format!("the {what} {value} is less than the `MinValue` {least}"),
            format!("write a number of at least {least}"),
        ));
    }
    let most = limit("MaxValue").filter(|most| number > *most)?;
    Some((
        format!("the {what} {value} is more than the `MaxValue` {most}"),
        format!("write a number of at most {most}"),
    ))
}

fn wrong_length(what: &str, value: &str, parameter: &Node) -> Option<Problem> {
    let limit = |key| parameter.get(key).and_then(Node::scalar_text)?.parse::<usize>().ok();
    let length = value.chars().count();
    if let Some(least) = limit("MinLength").filter(|least| length < *least) {
        return Some((
            format!("the {what} has {length} characters, less than the `MinLength` {least}"),
            format!("write at least {least} characters, or leave the {what} out"),
        ));
    }
    let most = limit("MaxLength").filter(|most| length > *most)?;
    Some((
        format!("the {what} has {length} characters, more than the `MaxLength` {most}"),
        format!("write at most {most} characters"),
    ))
}

/// The pattern must fit the whole value.
fn wrong_pattern(what: &str, value: &str, parameter: &Node) -> Option<Problem> {
    let pattern = parameter.get("AllowedPattern")?.as_str()?;
    let whole = Pattern::new(&format!("^(?:{pattern})$"));
    (!whole.matches(value)).then(|| {
        (
            format!("the {what} `{value}` does not match the `AllowedPattern` `{pattern}`"),
            format!("write a {what} that matches all of the pattern, or leave it out"),
        )
    })
}
