//! `Fn::ForEach::Name: [Identifier, [values], {key: body}]`: reading and running a loop.
//!
//! What a loop makes keeps the places of the loop's body, so that all later findings about it point
//! there.

use indexmap::IndexMap;

use super::collection::{self, Item};
use super::iteration::Iteration;
use super::substitution::Substitution;
use super::walk::{Place, Walk};
use crate::diagnostic::{Diagnostic, Reported, code};
use crate::source::Span;
use crate::tree::{Key, Map, Node, Text};

const FUNCTION: &str = "Fn::ForEach";
const EXAMPLE: &str =
    "a loop looks like `Fn::ForEach::Name: [Identifier, [a, b], {\"Key${Identifier}\": value}]`";

/// The name of the loop when the key begins one; empty when it has none.
pub fn loop_name(key: &str) -> Option<&str> {
    let rest = key.strip_prefix(FUNCTION)?;
    if rest.is_empty() { Some("") } else { rest.strip_prefix("::") }
}

/// A well-formed loop.
struct Loop<'a> {
    name: &'a str,
    place: Span,
    identifier: &'a Text,
    identifier_place: Span,
    collection: &'a Node,
    body: &'a Map,
}

impl<'a> Loop<'a> {
    fn read(key: &'a Key, value: &'a Node) -> Result<Self, Box<Diagnostic>> {
        let wrong = |span, found: String| {
            Err(Box::new(Diagnostic::new(code::INVALID_LOOP, span, found).help(EXAMPLE)))
        };
        let name = loop_name(&key.text).unwrap_or_default();
        if !is_alphanumeric(name) {
            let found = format!("a loop needs a name of letters and digits behind `{FUNCTION}::`");
            return wrong(key.span, found);
        }
        let Some([identifier, collection, body]) = value.as_list().map(Vec::as_slice) else {
            let found = format!(
                "loop `{name}` takes an identifier, a collection and a body, but has {}",
                what(value)
            );
            return wrong(key.span, found);
        };
        let Some(text) = identifier.as_text().filter(|text| is_alphanumeric(text)) else {
            let found = format!("the identifier of loop `{name}` must be a name of letters and digits");
            return wrong(identifier.span, found);
        };
        let Some(map) = body.as_map().filter(|map| !map.is_empty()) else {
            let found = format!("the body of loop `{name}` must be a map of what each iteration makes");
            return wrong(body.span, found);
        };
        let (place, identifier_place) = (key.span, identifier.span);
        Ok(Loop { name, place, identifier: text, identifier_place, collection, body: map })
    }

    /// The two ways to write the identifier in a text.
    fn variables(&self) -> (String, String) {
        (format!("${{{}}}", self.identifier), format!("&{{{}}}", self.identifier))
    }

    /// Every iteration must make other keys, so the value must be part of them.
    fn check_key(&self, raw: &Key) -> Result<(), Box<Diagnostic>> {
        let (exact, plain) = self.variables();
        if raw.text.contains(&exact) || raw.text.contains(&plain) || loop_name(&raw.text).is_some() {
            return Ok(());
        }
        let found = format!("key `{}` is the same in all iterations of loop `{}`", raw.text, self.name);
        let problem = Diagnostic::new(code::INVALID_LOOP, raw.span, found);
        Err(Box::new(problem.help(format!("put `{exact}` into the key, as in `{}{exact}`", raw.text))))
    }

    fn repeats(&self, made: &Key, existing: Span, values: (Option<&Span>, Span)) -> Diagnostic {
        let found = format!("loop `{}` makes `{}`, which is there already", self.name, made.text);
        let problem = Diagnostic::new(code::INVALID_LOOP, made.span, found);
        match values {
            (Some(first), second) => problem
                .related(*first, "made for this value")
                .related(second, "and for this one")
                .help("give each iteration a value that makes another key"),
            (None, _) if existing == made.span => problem.help(self.help_for_nesting()),
            (None, _) => problem.related(existing, "it is there already").help("rename one of them"),
        }
    }

    fn help_for_nesting(&self) -> String {
        format!("put the identifiers of the outer loops into the key, too, beside `{}`", self.variables().0)
    }

