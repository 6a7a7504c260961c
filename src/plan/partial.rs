//! Texts and JSON of which a part may be unknown.
//!
//! A text that `Fn::Sub` and `Fn::Join` make of several parts is worked out part by part; where one is not known, a
//! mark stands for it that no text of a template has. So the rest can still be read as JSON, and only what holds a mark
//! is a hole there.

use serde_json::Value as Json;

use super::context::{Context, within};
use super::model::{Made, Origin, OriginKind, Part, Setting, Tree, UnknownId};
use super::world::Stack;
use crate::language::text_functions::{self, parts};
use crate::language::values::{Missing, Unknown, as_text};
use crate::source::Span;
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
pub fn mark(id: &UnknownId) -> String {
    mark_at(id.0)
}

fn mark_at(position: usize) -> String {
    format!("{OPEN}{position}{CLOSE}")
}

/// The values whose marks a text has.
pub fn marked(text: &str) -> Vec<UnknownId> {
    let number = |rest: &str| rest.split_once(CLOSE)?.0.parse().ok().map(UnknownId::itself);
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

/// What a value is made of that is not known as a whole, for the reason that was found first.
pub fn parts_of<'a>(context: &'a Context<'a>, stack: &'a Stack, node: &Node, why: &'a Unknown) -> Vec<Part> {
    let found: Vec<&Unknown> = std::iter::once(why).chain(&why.also).collect();
    let mut writer = Writer { found, ..Writer::new(context, stack) };
    match has_parts(node) {
        true => writer.node(node),
        // It was worked out already.
        false => writer.unknown(node, why.clone()),
    }
    writer.look_up(node.span);
    let is_split = |part: &Part| matches!(part, Part::Known(text) if intrinsic::is_looked_up(text));
    let is_known = writer.parts.iter().all(|part| matches!(part, Part::Known(_)));
    if is_known || writer.parts.iter().any(is_split) {
        return vec![made(context, stack, node, why.clone())];
    }
    writer.parts
}

impl PartialText {
    /// The text that a node comes out as. `None`: it is `AWS::NoValue` or null.
    pub fn of(context: &Context, stack: &Stack, node: &Node) -> Option<PartialText> {
        let mut writer = Writer::new(context, stack);
        writer.node(node);
        if !writer.is_there {
            return None;
        }
        writer.look_up(node.span);
        let written = writer.text();
        // What AWS looks up may stand across several parts.
        let whole = intrinsic::is_looked_up(&written).then(|| context.text(stack, node)).flatten();
        let (text, kind) = match whole {
            Some(Setting::Known(text, origin)) => (text, origin.kind),
            Some(Setting::Unknown(id)) => (mark(&id), writer.kind),
            None => (written, writer.kind),
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
    /// What is known to be missing; that is not told again.
    found: Vec<&'a Unknown>,
    /// What is written; known texts never follow each other.
    parts: Vec<Part>,
    /// The strongest origin of a part.
    kind: OriginKind,
    is_there: bool,
}

impl<'a> Writer<'a> {
    fn new(context: &'a Context<'a>, stack: &'a Stack) -> Self {
        let found = Vec::new();
        Writer { context, stack, found, parts: Vec::new(), kind: OriginKind::Template, is_there: false }
    }

    fn node(&mut self, node: &Node) {
        if let Some((condition, then, otherwise)) = intrinsic::if_arguments(node) {
            return match self.context.world.holds(self.stack, condition) {
                Ok(holds) => self.node(if holds { then } else { otherwise }),
                Err(why) => self.unknown(node, why),
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
                text_functions::Part::Plain(plain) => self.plain(plain),
                text_functions::Part::Literal(literal) => self.plain(&format!("${{{literal}}}")),
                text_functions::Part::Variable(name) => {
                    match variables.and_then(|variables| variables.get(name)) {
                        Some(value) => self.node(value),
                        None => self.whole(&variable(name, text.span)),
                    }
                }
            }
        }
    }

    fn whole(&mut self, node: &Node) {
        match self
            .context
            .read(self.stack, node, "a text", |value| as_text(value).map(|text| text.to_string()))
        {
            Ok(Some((text, origin))) => {
                self.kind = self.kind.max(origin.kind);
                self.plain(&text);
            }
            Ok(None) => {}
            // It is taken apart when all else is there.
            Err(_) if node.as_str().is_some_and(intrinsic::is_looked_up) && !is_reference(node) => {
                self.plain(node.as_str().unwrap_or_default());
            }
            Err(why) => self.unknown(node, why),
        }
    }

    /// Looks up by itself each part that AWS looks up in what is known.
    fn look_up(&mut self, place: Span) {
        for part in std::mem::take(&mut self.parts) {
            match part {
                Part::Known(text) => self.references(&text, place),
                other => self.parts.push(other),
            }
        }
    }

    fn references(&mut self, text: &str, place: Span) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((inner, behind)) = after.split_once("}}") else { break };
            self.plain(before);
            let inner = format!("{{{{{inner}}}}}");
            match intrinsic::is_looked_up(&inner) {
                true => self.whole(&Node::made(inner, place)),
                false => self.plain(&inner),
            }
            rest = behind;
        }
        self.plain(rest);
    }

    fn plain(&mut self, text: &str) {
        self.is_there = true;
        match self.parts.last_mut() {
            Some(Part::Known(before)) => before.push_str(text),
            _ if text.is_empty() => {}
            _ => self.parts.push(Part::Known(text.to_owned())),
        }
    }

