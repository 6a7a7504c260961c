//! What the makers of a plan share: the world, what they find, and what they cannot know.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use indexmap::IndexMap;

use super::api::Parts;
use super::model::{
    NotEmulated, Origin, OriginKind, Part, Setting, Tree, Unknown, UnknownId, UnknownProperty,
};
use super::world::{ResourceIndex, Stack, World};
use super::{partial, supply};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::host::{Host, Unreadable, beside};
use crate::language::values::{self, as_text};
use crate::source::{FileId, Sources, Span};
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// What the makers of a plan share.
pub struct Context<'a> {
    /// The application.
    pub world: &'a Rc<World>,
    /// Its resources by name and ARN.
    pub index: ResourceIndex,
    /// The files around the templates.
    pub host: &'a dyn Host,
    /// What resources say of APIs that others declare.
    pub api_parts: RefCell<Parts>,
    sources: RefCell<Sources>,
    unknown: RefCell<IndexMap<(Span, String), Unknown>>,
    not_emulated: RefCell<Vec<NotEmulated>>,
    diagnostics: RefCell<Diagnostics>,
}

impl<'a> Context<'a> {
    /// For a world whose resources are all named. The sources come back by [`Self::into_parts`].
    pub fn new(world: &'a Rc<World>, index: ResourceIndex, host: &'a dyn Host, sources: Sources) -> Self {
        Context {
            world,
            index,
            host,
            api_parts: RefCell::default(),
            sources: RefCell::new(sources),
            unknown: RefCell::default(),
            not_emulated: RefCell::default(),
            diagnostics: RefCell::default(),
        }
    }

    /// Notes a value that is not known.
    pub fn unknown(&self, why: values::Unknown) -> UnknownId {
        let values::Unknown { span, why, help, missing, also } = why;
        let position = {
            let mut all = self.unknown.borrow_mut();
            let entry = all.entry((span, why.clone()));
            let position = entry.index();
            entry.or_insert_with(|| {
                let (what, supply) = supply::of(missing.as_deref(), help);
                let (at, properties, resources) = (Vec::new(), Vec::new(), Vec::new());
                Unknown { at, properties, resources, what, why, supply, place: span, also: Vec::new() }
            });
            position
        };
        for other in also {
            let other = self.unknown(other);
            if let Some((_, unknown)) = self.unknown.borrow_mut().get_index_mut(position) {
                add_once(&mut unknown.also, other);
            }
        }
        UnknownId::itself(position)
    }

    /// Notes that the value of a node is not known, and what it is made of.
    pub fn unknown_value(&self, stack: &Stack, node: &Node, why: values::Unknown) -> UnknownId {
        let UnknownId(position, _) = self.unknown(why.clone());
        let parts = partial::parts_of(self, stack, node, &why);
        let is_itself = parts == [Part::Missing(position)];
        UnknownId(position, (!is_itself).then(|| parts.into()))
    }

    /// Notes that a list or map of a resource is not known, so that the plan has nothing of it.
    pub fn unknown_property(&self, why: values::Unknown, id: &str, property: String) {
        let found = UnknownProperty { id: id.to_owned(), property };
        self.add_to_unknown(why, |unknown| add_once(&mut unknown.properties, found.clone()));
    }

    /// Notes that it is not known whether a resource is there.
    pub fn unknown_resource(&self, why: values::Unknown, id: &str) {
        self.add_to_unknown(why, |unknown| add_once(&mut unknown.resources, id.to_owned()));
    }

    /// Adds something to all that is missing because of which a thing is not known.
    fn add_to_unknown(&self, why: values::Unknown, add: impl Fn(&mut Unknown)) {
        let id = self.unknown(why);
        let mut all = self.unknown.borrow_mut();
        let also = all.get_index(id.0).map(|(_, unknown)| unknown.also.clone()).unwrap_or_default();
        for UnknownId(position, _) in std::iter::once(id).chain(also) {
            if let Some((_, unknown)) = all.get_index_mut(position) {
                add(unknown);
            }
        }
    }

    /// Says that something has no counterpart on this machine.
    pub fn not_emulated(&self, id: &str, what: impl Into<String>, why: impl Into<String>, place: Span) {
        let entry = NotEmulated { id: id.to_owned(), what: what.into(), why: why.into(), place };
        self.not_emulated.borrow_mut().push(entry);
    }

    /// Says what is wrong.
    pub fn report(&self, found: Diagnostic) {
        self.diagnostics.borrow_mut().push(found);
    }

    /// A path as the template of a stack has it, seen from the current folder.
    pub fn path(&self, stack: &Stack, named: &str) -> PathBuf {
        beside(Path::new(&stack.file_name), named)
    }

    /// Reads a file in YAML or JSON. What is wrong with its text comes beside the tree.
    pub fn read_file(&self, path: &Path) -> Result<(Option<Node>, Diagnostics), Unreadable> {
        let text = self.host.read(path)?;
        let file: FileId = self.sources.borrow_mut().add(path.display().to_string(), text);
        let mut found = Diagnostics::default();
        let tree = crate::syntax::parse(&self.sources.borrow(), file, &mut found);
        Ok((tree, found))
    }

    /// All that is not known, has no counterpart, and is wrong; and the sources.
    pub fn into_parts(self) -> (Vec<Unknown>, Vec<NotEmulated>, Diagnostics, Sources) {
        let unknown = self.unknown.into_inner().into_values().collect();
        let (not_emulated, found) = (self.not_emulated.into_inner(), self.diagnostics.into_inner());
        (unknown, not_emulated, found, self.sources.into_inner())
    }

