//! The properties of a resource, as the maker of its part of the plan reads them.
//!
//! What was read is remembered: in the end, each property that nobody read is told to have no counterpart here. So
//! nothing that a template says is dropped in silence, and nobody has to list what samc does not do.

use std::cell::RefCell;
use std::rc::Rc;

use indexmap::IndexSet;

use super::context::Context;
use super::model::setting::LIST;
use super::model::{Made, Origin, Part, Setting, Target, Tree, UnknownId};
use super::world::Stack;
use crate::language::values::{Unknown, as_text};
use crate::source::Span;
use crate::tree::{Map, Node, Value};

/// The entries of a map in a template, which are the properties of a resource or stand below them.
#[derive(Clone)]
pub struct Properties<'a> {
    /// What all makers share.
    pub context: &'a Context<'a>,
    /// The stack.
    pub stack: Rc<Stack>,
    /// The id of the resource.
    pub id: Rc<str>,
    /// The place of the map.
    pub place: Span,
    /// The names that lead to the map, with points in between; empty for the properties themselves.
    path: String,
    entries: Map,
    read: Rc<RefCell<Read>>,
}

/// What was read of a resource.
#[derive(Debug, Default)]
struct Read {
    /// Maps that were looked into, with the names that lead there.
    opened: Vec<(String, Map)>,
    /// Names that were read.
    names: IndexSet<String>,
}

impl<'a> Properties<'a> {
    /// The properties of a resource.
    pub fn of(context: &'a Context<'a>, stack: &Rc<Stack>, id: &str, resource: &Node) -> Self {
        let properties = resource.get("Properties");
        let head = properties.and_then(|node| {
            let head = context.head(stack, node);
            head.unwrap_or_else(|why| {
                context.unknown_property(why, id, "Properties".to_owned());
                None
            })
        });
        let entries = head.as_ref().and_then(Node::as_map).cloned().unwrap_or_default();
        let read = Rc::new(RefCell::new(Read::default()));
        read.borrow_mut().opened.push((String::new(), entries.clone()));
        let place = properties.map_or(resource.span, |properties| properties.span);
        Properties { context, stack: stack.clone(), id: id.into(), place, path: String::new(), entries, read }
    }

    /// The value of a name as it is written, which counts as read. None when it is null.
    pub fn node(&self, name: &str) -> Option<&Node> {
        self.read.borrow_mut().names.insert(self.path_to(name));
        self.entries.given(name)
    }

    /// The names of the entries, with their values as they are written. All of them count as read.
    pub fn entries(&self) -> impl Iterator<Item = (&str, Span, &Node)> {
        self.entries.as_written().map(|(name, span, node)| {
            self.read.borrow_mut().names.insert(self.path_to(name));
            (name.as_str(), span, node)
        })
    }

    /// The names of the entries; that does not count as reading them.
    pub fn names(&self) -> Vec<String> {
        self.entries.as_written().map(|(name, _, _)| name.to_string()).collect()
    }

    /// Where the name of an entry stands.
    pub fn name_place(&self, name: &str) -> Option<Span> {
        self.entries.key_span(name)
    }

    /// Whether there is an entry of this name; that does not count as reading it.
    pub fn has(&self, name: &str) -> bool {
        self.entries.given(name).is_some()
    }

    /// Says that these mean nothing on this machine, and need not be told of: tags, roles, descriptions.
    pub fn ignore(&self, names: &[&str]) {
        let mut read = self.read.borrow_mut();
        read.names.extend(names.iter().map(|name| self.path_to(name)));
    }

    /// Says that all of these mean nothing on this machine.
    pub fn ignore_all(&self) {
        self.entries().for_each(drop);
    }