    fn unknown(&mut self, node: &Node, why: Unknown) {
        self.is_there = true;
        let same = |found: &&&Unknown| found.missing == why.missing;
        let why = self.found.iter().find(same).map_or_else(|| why.clone(), |found| (*found).clone());
        self.parts.push(match is_itself(self.stack, node, why.missing.as_deref()) {
            true => Part::Missing(self.context.unknown(why).0),
            false => made(self.context, self.stack, node, why),
        });
    }

    /// The text, with marks for what is not known of it.
    fn text(&self) -> String {
        let text = |part: &Part| match part {
            Part::Known(text) => text.clone(),
            Part::Missing(position) => mark_at(*position),
            Part::Made(made) => mark_at(made.of),
        };
        self.parts.iter().map(text).collect()
    }
}

/// Whether a value may be put together from several, each of which can be worked out by itself.
fn has_parts(node: &Node) -> bool {
    intrinsic::if_arguments(node).is_some()
        || joined(node).is_some()
        || substituted(node).is_some()
        || node.as_str().is_some_and(intrinsic::is_looked_up)
}

/// What stands for `${Name}` or `${Name.Attribute}`.
fn variable(name: &str, place: Span) -> Node {
    match name.split_once('.') {
        Some((id, attribute)) => intrinsic::get_att(id, attribute, place),
        None => intrinsic::reference(name, place),
    }
}

/// Whether a value is the missing thing itself, and does not just depend on it: only then what supplies the one is the
/// other.
fn is_itself(stack: &Stack, node: &Node, missing: Option<&Missing>) -> bool {
    match missing {
        Some(Missing::Parameter(name)) => stack.path.is_empty() && called(node) == Some(name.clone()),
        Some(Missing::NestedParameter { stack: path, name }) => {
            stack.path == *path && called(node) == Some(name.clone())
        }
        Some(Missing::Attribute { resource, attribute }) => {
            let full =
                if attribute.is_empty() { resource.clone() } else { format!("{resource}.{attribute}") };
            called(node).is_some_and(|name| stack.id_of(&name) == full)
        }
        Some(Missing::Export(_)) => intrinsic::argument(node, "Fn::ImportValue").is_some(),
        Some(Missing::StoredParameter(_)) => is_reference(node) || is_stored(stack, node),
        Some(Missing::Secret { .. }) => is_reference(node),
        None => false,
    }
}

/// What a `Ref` or `Fn::GetAtt` asks for: `Name` or `Name.Attribute`.
fn called(node: &Node) -> Option<String> {
    if let Some(name) = intrinsic::argument(node, "Ref") {
        return name.as_str().map(str::to_owned);
    }
    let argument = intrinsic::argument(node, "Fn::GetAtt")?;
    match argument.as_list().map(Vec::as_slice) {
        Some([id, attribute]) => Some(format!("{}.{}", id.as_str()?, attribute.as_str()?)),
        _ => argument.as_str().map(str::to_owned),
    }
}

/// Whether a text is one dynamic reference, and nothing else.
fn is_reference(node: &Node) -> bool {
    let inner = node.as_str().and_then(|text| text.trim().strip_prefix("{{")?.strip_suffix("}}"));
    inner.is_some_and(|inner| !inner.contains("{{"))
}

/// Whether a node asks for a parameter whose value is kept in the parameter store.
fn is_stored(stack: &Stack, node: &Node) -> bool {
    let declared = stack.template.section("Parameters");
    let kind = called(node).and_then(|name| declared?.get(&name)?.get("Type")?.as_str());
    kind.is_some_and(|kind| kind.starts_with("AWS::SSM::Parameter::Value<"))
}

/// What follows from something that is missing.
fn made(context: &Context, stack: &Stack, node: &Node, why: Unknown) -> Part {
    let function = intrinsic::function_name(node).map(|name| name.to_string());
    let what = called(node).or(function).unwrap_or_default();
    let of = context.unknown(why).0;
    Part::Made(Box::new(Made { of, what, stack: stack.path.clone(), place: node.span }))
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
    use crate::source::FileId;

    fn holes(json: Json) -> (Json, Vec<(String, UnknownId)>) {
        let tree = tree(json, Origin::template(Span::new(FileId::at(0), 0, 0)));
        (tree.value, tree.holes)
    }

    #[test]
    fn marks_become_holes() {
        let (three, four) = (UnknownId::itself(3), UnknownId::itself(4));
        let text = format!("from {} to {}", mark(&three), mark(&four));
        let (value, found) = holes(json!({ "a/b": ["x", text], "c": null }));
        assert_eq!(value, json!({ "a/b": ["x", null], "c": null }));
        assert_eq!(found, [("/a~1b/1".to_owned(), three), ("/a~1b/1".to_owned(), four)]);
    }

    #[test]
    fn a_map_with_an_unknown_key_is_unknown() {
        let key = mark(&UnknownId::itself(7));
        let (value, found) = holes(json!({ "a": { key: 1, "b": 2 } }));
        assert_eq!(value, json!({ "a": null }));
        assert_eq!(found, [("/a".to_owned(), UnknownId::itself(7))]);
    }

    #[test]
    fn what_only_looks_like_a_mark_is_none() {
        assert_eq!(marked(&format!("{OPEN}x{CLOSE}")), []);
        assert_eq!(marked(&format!("{OPEN}5")), []);
        assert_eq!(marked(&mark(&UnknownId::itself(12))), [UnknownId::itself(12)]);
    }
}
