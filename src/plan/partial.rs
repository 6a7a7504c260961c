//! Texts and JSON of which a part may be unknown.
//!
//! A text that `Fn::Sub` and `Fn::Join` make of several parts is worked out part by part; where one is not known, a
//! mark stands for it that no text of a template has. So the rest can still be read as JSON, and only what holds a mark
//! is a hole there.

use serde_json::Value as Json;

use super::context::{Context, within};
use super::model::{Origin, OriginKind, Setting, Tree, UnknownId};
use super::world::Stack;
use crate::language::text_functions::{Part, parts};
use crate::language::values::Unknown;
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// Between these stands the number of an unknown value. They are of a plane for private use.
const OPEN: char = '\u{F0000}';
const CLOSE: char = '\u{F0001}';

/// A text, with marks for what is not known of it.
#[derive(Debug, Clone)]
pub struct PartialText {
    /// The text.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// The mark of a value that is not known.
pub fn mark(id: UnknownId) -> String {
    format!("{OPEN}{}{CLOSE}", id.0)
}

/// The values whose marks a text has.
pub fn marked(text: &str) -> Vec<UnknownId> {
    let number = |rest: &str| rest.split_once(CLOSE)?.0.parse().ok().map(UnknownId);
    text.split(OPEN).skip(1).filter_map(number).collect()
}

/// The JSON with holes where a text or a key has marks.
pub fn tree(json: Json, origin: Origin) -> Tree {
    with_holes(Tree { value: json, holes: Vec::new(), origin })
}

/// The tree with holes where a text or a key has marks, beside those that it has.
pub fn with_holes(tree: Tree) -> Tree {
    let Tree { value, mut holes, origin } = tree;
    let value = unmarked(value, &mut String::new(), &mut holes);
    Tree { value, holes, origin }
}

/// A tree of which nothing is known, for these reasons.
pub fn unknown_tree(reasons: Vec<UnknownId>, origin: Origin) -> Tree {
    let holes = reasons.into_iter().map(|id| (String::new(), id)).collect();
    Tree { value: Json::Null, holes, origin }
}

fn unmarked(json: Json, at: &mut String, holes: &mut Vec<(String, UnknownId)>) -> Json {
    match json {
        Json::String(text) if text.contains(OPEN) => hole(&text, at, holes),
        Json::Object(map) if map.keys().any(|key| key.contains(OPEN)) => {
            map.keys().for_each(|key| drop(hole(key, at, holes)));
            Json::Null
        }
        Json::Object(map) => {
            let entry = |(key, value): (String, Json)| {
                let value = within(at, &key, |at| unmarked(value, at, holes));
                (key, value)
            };
            Json::Object(map.into_iter().map(entry).collect())
        }
        Json::Array(items) => {
            let items = items.into_iter().enumerate();
            items.map(|(n, item)| within(at, &n.to_string(), |at| unmarked(item, at, holes))).collect()
        }
        other => other,
    }
}

fn hole(text: &str, at: &str, holes: &mut Vec<(String, UnknownId)>) -> Json {
    holes.extend(marked(text).into_iter().map(|id| (at.to_owned(), id)));
    Json::Null
}

impl PartialText {
    /// The text that a node comes out as. `None`: it is `AWS::NoValue` or null.
    pub fn of(context: &Context, stack: &Stack, node: &Node) -> Option<PartialText> {
        let mut writer =
            Writer { context, stack, text: String::new(), kind: OriginKind::Template, is_there: false };
        writer.node(node);
        if !writer.is_there {
            return None;
        }
        // What AWS looks up may stand across several parts.
        let whole = intrinsic::is_looked_up(&writer.text).then(|| context.text(stack, node)).flatten();
        let (text, kind) = match whole {
            Some(Setting::Known(text, origin)) => (text, origin.kind),
            Some(Setting::Unknown(id)) => (mark(id), writer.kind),
            None => (writer.text, writer.kind),
        };
        Some(PartialText { text, origin: Origin { kind, place: node.span } })
    }

    /// The JSON that the text is. One that is none is unknown as a whole.
    pub fn into_json(self, context: &Context) -> Tree {
        let PartialText { text, origin } = self;
        match serde_json::from_str(&text) {
            Ok(json) => tree(json, origin),
            Err(_) if text.contains(OPEN) => unknown_tree(marked(&text), origin),
            Err(why) => {
                let help = "write JSON, such as `{\"source\": [\"orders\"]}`".to_owned();
                let why = Unknown::new(origin.place, format!("this text is not JSON: {why}"));
                unknown_tree(vec![context.unknown(Unknown { help: Some(help), ..why })], origin)
            }
        }
    }
}

/// Writes the text of a node, part by part.
struct Writer<'a> {
    context: &'a Context<'a>,
    stack: &'a Stack,
    text: String,
    /// The strongest origin of a part.
    kind: OriginKind,
    is_there: bool,
}