    /// What a node is, as far as it can be read as it is written: functions at its top are worked out, those below are
    /// not. `None`: it is `AWS::NoValue`.
    pub fn head(&self, stack: &Stack, node: &Node) -> Result<Option<Node>, values::Unknown> {
        if !intrinsic::is_intrinsic(node) || intrinsic::argument(node, "Condition").is_some() {
            return Ok(Some(node.clone()));
        }
        let node = match intrinsic::if_arguments(node) {
            Some((condition, then, otherwise)) => {
                let holds = self.world.holds(stack, condition)?;
                return self.head(stack, if holds { then } else { otherwise });
            }
            None => self.world.value(stack, node)?.0,
        };
        Ok(Some(node).filter(|node| !intrinsic::is_no_value(node)))
    }

    /// The text that a node comes out as. `None`: it is `AWS::NoValue` or null.
    pub fn text(&self, stack: &Stack, node: &Node) -> Option<Setting<String>> {
        self.setting(stack, node, "a text", |value| as_text(value).map(|text| text.to_string()))
    }

    /// The value that a node comes out as, as `read` sees it. `None`: it is `AWS::NoValue` or null.
    pub fn setting<T>(
        &self,
        stack: &Stack,
        node: &Node,
        expected: &str,
        read: impl FnOnce(&Node) -> Option<T>,
    ) -> Option<Setting<T>> {
        match self.read(stack, node, expected, read) {
            Ok(known) => known.map(|(value, origin)| Setting::Known(value, origin)),
            Err(why) => Some(Setting::Unknown(self.unknown_value(stack, node, why))),
        }
    }

    /// The same, or why it is not known; nobody is told of that.
    pub fn read<T>(
        &self,
        stack: &Stack,
        node: &Node,
        expected: &str,
        read: impl FnOnce(&Node) -> Option<T>,
    ) -> Result<Option<(T, Origin)>, values::Unknown> {
        let (value, origin) = self.world.value(stack, node)?;
        if value.is_null() || intrinsic::is_no_value(&value) {
            return Ok(None);
        }
        match read(&value) {
            Some(read) => Ok(Some((read, origin))),
            None => {
                let why = format!("{expected} is needed here, not {}", value.kind());
                Err(values::Unknown::new(node.span, why))
            }
        }
    }

    /// A value with all that is in it; what is not known is null there. None when there is no value, which is what
    /// `AWS::NoValue` says, and what JSON makes of the infinite: a null in a plan is one that somebody can supply.
    pub fn tree(&self, stack: &Stack, node: &Node) -> Option<Tree> {
        let mut holes = Vec::new();
        let mut kind = OriginKind::Template;
        let value = self.json(stack, node, &mut String::new(), &mut holes, &mut kind);
        let origin = Origin { kind, place: node.span };
        let tree = Tree { value: value.unwrap_or(serde_json::Value::Null), holes, origin };
        Some(tree).filter(|tree| !tree.value.is_null() || !tree.holes.is_empty())
    }

    fn json(
        &self,
        stack: &Stack,
        node: &Node,
        at: &mut String,
        holes: &mut Vec<(String, UnknownId)>,
        kind: &mut OriginKind,
    ) -> Option<serde_json::Value> {
        let node = match self.part(stack, node, kind) {
            Ok(node) => node?,
            Err(why) => {
                holes.push((at.clone(), self.unknown_value(stack, node, why)));
                return Some(serde_json::Value::Null);
            }
        };
        match &node.value {
            Value::List(items) => {
                let mut list = Vec::new();
                for item in items {
                    let step = list.len().to_string();
                    list.extend(within(at, &step, |at| self.json(stack, item, at, holes, kind)));
                }
                Some(serde_json::Value::Array(list))
            }
            Value::Map(map) => {
                let mut object = serde_json::Map::new();
                for (key, _, value) in map.as_written() {
                    let value = within(at, key, |at| self.json(stack, value, at, holes, kind));
                    object.extend(value.map(|value| (key.to_string(), value)));
                }
                Some(serde_json::Value::Object(object))
            }
            _ => serde_json::from_str(&crate::emit::json::to_json(&node)).ok(),
        }
    }

    /// A node, its function worked out.
    fn part(
        &self,
        stack: &Stack,
        node: &Node,
        kind: &mut OriginKind,
    ) -> Result<Option<Node>, values::Unknown> {
        let is_scalar = !matches!(node.value, Value::Map(_) | Value::List(_));
        if intrinsic::if_arguments(node).is_some() || (!intrinsic::is_intrinsic(node) && !is_scalar) {
            return self.head(stack, node);
        }
        if intrinsic::argument(node, "Condition").is_some() {
            return Ok(Some(node.clone()));
        }
        let (value, origin) = self.world.value(stack, node)?;
        *kind = (*kind).max(origin.kind);
        Ok(Some(value).filter(|value| !intrinsic::is_no_value(value)))
    }
}

fn add_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Goes one step further down in a JSON pointer.
pub(super) fn within<T>(at: &mut String, step: &str, work: impl FnOnce(&mut String) -> T) -> T {
    let length = at.len();
    at.push('/');
    match step.contains(['~', '/']) {
        true => at.push_str(&step.replace('~', "~0").replace('/', "~1")),
        false => at.push_str(step),
    }
    let result = work(at);
    at.truncate(length);
    result
}