    fn misnames(&self, made: &Key, raw: &Key, item: &Item) -> Diagnostic {
        let found = format!(
            "loop `{}` makes `{}`, but names there have letters and digits only",
            self.name, made.text
        );
        let (exact, plain) = self.variables();
        let help = match raw.text.contains(&exact) {
            true => format!("write `{plain}` in the key: it leaves out all other characters"),
            false => "leave out the other characters".to_owned(),
        };
        let problem = Diagnostic::new(code::INVALID_LOGICAL_ID, raw.span, found);
        problem.related(item.span, "the value comes from here").help(help)
    }
}

fn what(value: &Node) -> String {
    match value.as_list().map(Vec::len) {
        Some(1) => "one item".to_owned(),
        Some(count) => format!("{count} items"),
        None => value.kind().to_owned(),
    }
}

pub(super) fn is_alphanumeric(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Where a loop puts what it makes.
struct Target<'a> {
    map: &'a mut Map,
    place: Place,
    /// The places of the values for which this loop has made keys.
    made_for: IndexMap<Text, Span>,
}

impl Walk<'_> {
    /// Runs a loop, and puts what it makes into `map`.
    pub(super) fn run(
        &mut self,
        key: &Key,
        value: &Node,
        map: &mut Map,
        place: Place,
    ) -> Result<(), Reported> {
        let each = Loop::read(key, value).map_err(|problem| self.error(*problem))?;
        self.check_identifier(&each)?;
        let items = collection::items(&mut self.values, each.collection, each.name);
        let items = items.map_err(|problem| self.error(*problem))?;
        let mut target = Target { map, place, made_for: IndexMap::new() };
        for item in items {
            let identifier = each.identifier.clone();
            self.iterations.push(Iteration { place: each.place, identifier, item: item.clone() });
            let done = self.iterate(&each, &item, &mut target);
            self.iterations.pop();
            done?;
        }
        Ok(())
    }

    fn check_identifier(&mut self, each: &Loop) -> Result<(), Reported> {
        let outer = self.iterations.iter().find(|outer| outer.identifier == *each.identifier);
        let Some(outer) = outer.map(|outer| outer.place) else { return Ok(()) };
        let found = format!("`{}` is the identifier of the outer loop, too", each.identifier);
        let problem = Diagnostic::new(code::INVALID_LOOP, each.identifier_place, found);
        let problem =
            problem.related(outer, "this is the outer loop").help("give the inner loop another identifier");
        Err(self.error(problem))
    }

    fn iterate(&mut self, each: &Loop, item: &Item, target: &mut Target) -> Result<(), Reported> {
        for (text, span, node) in each.body.as_written() {
            let raw = Key { text: text.clone(), span };
            let (key, node) = self.substituted(each, item, &raw, node)?;
            if loop_name(&key.text).is_some() {
                self.run(&key, &node, target.map, target.place)?;
                continue;
            }
            self.check_key(each, item, target, &raw, &key)?;
            target.made_for.insert(key.text.clone(), item.span);
            self.put(target.map, key, node, target.place);
        }
        Ok(())
    }

    fn check_key(
        &mut self,
        each: &Loop,
        item: &Item,
        target: &Target,
        raw: &Key,
        made: &Key,
    ) -> Result<(), Reported> {
        each.check_key(raw).map_err(|problem| self.error(*problem))?;
        if target.place != Place::Within && !is_alphanumeric(&made.text) {
            return Err(self.error(each.misnames(made, raw, item)));
        }
        let Some(existing) = target.map.key_span(&made.text) else { return Ok(()) };
        let values = (target.made_for.get(&made.text), item.span);
        Err(self.error(each.repeats(made, existing, values)))
    }

    fn substituted(
        &mut self,
        each: &Loop,
        item: &Item,
        raw: &Key,
        node: &Node,
    ) -> Result<(Key, Node), Reported> {
        let mut substitution = Substitution::new(each.identifier, &item.text, &mut self.values.budget);
        let copied = substitution.text(&raw.text).and_then(|text| Ok((text, substitution.node(node)?)));
        let collision = substitution.collisions.pop();
        if let Some(collision) = collision {
            return Err(self.error(collision));
        }
        let (text, node) = copied.map_err(|_| self.error(too_large(each)))?;
        Ok((Key { text, span: raw.span }, node))
    }
}

fn too_large(each: &Loop) -> Diagnostic {
    let found = format!("loop `{}` makes more than samc works through", each.name);
    let help = "CloudFormation takes templates of up to 1 MB with 500 resources: leave out values, or loops within loops";
    Diagnostic::new(code::TOO_LARGE, each.place, found).help(help)
}
