//! Differences between two values.

use crate::report::locate::Step;
use crate::tree::{Map, Node, Value};

/// A difference: at least one of the values is there.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// The path from the whole to it.
    pub path: Vec<Step<'a>>,
    /// What was there.
    pub old: Option<&'a Node>,
    /// What is there now.
    pub new: Option<&'a Node>,
}

impl Change<'_> {
    /// The name of the property, or of the attribute, that it is in.
    pub fn property(&self) -> String {
        match self.path.as_slice() {
            [Step::Key("Properties"), Step::Key(name), ..] | [Step::Key(name), ..] => (*name).to_owned(),
            _ => String::new(),
        }
    }
}

/// The smallest parts that differ.
pub fn changes<'a>(old: Option<&'a Node>, new: Option<&'a Node>) -> Vec<Change<'a>> {
    let mut comparison = Comparison { path: Vec::new(), found: Vec::new() };
    comparison.compare(old, new);
    comparison.found
}

struct Comparison<'a> {
    path: Vec<Step<'a>>,
    found: Vec<Change<'a>>,
}

impl<'a> Comparison<'a> {
    fn compare(&mut self, old: Option<&'a Node>, new: Option<&'a Node>) {
        match (old.map(|old| &old.value), new.map(|new| &new.value)) {
            (Some(Value::Map(old)), Some(Value::Map(new))) if shares_keys(old, new) => self.maps(old, new),
            (Some(Value::List(old)), Some(Value::List(new))) if !old.is_empty() && !new.is_empty() => {
                self.lists(old, new);
            }
            _ if old == new => {}
            _ => self.found.push(Change { path: self.path.clone(), old, new }),
        }
    }

    fn at(&mut self, step: Step<'a>, old: Option<&'a Node>, new: Option<&'a Node>) {
        self.path.push(step);
        self.compare(old, new);
        self.path.pop();
    }

    fn maps(&mut self, old: &'a Map, new: &'a Map) {
        for (key, _, value) in new.as_written() {
            self.at(Step::Key(key), old.get(key), Some(value));
        }
        for (key, _, value) in old.as_written().filter(|(key, ..)| !new.contains(key)) {
            self.at(Step::Key(key), Some(value), None);
        }
    }

    /// Items are compared one by one between what is the same at both ends.
    fn lists(&mut self, old: &'a [Node], new: &'a [Node]) {
        let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let (old, new) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
        let end = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
        let (old, new) = (without_end(old, end), without_end(new, end));
        for at in 0..old.len().max(new.len()) {
            self.at(Step::Index(start + at), old.get(at), new.get(at));
        }
    }
}

fn without_end(items: &[Node], count: usize) -> &[Node] {
    items.get(..items.len().saturating_sub(count)).unwrap_or_default()
}

/// Maps without a common key, such as calls of different functions, are different as a whole; so
/// are references.
fn shares_keys(old: &Map, new: &Map) -> bool {
    let is_reference = old.len() == 1 && (old.contains("Ref") || old.contains("Fn::GetAtt"));
    !is_reference && old.keys().any(|key| new.contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Sources;
    use crate::trace::brief;
    use crate::trace::explain::path_text;

    fn found(old: &str, new: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let mut parse = |text: &str| {
            let file = sources.add("template.yaml", text);
            crate::syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap()
        };
        let (old, new) = (parse(old), parse(new));
        let side = |node: Option<&Node>| node.map_or("nothing".to_owned(), brief::value);
        let line = |change: &Change| {
            format!("{}: {} -> {}", path_text(&change.path), side(change.old), side(change.new))
        };
        changes(Some(&old), Some(&new)).iter().map(line).collect()
    }

    #[test]
    fn only_the_smallest_parts_are_different() {
        let (old, new) = ("{A: {B: 1, C: 2}, D: x}", "{D: x, A: {B: 1, C: 3, E: !Ref F}}");
        assert_eq!(found(old, new), ["A.C: 2 -> 3", "A.E: nothing -> !Ref F"]);
        assert_eq!(found(old, "{A: {B: 1, C: 2}}"), [r#"D: "x" -> nothing"#]);
        assert!(found(old, "{D: x, A: {C: 2, B: 1}}").is_empty());
        assert_eq!(found("{A: !Ref X}", "{A: !GetAtt X.Arn}"), ["A: !Ref X -> !GetAtt X.Arn"]);
        assert_eq!(found("{A: !Ref X}", "{A: !Ref Y}"), ["A: !Ref X -> !Ref Y"]);
    }

    #[test]
    fn items_in_the_middle_of_a_list() {
        assert_eq!(found("A: [1, 2, 3]", "A: [1, 9, 2, 3]"), ["A.1: nothing -> 9"]);
        assert_eq!(found("A: [1, 2, 3]", "A: [1, 3]"), ["A.1: 2 -> nothing"]);
        assert_eq!(found("A: [{X: 1, Y: 1}, 3]", "A: [{X: 1, Y: 2}, 3]"), ["A.0.Y: 1 -> 2"]);
        assert_eq!(found("A: []", "A: [1]"), ["A: [] -> [1]"]);
    }
}
