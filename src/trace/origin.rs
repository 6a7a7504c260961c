//! Where the parts of an expansion come from.

use std::collections::HashMap;

use crate::source::Span;
use crate::tree::{Map, Node, Value};

/// A part of a document: a value, and the key that it stands under.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The path to it as a JSON pointer (RFC 6901).
    pub pointer: &'a str,
    /// The place of its key, when it stands in a map.
    pub key: Option<Span>,
    /// The value.
    pub value: &'a Node,
}

/// Shows every part of a document to `visit`, from the top down and in the order of the text.
pub fn visit_parts(document: &Node, visit: &mut dyn FnMut(Part)) {
    visit_below(&mut String::new(), None, document, visit);
}

fn visit_below(pointer: &mut String, key: Option<Span>, value: &Node, visit: &mut dyn FnMut(Part)) {
    visit(Part { pointer, key, value });
    let length = pointer.len();
    match &value.value {
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                push_step(pointer, &index.to_string());
                visit_below(pointer, None, item, visit);
                pointer.truncate(length);
            }
        }
        Value::Map(map) => {
            for (name, span, node) in map.as_written() {
                push_step(pointer, name);
                visit_below(pointer, Some(span), node, visit);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}

fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    match step.contains(['~', '/']) {
        true => pointer.push_str(&step.replace('~', "~0").replace('/', "~1")),
        false => pointer.push_str(step),
    }
}

/// What stands in the user's texts, by place: tells what was written from what samc made.
///
/// A made value has the place of what caused it, so the place alone does not tell. (Whether a
/// `Text` counts as written does not tell either: that follows the SAM service's own idea of it.)
#[derive(Debug)]
pub struct Written<'a> {
    documents: Vec<HashMap<Span, Vec<&'a Node>>>,
}

impl<'a> Written<'a> {
    /// All that stands in these documents. What stands at a place in one of them is not asked of
    /// the later ones: the copies that a loop makes stand where the loop does.
    pub fn new(documents: impl IntoIterator<Item = &'a Node>) -> Self {
        Written { documents: documents.into_iter().map(by_place).collect() }
    }

    /// Whether the user wrote this value at its place. A map or list that SAM has added to still is
    /// the user's; what was added is not.
    pub fn has(&self, node: &Node) -> bool {
        let there = self.documents.iter().find_map(|document| document.get(&node.span));
        there.is_some_and(|there| there.iter().any(|written| is_from(node, written)))
    }
}

fn by_place(document: &Node) -> HashMap<Span, Vec<&Node>> {
    let mut places = HashMap::new();
    add_places(document, &mut places);
    places
}

fn add_places<'a>(node: &'a Node, places: &mut HashMap<Span, Vec<&'a Node>>) {
    places.entry(node.span).or_default().push(node);
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| add_places(item, places)),
        Value::Map(map) => map.as_written().for_each(|(_, _, value)| add_places(value, places)),
        _ => {}
    }
}

fn is_from(node: &Node, written: &Node) -> bool {
    match (&node.value, &written.value) {
        (Value::Map(map), Value::Map(written)) => share_an_entry(map, written),
        (Value::List(items), Value::List(written)) => share_an_item(items, written),
        _ => node == written,
    }
}

fn share_an_entry(map: &Map, written: &Map) -> bool {
    let mut entries = map.as_written();
    (map.is_empty() && written.is_empty())
        || entries.any(|(key, place, _)| written.key_span(key) == Some(place))
}

fn share_an_item(items: &[Node], written: &[Node]) -> bool {
    let is_there = |item: &Node| written.iter().any(|written| written.span == item.span);
    (items.is_empty() && written.is_empty()) || items.iter().any(is_there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Sources;
    use crate::tree::IntoNode;

    fn parsed(text: &str) -> Node {
        let mut sources = Sources::new();
        let file = sources.add("template.yaml", text);
        crate::syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap()
    }

    #[test]
    fn pointers_are_escaped() {
        let document = parsed("Paths:\n  /a~b: [x, {y: 1}]\n");
        let mut pointers = Vec::new();
        visit_parts(&document, &mut |part| pointers.push(part.pointer.to_owned()));
        let below = ["", "/0", "/1", "/1/y"].map(|rest| format!("/Paths/~1a~0b{rest}"));
        assert_eq!(pointers, [vec![String::new(), "/Paths".to_owned()], below.to_vec()].concat());
    }

    #[test]
    fn made_values_are_not_written_though_they_have_the_place() {
        let document = parsed("Arn: !GetAtt [Queue, Arn]\nSize: 5\n");
        let written = Written::new([&document]);
        let (arn, size) = (document.get("Arn").unwrap(), document.get("Size").unwrap());
        assert!(written.has(&document) && written.has(arn) && written.has(size));
        assert!(!written.has(&map!(arn.span; "TargetArn" => arn)));
        assert!(!written.has(&6.into_node(size.span)));
        assert!(!written.has(&"5".into_node(size.span)));
    }

    #[test]
    fn a_map_with_an_addition_is_still_written() {
        let document = parsed("Variables: {A: 1}\n");
        let mut variables = document.get("Variables").unwrap().clone();
        let cause = variables.span;
        variables.as_map_mut().unwrap().insert("B", 2.into_node(cause));
        let written = Written::new([&document]);
        assert!(written.has(&variables));
        assert!(!written.has(variables.get("B").unwrap()));
    }
}