impl Writer<'_> {
    fn node(&mut self, node: &Node) {
        if let Some((condition, then, otherwise)) = intrinsic::if_arguments(node) {
            return match self.context.world.holds(self.stack, condition) {
                Ok(holds) => self.node(if holds { then } else { otherwise }),
                Err(why) => self.unknown(why),
            };
        }
        if let Some((delimiter, items)) = joined(node) {
            return self.join(delimiter, items);
        }
        match substituted(node) {
            Some((text, variables)) => self.substitute(text, variables),
            None => self.whole(node),
        }
    }

    fn join(&mut self, delimiter: &str, items: &[Node]) {
        for (index, item) in items.iter().enumerate() {
            self.plain(if index > 0 { delimiter } else { "" });
            self.node(item);
        }
    }

    fn substitute(&mut self, text: &Node, variables: Option<&Map>) {
        for part in parts(text.as_str().unwrap_or_default()) {
            match part {
                Part::Plain(plain) => self.plain(plain),
                Part::Literal(literal) => self.plain(&format!("${{{literal}}}")),
                Part::Variable(name) => match variables.and_then(|variables| variables.get(name)) {
                    Some(value) => self.whole(value),
                    None => self.whole(&intrinsic::sub(format!("${{{name}}}"), text.span)),
                },
            }
        }
    }

    fn whole(&mut self, node: &Node) {
        match self.context.text(self.stack, node) {
            Some(Setting::Known(text, origin)) => {
                self.kind = self.kind.max(origin.kind);
                self.plain(&text);
            }
            Some(Setting::Unknown(id)) => self.plain(&mark(id)),
            None => {}
        }
    }

    fn plain(&mut self, text: &str) {
        self.is_there = true;
        self.text.push_str(text);
    }

    fn unknown(&mut self, why: Unknown) {
        let id = self.context.unknown(why);
        self.plain(&mark(id));
    }
}

/// Delimiter and items of a `Fn::Join` whose list is written out.
fn joined(node: &Node) -> Option<(&str, &[Node])> {
    match intrinsic::argument(node, "Fn::Join")?.as_list()?.as_slice() {
        [delimiter, items] => Some((delimiter.as_str()?, items.as_list()?.as_slice())),
        _ => None,
    }
}

/// Text and variables of a `Fn::Sub`.
fn substituted(node: &Node) -> Option<(&Node, Option<&Map>)> {
    let argument = intrinsic::argument(node, "Fn::Sub")?;
    let (text, variables) = match argument.as_list().map(Vec::as_slice) {
        Some([text, variables]) => (text, Some(variables.as_map()?)),
        Some(_) => return None,
        None => (argument, None),
    };
    text.as_str().map(|_| (text, variables))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::source::{FileId, Span};

    fn holes(json: Json) -> (Json, Vec<(String, UnknownId)>) {
        let tree = tree(json, Origin::template(Span::new(FileId::at(0), 0, 0)));
        (tree.value, tree.holes)
    }

    #[test]
    fn marks_become_holes() {
        let (three, four) = (UnknownId(3), UnknownId(4));
        let text = format!("from {} to {}", mark(three), mark(four));
        let (value, found) = holes(json!({ "a/b": ["x", text], "c": null }));
        assert_eq!(value, json!({ "a/b": ["x", null], "c": null }));
        assert_eq!(found, [("/a~1b/1".to_owned(), three), ("/a~1b/1".to_owned(), four)]);
    }

    #[test]
    fn a_map_with_an_unknown_key_is_unknown() {
        let key = mark(UnknownId(7));
        let (value, found) = holes(json!({ "a": { key: 1, "b": 2 } }));
        assert_eq!(value, json!({ "a": null }));
        assert_eq!(found, [("/a".to_owned(), UnknownId(7))]);
    }

    #[test]
    fn what_only_looks_like_a_mark_is_none() {
        assert_eq!(marked(&format!("{OPEN}x{CLOSE}")), []);
        assert_eq!(marked(&format!("{OPEN}5")), []);
        assert_eq!(marked(&mark(UnknownId(12))), [UnknownId(12)]);
    }
}
