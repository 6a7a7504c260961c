//! Why something is in the expansion: which lines made it, why it is called so, what it refers to
//! and what refers to it.

pub mod human;
pub mod json;
pub mod listing;
pub mod name;

use super::links::{Link, links};
use super::origin::Written;
use super::{Traced, type_of};
use crate::diagnostic::similar;
use crate::report::locate::{Step, locate};
use crate::source::Span;
use crate::tree::{Key, Map, Node, Value};
use name::Name;

/// All there is to say about one thing.
#[derive(Debug)]
pub struct Explanation<'a> {
    /// Its logical id.
    pub id: &'a str,
    /// Its type, or what it is.
    pub what: &'a str,
    /// How it came into the expansion.
    pub coming: Coming<'a>,
    /// The lines that made it.
    pub place: Span,
    /// Why it is called so, when it is not the user who called it so.
    pub name: Option<Name<'a>>,
    /// Values in it that stand outside the resource of the template that it comes from.
    pub elsewhere: Vec<Elsewhere>,
    /// What else a SAM resource of this id expands to.
    pub also_makes: Vec<Entry<'a>>,
    /// References in it.
    pub refers_to: Vec<Link>,
    /// References to it.
    pub referred_by: Vec<Link>,
}

/// How something comes into the expansion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coming<'a> {
    /// The user wrote it, and it stays as it is.
    Written,
    /// The user wrote it, and SAM adds to it.
    AddedTo,
    /// The user wrote a SAM resource of this type and of the same logical id.
    Expanded(&'a str),
    /// SAM makes it because of a resource of the template, or because of no single one.
    Made(Option<&'a str>),
    /// It is not in the expansion: what the user wrote under this id goes into other resources.
    Dissolved,
}

/// A value that comes from elsewhere in the template, or from outside.
#[derive(Debug)]
pub struct Elsewhere {
    /// Where it goes: a path below the resource, with points in between.
    pub path: String,
    /// Where it stands.
    pub span: Span,
    /// The path to that place in the template, with points in between.
    pub from: String,
}

/// A thing of the expansion with its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its logical id.
    pub id: &'a str,
    /// Its type, or what it is.
    pub what: &'a str,
    /// The lines that made it.
    pub place: Span,
}

/// Sections whose entries can be asked for, with what an entry is called.
const SECTIONS: &[(&str, &str)] = &[
    ("Resources", "resource"),
    ("Conditions", "condition"),
    ("Parameters", "parameter"),
    ("Outputs", "output"),
];

/// Explains a logical id of the expansion, or of a SAM resource of the template.
pub fn explain<'a>(traced: &Traced<'a>, id: &str) -> Option<Explanation<'a>> {
    let found = SECTIONS.iter().find_map(|(section, what)| {
        let (id, place, node) = entry(traced.expansion, section, id)?;
        Some((
            *section,
            Entry { id, what: type_of(node).filter(|_| *section == "Resources").unwrap_or(what), place },
            node,
        ))
    });
    match found {
        Some((section, entry, node)) => Some(explain_entry(traced, section, entry, node)),
        None => explain_dissolved(traced, id),
    }
}

/// The name that is nearest to one that does not exist.
pub fn similar_id<'a>(traced: &Traced<'a>, id: &str) -> Option<&'a str> {
    let sections = SECTIONS.iter().flat_map(|(section, _)| {
        [traced.expansion, traced.processed]
            .into_iter()
            .filter_map(|document| document.get(section)?.as_map())
    });
    similar::closest(id, sections.flat_map(Map::keys).map(|name| name.as_str()))
}

fn entry<'a>(document: &'a Node, section: &str, id: &str) -> Option<(&'a str, Span, &'a Node)> {
    let mut entries = document.get(section)?.as_map()?.as_written();
    entries.find(|(name, ..)| name.as_str() == id).map(|(name, span, node)| (name.as_str(), span, node))
}

fn explain_entry<'a>(
    traced: &Traced<'a>,
    section: &str,
    Entry { id, what, place }: Entry<'a>,
    node: &'a Node,
) -> Explanation<'a> {
    let coming = coming(traced, section, id, place);
    let all = links(traced.expansion);
    let is_here = |link: &&Link| link.section == section && link.entry == id;
    Explanation {
        id,
        what,
        coming,
        place,
        name: matches!(coming, Coming::Made(_)).then(|| name::of(traced, id, what, coming)),
        elsewhere: elsewhere(traced, id, coming, node),
        also_makes: also_makes(traced, id),
        refers_to: all.iter().filter(is_here).cloned().collect(),
        referred_by: all.iter().filter(|link| link.target == id && !is_here(link)).cloned().collect(),
    }
}