    /// Says that a property has no counterpart here, and what that means; nothing when it is not set.
    pub fn not_emulated(&self, name: &str, why: &str) {
        let Some(node) = self.node(name).filter(|node| self.is_set(node)) else { return };
        let place = self.entries.key_span(name).unwrap_or(node.span);
        self.context.not_emulated(&self.id, self.path_to(name), why, place);
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<Setting<String>> {
        self.context.text(&self.stack, self.node(name)?)
    }

    /// A text, or what AWS takes when there is none.
    pub fn text_or(&self, name: &str, default: &str) -> Setting<String> {
        self.text(name).unwrap_or_else(|| self.default(default.to_owned()))
    }

    /// A whole number.
    pub fn number(&self, name: &str) -> Option<Setting<i64>> {
        self.number_of(self.node(name)?)
    }

    /// Whole numbers of a list.
    pub fn numbers(&self, name: &str) -> Vec<Setting<i64>> {
        self.items(name).iter().filter_map(|item| self.number_of(item)).collect()
    }

    fn number_of(&self, node: &Node) -> Option<Setting<i64>> {
        let read = |value: &Node| as_text(value)?.trim().parse().ok();
        self.context.setting(&self.stack, node, "a whole number", read)
    }

    /// A whole number, or what AWS takes when there is none.
    pub fn number_or(&self, name: &str, default: i64) -> Setting<i64> {
        self.number(name).unwrap_or_else(|| self.default(default))
    }

    /// A boolean, which may be written as a text.
    pub fn flag(&self, name: &str) -> Option<Setting<bool>> {
        self.context.setting(&self.stack, self.node(name)?, "`true` or `false`", |value| {
            match as_text(value)?.as_str() {
                "true" | "True" => Some(true),
                "false" | "False" => Some(false),
                _ => None,
            }
        })
    }

    /// A boolean, or what AWS takes when there is none.
    pub fn flag_or(&self, name: &str, default: bool) -> Setting<bool> {
        self.flag(name).unwrap_or_else(|| self.default(default))
    }

    /// Texts of a list; a single text stands for a list of one, and one unknown text for a list that is not known.
    pub fn texts(&self, name: &str) -> Vec<Setting<String>> {
        let Some(node) = self.node(name) else { return Vec::new() };
        match self.items_of(node) {
            Ok(items) => items.iter().flat_map(|item| self.texts_of(item)).collect(),
            Err(why) => {
                let made =
                    |of| Made { of, what: LIST.to_owned(), stack: self.stack.path.clone(), place: node.span };
                let UnknownId(of, _) = self.context.unknown(why);
                vec![Setting::Unknown(UnknownId(of, Some([Part::Made(Box::new(made(of)))].into())))]
            }
        }
    }

    /// A function in a list may give a list itself, as a parameter of several values does.
    fn texts_of(&self, item: &Node) -> Vec<Setting<String>> {
        match self.context.world.value(&self.stack, item) {
            Ok((Node { value: Value::List(items), .. }, origin)) => {
                let text = |item: &Node| Some(Setting::Known(as_text(item)?.to_string(), origin));
                items.iter().filter_map(text).collect()
            }
            _ => self.context.text(&self.stack, item).into_iter().collect(),
        }
    }

    /// Any value with all that is in it. None when it is `AWS::NoValue`.
    pub fn tree(&self, name: &str) -> Option<Tree> {
        self.context.tree(&self.stack, self.node(name)?)
    }

    /// What an ARN, URL or the like leads to.
    pub fn target(&self, name: &str) -> Option<Setting<Target>> {
        Some(self.text(name)?.map(|address| self.context.index.target(&address)))
    }

    /// What an ARN or a bare name leads to, where only resources of this type can stand.
    pub fn target_of(&self, name: &str, kind: &str) -> Option<Setting<Target>> {
        Some(self.text(name)?.map(|address| self.context.index.named(&address, kind)))
    }

    /// The entries of a map under a name.
    pub fn child(&self, name: &str) -> Option<Properties<'a>> {
        let node = self.node(name)?;
        self.open(node, self.path_to(name))
    }

    /// The maps of a list under a name; a single map stands for a list of one.
    pub fn children(&self, name: &str) -> Vec<Properties<'a>> {
        let items = self.items(name);
        let open = |(at, item): (usize, &Node)| self.open(item, format!("{}.{at}", self.path_to(name)));
        items.iter().enumerate().filter_map(open).collect()
    }

    /// The items of a list under a name, as they are written; one that is no list stands for a list of one.
    pub fn items(&self, name: &str) -> Vec<Node> {
        let Some(node) = self.node(name) else { return Vec::new() };
        self.items_of(node).unwrap_or_else(|why| {
            self.context.unknown_property(why, &self.id, self.path_to(name));
            Vec::new()
        })
    }

    fn items_of(&self, node: &Node) -> Result<Vec<Node>, Unknown> {
        Ok(match self.context.head(&self.stack, node)? {
            Some(Node { value: Value::List(items), .. }) => items,
            Some(other) => vec![other],
            None => Vec::new(),
        })
    }

    /// A map that stands anywhere below, opened for reading.
    pub fn open(&self, node: &Node, path: String) -> Option<Properties<'a>> {
        let head = match self.context.head(&self.stack, node) {
            Ok(head) => head?,
            Err(why) => {
                self.context.unknown_property(why, &self.id, path);
                return None;
            }
        };
        let Value::Map(entries) = head.value else {
            let why = format!("a map is needed here, not {}", head.kind());
            self.context.unknown_property(Unknown::new(node.span, why), &self.id, path);
            return None;
        };
        let mut read = self.read.borrow_mut();
        if !read.opened.iter().any(|(opened, _)| *opened == path) {
            read.opened.push((path.clone(), entries.clone()));
        }
        drop(read);
        Some(Properties { path, entries, place: node.span, ..self.clone() })
    }

    /// A value that AWS takes when the template says nothing.
    pub fn default<T>(&self, value: T) -> Setting<T> {
        Setting::Known(value, Origin::default_at(self.place))
    }

    /// Tells of all that nobody read.
    pub fn tell_unread(&self) {
        let read = self.read.borrow();
        for (path, entries) in &read.opened {
            for (name, span, node) in entries.as_written() {
                let full = joined(path, name);
                if !read.names.contains(&full) && self.is_set(node) {
                    self.context.not_emulated(&self.id, full, "samc does nothing with this property", span);
                }
            }
        }
    }

    /// Whether a property has a value: it is not `AWS::NoValue`, as far as that is known.
    fn is_set(&self, node: &Node) -> bool {
        !matches!(self.context.head(&self.stack, node), Ok(None))
    }

    fn path_to(&self, name: &str) -> String {
        joined(&self.path, name)
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
