//! The words of a project, with the values of a finding put in.

use crate::diagnostic::similar;
use crate::settings::shape::{self, Read};
use crate::tree::Node;

/// What is put into a message.
const NAMES: [&str; 3] = ["value", "resource", "type"];

/// How many characters of a value are put into a message.
const LONGEST_VALUE: usize = 120;

/// How many bytes a message may have.
const LONGEST: usize = 2000;

/// A message in which `{value}`, `{resource}` and `{type}` stand for those of a finding.
#[derive(Debug)]
pub struct Message {
    text: String,
}

/// What is put into a message.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a> {
    /// The value at fault.
    pub value: &'a str,
    /// The logical id of the resource.
    pub resource: &'a str,
    /// Its type.
    pub kind: &'a str,
}

/// A text that is not too long.
pub fn words(node: &Node, name: &str) -> Read<String> {
    let text = shape::string(node, name)?.value;
    if text.len() > LONGEST {
        let found = format!("`{name}` has more than {LONGEST} bytes");
        return Err(shape::mistake(node.span, found, "say it in a sentence or two"));
    }
    if text.trim().is_empty() {
        return Err(shape::mistake(
            node.span,
            format!("`{name}` is empty"),
            "write a sentence, or leave it out",
        ));
    }
    Ok(text)
}

impl Message {
    /// Reads a message.
    pub fn read(node: &Node) -> Read<Message> {
        let text = words(node, "message")?;
        let mut misspelt = None;
        fill(&text, |name| {
            let close = similar::closest(name, NAMES).filter(|_| !NAMES.contains(&name));
            misspelt = misspelt.take().or_else(|| close.map(|close| (name.to_owned(), close)));
            None
        });
        match misspelt {
            Some((name, close)) => Err(shape::mistake(
                node.span,
                format!("`{{{name}}}` stands for nothing in a message"),
                format!("did you mean `{{{close}}}`? There are {{value}}, {{resource}} and {{type}}"),
            )),
            None => Ok(Message { text }),
        }
    }

    /// The message of a finding.
    pub fn with(&self, values: Values) -> String {
        fill(&self.text, |name| match name {
            "value" => Some(cropped(values.value)),
            "resource" => Some(values.resource.to_owned()),
            "type" => Some(values.kind.to_owned()),
            _ => None,
        })
    }

    /// The message as it is written.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A value that is not too long for a sentence.
pub fn cropped(value: &str) -> String {
    match value.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or(value)),
        None => value.to_owned(),
    }
}

/// Puts something in the place of names in braces. Other braces, and `${…}`, stay as they are.
fn fill(text: &str, mut value: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let name = after.split_once('}').filter(|_| !before.ends_with('$'));
        match name.and_then(|(name, behind)| Some((value(name)?, behind))) {
            Some((filled, behind)) => {
                out.push_str(&filled);
                rest = behind;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}