/// A SAM resource whose logical id is not in the expansion, such as a layer.
fn explain_dissolved<'a>(traced: &Traced<'a>, id: &str) -> Option<Explanation<'a>> {
    let (id, place, node) = entry(traced.processed, "Resources", id)?;
    Some(Explanation {
        id,
        what: type_of(node).unwrap_or("resource"),
        coming: Coming::Dissolved,
        place,
        name: None,
        elsewhere: Vec::new(),
        also_makes: also_makes(traced, id),
        refers_to: Vec::new(),
        referred_by: Vec::new(),
    })
}

fn coming<'a>(traced: &Traced<'a>, section: &str, id: &str, place: Span) -> Coming<'a> {
    let written = traced.processed.at(&[section, id]);
    match written {
        None => Coming::Made(owner(traced, id, place)),
        Some(resource) if section == "Resources" && traced.is_sam_resource(id) => {
            Coming::Expanded(type_of(resource).unwrap_or(""))
        }
        Some(_) if section == "Resources" && traced.makings.contains_key(id) => Coming::AddedTo,
        Some(_) => Coming::Written,
    }
}

/// The resource of the template that made samc make the thing: the one in which the cause stands, or
/// else, for a cause in Globals, the one that it was made for. Of the copies that a loop makes, which
/// all stand in the same place, it is the one that it was made for, too.
pub fn owner<'a>(traced: &Traced<'a>, id: &str, cause: Span) -> Option<&'a str> {
    let of = traced.makings.get(id).and_then(|made| made.of.as_ref());
    let of = of.and_then(|of| entry(traced.processed, "Resources", of));
    let holds_cause = |(_, key, resource): &(_, Span, &Node)| key.to(resource.span).contains(cause);
    match (of, locate(traced.processed, cause).as_slice()) {
        (Some(of), [Step::Key("Resources"), Step::Key(_), ..]) if holds_cause(&of) => Some(of.0),
        (_, [Step::Key("Resources"), Step::Key(id), ..]) => Some(*id),
        (of, _) => of.map(|(id, ..)| id),
    }
}

/// What else was made for the resource of the template.
fn also_makes<'a>(traced: &Traced<'a>, id: &str) -> Vec<Entry<'a>> {
    listing::implicit(traced).into_iter().filter(|(of, _)| *of == Some(id)).map(|(_, entry)| entry).collect()
}

fn elsewhere<'a>(traced: &Traced<'a>, id: &'a str, coming: Coming<'a>, node: &Node) -> Vec<Elsewhere> {
    let home = match coming {
        Coming::Made(Some(owner)) => owner,
        Coming::Expanded(_) | Coming::AddedTo => id,
        _ => return Vec::new(),
    };
    let Some((_, key, resource)) = entry(traced.processed, "Resources", home) else { return Vec::new() };
    let mut search = Strangers {
        traced,
        home: key.to(resource.span),
        written: Written::new([traced.document, traced.processed]),
        path: Vec::new(),
        found: Vec::new(),
    };
    search.below(node);
    search.found
}

/// The search for values that are written outside of a resource.
struct Strangers<'a> {
    traced: &'a Traced<'a>,
    home: Span,
    written: Written<'a>,
    path: Vec<String>,
    found: Vec<Elsewhere>,
}

impl Strangers<'_> {
    fn below(&mut self, node: &Node) {
        if !self.home.contains(node.span) && self.is_written(node) {
            let from = path_text(&locate(self.traced.document, node.span));
            self.found.push(Elsewhere { path: self.path.join("."), span: node.span, from });
            return;
        }
        match &node.value {
            Value::List(items) => {
                items.iter().enumerate().for_each(|(index, item)| self.step(&index.to_string(), item));
            }
            Value::Map(map) => map.as_written().for_each(|(key, _, value)| self.step(key, value)),
            _ => {}
        }
    }

    fn step(&mut self, step: &str, node: &Node) {
        self.path.push(step.to_owned());
        self.below(node);
        self.path.pop();
    }

    /// In the template, or in the value of a parameter.
    fn is_written(&self, node: &Node) -> bool {
        self.written.has(node) || node.span.file != self.traced.document.span.file
    }
}

/// The path with points in between.
pub fn path_text(path: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => (*key).to_owned(),
        Step::Index(index) => index.to_string(),
    };
    path.iter().map(step).collect::<Vec<_>>().join(".")
}

/// The key of an entry of the expansion.
pub fn key_of(traced: &Traced, section: &str, id: &str) -> Option<Key> {
    traced.section(section)?.key(id)
}
