//! Putting the value of an iteration in the place of its identifier.
//!
//! `${Name}` and `&{Name}` are replaced in keys and values; `&{Name}` leaves out all but letters and
//! digits, so that any value can become part of a logical id. `!Ref Name` becomes the value itself.

use super::budget::{Budget, Exhausted};
use crate::diagnostic::{Diagnostic, code};
use crate::template::intrinsic;
use crate::tree::{Key, Map, Node, Text, Value};

/// The identifier of a loop and its value in one iteration.
pub struct Substitution<'a> {
    identifier: &'a str,
    value: &'a Text,
    /// What is replaced by what in texts.
    replacements: [(String, String); 2],
    budget: &'a mut Budget,
    /// Keys that became the same.
    pub collisions: Vec<Diagnostic>,
}

impl<'a> Substitution<'a> {
    /// Puts `value` in the place of `identifier`.
    pub fn new(identifier: &'a str, value: &'a Text, budget: &'a mut Budget) -> Self {
        let plain: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
        let replacements =
            [(format!("${{{identifier}}}"), value.to_string()), (format!("&{{{identifier}}}"), plain)];
        Substitution { identifier, value, replacements, budget, collisions: Vec::new() }
    }

    /// A copy of the node for this iteration.
    pub fn node(&mut self, node: &Node) -> Result<Node, Exhausted> {
        self.budget.spend(1)?;
        let value = match &node.value {
            Value::String(text) => Value::String(self.text(text)?),
            Value::List(items) => {
                Value::List(items.iter().map(|item| self.node(item)).collect::<Result<_, _>>()?)
            }
            Value::Map(_) if self.is_reference(node) => Value::String(self.value.clone()),
            Value::Map(map) => Value::Map(self.map(map)?),
            other => other.clone(),
        };
        let copy = Node::new(value, node.span);
        Ok(finished_sub(node, &copy).unwrap_or(copy))
    }

    fn is_reference(&self, node: &Node) -> bool {
        intrinsic::argument(node, "Ref").and_then(Node::as_str) == Some(self.identifier)
    }

    fn map(&mut self, map: &Map) -> Result<Map, Exhausted> {
        let mut copy = Map::new();
        for (key, span, value) in map.as_written() {
            let text = self.text(key)?;
            let value = self.node(value)?;
            match copy.key_span(&text) {
                Some(first) => {
                    let found = format!("two keys of this map become `{text}`");
                    let problem = Diagnostic::new(code::INVALID_LOOP, span, found);
                    let problem = problem.related(first, "this is the other one").help("rename one of them");
                    self.collisions.push(problem);
                }
                None => {
                    copy.insert_key(Key { text, span }, value);
                }
            }
        }
        Ok(copy)
    }

    /// Whether the text has a place for the value.
    pub fn has_place_in(&self, text: &str) -> bool {
        self.replacements.iter().any(|(identifier, _)| text.contains(identifier))
    }

    /// The text with the value in the places of the identifier.
    pub fn text(&mut self, text: &Text) -> Result<Text, Exhausted> {
        self.budget.spend(text.len())?;
        if !self.has_place_in(text) {
            return Ok(text.clone());
        }
        let mut replaced = text.to_string();
        for (identifier, value) in &self.replacements {
            let growth = value.len().saturating_mul(replaced.matches(identifier).count());
            self.budget.spend(growth)?;
            replaced = replaced.replace(identifier, value);
        }
        Ok(text.derive(replaced))
    }
}

/// The text of a `Fn::Sub` whose variables all were identifiers: there is nothing left to do for
/// `Fn::Sub`, and what SAM has to know while expanding may be no function.
fn finished_sub(before: &Node, after: &Node) -> Option<Node> {
    let (old, new) = (sub_text(before)?, sub_text(after)?);
    (old != new && !new.as_str()?.contains("${")).then(|| new.clone())
}

fn sub_text(node: &Node) -> Option<&Node> {
    let argument = intrinsic::argument(node, "Fn::Sub")?;
    argument.as_list().map_or(Some(argument), |items| items.first())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Sources, Span};
    use crate::tree::IntoNode;

    fn replaced(text: &str) -> String {
        let mut budget = Budget::default();
        let value = Text::written("a-1");
        Substitution::new("X", &value, &mut budget).text(&Text::written(text)).unwrap().to_string()
    }

    #[test]
    fn both_forms_are_replaced_in_texts() {
        assert_eq!(replaced("${X}/&{X}/${Y}/${!X}/$X"), "a-1/a1/${Y}/${!X}/$X");
        assert_eq!(replaced("${X}${X}"), "a-1a-1");
    }

    #[test]
    fn functions_are_finished_when_nothing_is_left_for_them() {
        let file: FileId = Sources::new().add("t", "");
        let span = Span::new(file, 0, 0);
        let mut budget = Budget::default();
        let value = Text::written("v");
        let mut substitution = Substitution::new("X", &value, &mut budget);
        let mut copy = |node: Node| substitution.node(&node).unwrap();
        let literal = "v-b".into_node(span);
        assert_eq!(copy(map!(span; "Fn::Sub" => "${X}-b")), literal);
        assert_eq!(copy(map!(span; "Ref" => "X")), "v".into_node(span));
        assert_eq!(copy(map!(span; "Fn::Sub" => "${X}-${Y}")), map!(span; "Fn::Sub" => "v-${Y}"));
        assert_eq!(copy(map!(span; "Fn::Sub" => "b")), map!(span; "Fn::Sub" => "b"));
    }
}
