//! YAML events to tree. (First version.)

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, Tag};

use super::scalar;
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::source::{FileId, Span};
use crate::tree::{IntoNode, Key, Map, Node, Text, Value};

enum Frame {
    List(Vec<Node>, usize, Option<String>, Span),
    Map(Map, Option<Node>, usize, Option<String>, Span),
}

/// Builds the tree of a YAML document.
pub fn parse(text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut stack: Vec<Frame> = Vec::new();
    let mut anchors: HashMap<usize, Node> = HashMap::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(0);
                let span = Span::new(file, at, at);
                diagnostics.error(Diagnostic::new(code::INVALID_SYNTAX, span, error.info().to_owned()));
                return None;
            }
        };
        let range = span.byte_range().unwrap_or(0..0);
        let place = Span::new(file, range.start, range.end);
        let done = match event {
            Event::Scalar(value, style, anchor, tag) => {
                let value = if style == ScalarStyle::Plain && tag.is_none() {
                    if span.is_empty() { Value::Null } else { scalar::resolve(&value) }
                } else {
                    Value::String(Text::written(&*value))
                };
                Some((Node::new(value, place), anchor, tag.map(|tag| tag_name(&tag))))
            }
            Event::Alias(id) => anchors.get(&id).cloned().map(|node| (node, 0, None)),
            Event::SequenceStart(_, anchor, tag) => {
                stack.push(Frame::List(Vec::new(), anchor, tag.map(|tag| tag_name(&tag)), place));
                None
            }
            Event::MappingStart(_, anchor, tag) => {
                stack.push(Frame::Map(Map::new(), None, anchor, tag.map(|tag| tag_name(&tag)), place));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => match stack.pop() {
                Some(Frame::List(items, anchor, tag, start)) => {
                    let span = items.last().map_or(start, |last| start.to(last.span));
                    Some((items.into_node(span), anchor, tag))
                }
                Some(Frame::Map(map, _, anchor, tag, start)) => {
                    let end = map.values().last().map(|node| node.span);
                    Some((map.into_node(end.map_or(start, |end| start.to(end))), anchor, tag))
                }
                None => None,
            },
            _ => None,
        };
        let Some((node, anchor, tag)) = done else { continue };
        let node = apply_tag(node, tag);
        if anchor != 0 {
            anchors.insert(anchor, node.clone());
        }
        match stack.last_mut() {
            None => root = root.or(Some(node)),
            Some(Frame::List(items, ..)) => items.push(node),
            Some(Frame::Map(map, key, ..)) => match key.take() {
                None => *key = Some(node),
                Some(key) => {
                    let text = key.as_text().cloned().unwrap_or_else(|| {
                        Text::written(text.get(key.span.start as usize..key.span.end as usize).unwrap_or(""))
                    });
                    map.insert_key(Key { text, span: key.span }, node);
                }
            },
        }
    }
    root
}

fn tag_name(tag: &Tag) -> String {
    format!("{}{}", tag.handle(), tag.suffix())
}

fn apply_tag(node: Node, tag: Option<String>) -> Node {
    let Some(name) = tag.as_deref().and_then(|tag| tag.strip_prefix('!')) else { return node };
    let span = node.span;
    let key = if name == "Ref" || name == "Condition" { name.to_owned() } else { format!("Fn::{name}") };
    let argument = match (name, node.as_str().and_then(|text| text.split_once('.'))) {
        ("GetAtt", Some((id, attribute))) => {
            vec![Text::written(id).into_node(span), Text::written(attribute).into_node(span)].into_node(span)
        }
        _ => node,
    };
    let mut map = Map::new();
    map.insert(Text::written(key), argument);
    map.into_node(span)
}
