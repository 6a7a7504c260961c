//! Values in a few words, for one line of text.

use std::fmt::Write;

use crate::emit::json;
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// A value of more characters than this is cut.
const LONGEST: usize = 72;
/// How much of what is the same is shown before a difference.
const BEFORE_DIFFERENCE: usize = 12;

/// The value on one line: functions in their short forms, all else as JSON, cut when it is long.
pub fn value(node: &Node) -> String {
    cut(&whole(node))
}

/// The text, cut when it is long.
pub fn cut(text: &str) -> String {
    let text = text.replace('\n', "\\n");
    match text.char_indices().nth(LONGEST) {
        None => text,
        Some((end, _)) => format!("{}… ({} characters)", text.get(..end).unwrap_or(""), text.chars().count()),
    }
}

/// Two different values, each on one line; of long ones the part in which they differ.
pub fn pair(old: &Node, new: &Node) -> (String, String) {
    let (old, new) = (whole(old), whole(new));
    if old.chars().count().max(new.chars().count()) <= LONGEST {
        return (old, new);
    }
    let same = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
    let from = same.saturating_sub(BEFORE_DIFFERENCE);
    (cut_between(&old, from), cut_between(&new, from))
}

/// The text from a character on, cut when that is long.
fn cut_between(text: &str, from: usize) -> String {
    let rest: String = text.chars().skip(from).take(LONGEST + 1).collect();
    let start = if from > 0 { "…" } else { "" };
    match rest.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{start}{}…", rest.get(..end).unwrap_or("")),
        None => format!("{start}{rest}"),
    }
}

/// The text, or only how long it is when nobody could read it on one line.
pub fn size_or_text(text: &str) -> String {
    match text.chars().count() {
        length if length > 4 * LONGEST => format!("{length} characters"),
        _ => cut(text),
    }
}

fn whole(node: &Node) -> String {
    call(node).unwrap_or_else(|| match &node.value {
        Value::List(items) => format!("[{}]", items.iter().map(whole).collect::<Vec<_>>().join(", ")),
        Value::Map(map) => {
            let mut out = String::new();
            for (key, _, value) in map.as_written() {
                let comma = if out.is_empty() { "" } else { ", " };
                // Writing into a string cannot fail.
                let _ = write!(out, "{comma}{key}: {}", whole(value));
            }
            format!("{{{out}}}")
        }
        _ => json::to_compact_json(node),
    })
}

/// `!Ref Queue`, `!GetAtt Queue.Arn`, `!Sub …`.
fn call(node: &Node) -> Option<String> {
    let function = intrinsic::function_name(node)?;
    let argument = intrinsic::argument(node, function)?;
    let name = function.strip_prefix("Fn::").unwrap_or(function);
    let items: Option<Vec<&str>> =
        argument.as_list().and_then(|items| items.iter().map(Node::as_str).collect());
    Some(match (name, argument.as_str(), items) {
        (_, Some(text), _) => format!("!{name} {text}"),
        ("GetAtt", _, Some(items)) => format!("!GetAtt {}", items.join(".")),
        _ => format!("!{name} {}", whole(argument)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::{Sources, Span};

    fn brief(text: &str) -> String {
        let mut sources = Sources::new();
        let file = sources.add("template.yaml", text);
        value(&crate::syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap())
    }

    #[test]
    fn functions_are_short() {
        assert_eq!(brief("!Ref Queue"), "!Ref Queue");
        assert_eq!(brief("{'Fn::GetAtt': [Queue, Arn]}"), "!GetAtt Queue.Arn");
        assert_eq!(brief("A: !If [IsProd, !Ref B, 5]"), r#"{A: !If ["IsProd", !Ref B, 5]}"#);
    }

    #[test]
    fn of_long_values_the_difference_is_shown() {
        let text = |end| map!(Span::new(Sources::new().add("t", ""), 0, 0); "A" => format!("{}{end}", "x".repeat(90)));
        let (old, new) = pair(&text("one"), &text("two"));
        assert_eq!((old.as_str(), new.as_str()), ("…xxxxxxxxxxxxone\"}", "…xxxxxxxxxxxxtwo\"}"));
        let (old, new) = pair(&text("one"), &text(&"z".repeat(90)));
        assert_eq!(old, "…xxxxxxxxxxxxone\"}");
        assert_eq!(new, format!("…xxxxxxxxxxxx{}…", "z".repeat(60)));
    }

    #[test]
    fn long_values_are_cut() {
        let text = brief(&format!("'{}'", "ä".repeat(100)));
        assert_eq!(text, format!("\"{}… (102 characters)", "ä".repeat(71)));
    }
}
