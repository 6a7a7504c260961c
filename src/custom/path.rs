//! What a path leads to in a resource.

use crate::check::{Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::similar;
use crate::evaluate::{Origin, Possible, call, is_function};
use crate::settings::shape::{self, Read};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// What a resource has, and a path can begin with.
const ATTRIBUTES: [&str; 11] = [
    "Properties",
    "Type",
    "Condition",
    "CreationPolicy",
    "DeletionPolicy",
    "DependsOn",
    "Metadata",
    "UpdatePolicy",
    "UpdateReplacePolicy",
    "Connectors",
    "IgnoreGlobals",
];

/// A path is followed step by step; no resource is deeper than this.
const MOST_STEPS: usize = 32;

/// How many values are looked at in one resource before the rest is left alone.
const MOST_VALUES: usize = 1024;

/// What dynamic references begin with: only AWS knows what they stand for.
const DYNAMIC: &str = "{{resolve:";

/// Keys from a resource downwards; `*` stands for each item of a list, and each value of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The keys.
    steps: Vec<String>,
}

/// Something that a path leads to.
#[derive(Debug, Clone)]
pub struct Found {
    /// What there is.
    pub what: What,
    /// The conditions under which there is.
    pub scope: Scope,
    /// The nearest key, or item of a list, that is written.
    pub key: Span,
    /// The value as it is written.
    pub span: Span,
    /// Where the value comes from when it is written elsewhere.
    pub declared: Option<Span>,
    /// The parameter that it is a value of.
    pub choice: Option<Choice>,
}

/// A parameter, and one of the values that it can have.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The name of the parameter.
    pub parameter: String,
    /// The value.
    pub value: Node,
}

/// What there is at a path.
#[derive(Debug, Clone)]
pub enum What {
    /// Nothing.
    Absent,
    /// A text, number or boolean, as CloudFormation reads it.
    Text(String),
    /// A list or a map.
    Whole(Node),
    /// Something, but only AWS knows what.
    Opaque,
    /// Nobody knows whether there is anything.
    Unknown,
}

impl Path {
    /// Reads a path: a text with dots, or a list of keys for those that have dots of their own.
    pub fn read(node: &Node, name: &str) -> Read<Path> {
        let steps: Vec<String> = match &node.value {
            Value::List(_) => shape::strings(node, name)?.into_iter().map(|given| given.value).collect(),
            _ => shape::string(node, name)?.value.split('.').map(str::to_owned).collect(),
        };
        let path = Path { steps };
        match path.problem() {
            None => Ok(path),
            Some((found, help)) => Err(shape::mistake(node.span, found, help)),
        }
    }

    fn problem(&self) -> Option<(String, String)> {
        let first = self.steps.first().map_or("", String::as_str);
        if self.steps.iter().any(String::is_empty) || self.steps.is_empty() {
            let help = "write keys with a dot between them: \"Properties.Tags.*.Key\"";
            return Some((format!("`{}` has an empty step", self.text()), help.to_owned()));
        }
        if self.steps.len() > MOST_STEPS {
            let found = format!("this path has more than {MOST_STEPS} steps");
            return Some((found, "no resource is that deep: shorten it".to_owned()));
        }
        if ATTRIBUTES.contains(&first) {
            return None;
        }
        let help = match similar::closest(first, ATTRIBUTES) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("a path begins at the resource: write \"Properties.{}\"", self.text()),
        };
        Some((format!("`{first}` is no attribute of resources"), help))
    }

    /// As it is written.
    pub fn text(&self) -> String {
        self.steps.join(".")
    }

    /// The part in front of the last `*`, and from there on; `None` without any.
    fn split_at_items(&self) -> Option<(&[String], &[String])> {
        let at = self.steps.iter().rposition(|step| step == "*")?;
        self.steps.split_at_checked(at)
    }

    /// Whether it leads to each item of something.
    pub fn has_items(&self) -> bool {
        self.split_at_items().is_some()
    }

    /// What it leads to in a resource, in a scope of conditions.
    pub fn find(&self, subject: &Subject, resource: &Resource, scope: &Scope) -> Vec<Found> {
        search(subject, resource.node, At::new(scope, resource.span), &self.steps)
    }

    /// The lists whose items it leads to, each with what it leads to in that list.
    pub fn find_lists(
        &self,
        subject: &Subject,
        resource: &Resource,
        scope: &Scope,
    ) -> Vec<(Found, Vec<Found>)> {
        let Some((before, after)) = self.split_at_items() else { return Vec::new() };
        let at = At::new(scope, resource.span);
        let lists = search(subject, resource.node, at, before).into_iter();
        let with_items = |list: Found| {
            let items = match &list.what {
                What::Whole(node) => {
                    let at = At::new(&list.scope, list.key);
                    search(subject, node, at, after)
                }
                _ => Vec::new(),
            };
            (list, items)
        };
        lists.map(with_items).collect()
    }
}

fn search(subject: &Subject, node: &Node, at: At, steps: &[String]) -> Vec<Found> {
    let mut search = Search { subject, found: Vec::new(), left: MOST_VALUES };
    search.enter(node, at, steps);
    search.found
}

/// Where a search is.
#[derive(Clone, Copy)]
struct At<'a> {
    scope: &'a Scope,
    key: Span,
    /// The function that gave the value, when it is not written here.
    used_at: Option<Span>,
    /// The parameter that the value is from.
    choice: Option<&'a Choice>,
}

impl<'a> At<'a> {
    fn new(scope: &'a Scope, key: Span) -> Self {
        At { scope, key, used_at: None, choice: None }
    }

    /// One step further, at a key or item that is written, unless a function gave it.
    fn below(self, key: Span) -> Self {
        At { key: self.used_at.unwrap_or(key), ..self }
    }
}

struct Search<'s, 't> {
    subject: &'s Subject<'t>,
    found: Vec<Found>,
    left: usize,
}

impl Search<'_, '_> {
    /// Follows a path from something that is written: perhaps a function, and perhaps nothing.
    fn follow(&mut self, node: &Node, at: At, steps: &[String]) {
        for (node, scope) in self.subject.evaluator.alternatives(node, at.scope) {
            let at = At { scope: &scope, ..at };
            let Some(left) = self.left.checked_sub(1) else { return };
            self.left = left;
            if node.is_null() || intrinsic::is_no_value(node) {
                self.add(What::Absent, node.span, at);
            } else if call(node).is_some() {
                self.call(node, at, steps);
            } else {
                self.enter(node, at, steps);
            }
        }
    }

    /// Follows it in what a function gives.
    fn call(&mut self, node: &Node, at: At, steps: &[String]) {
        let values = self.subject.evaluator.values(node, at.scope);
        if values.is_empty() {
            let what = if steps.is_empty() { What::Opaque } else { What::Unknown };
            self.add(what, node.span, at);
        }
        let used_at = Some(at.used_at.unwrap_or(node.span));
        for value in &values {
            let choice = chosen(node, value);
            let choice = choice.as_ref().or(at.choice);
            self.enter(&value.node, At { scope: &value.scope, used_at, choice, ..at }, steps);
        }
    }

    /// Takes the next step in something that is no function.
    fn enter(&mut self, node: &Node, at: At, steps: &[String]) {
        let Some((step, rest)) = steps.split_first() else { return self.end(node, at) };
        match &node.value {
            Value::List(items) if step == "*" => {
                items.iter().for_each(|item| self.follow(item, at.below(item.span), rest));
            }
            Value::Map(map) if map.keys().any(|key| is_function(key)) => {
                self.add(What::Unknown, node.span, at);
            }
            Value::Map(map) if step == "*" => {
                map.as_written().for_each(|(_, key, value)| self.follow(value, at.below(key), rest));
            }
            Value::Map(map) => match (map.get(step), map.key_span(step)) {
                (Some(value), key) => self.follow(value, at.below(key.unwrap_or(at.key)), rest),
                (None, _) => self.add(What::Absent, node.span, at),
            },
            Value::Null => self.add(What::Absent, node.span, at),
            // It has the wrong shape, which rules of samc's own tell.
            _ => self.add(What::Unknown, node.span, at),
        }
    }

    fn end(&mut self, node: &Node, at: At) {
        let what = match node.scalar_text() {
            Some(text) if text.contains(DYNAMIC) => What::Opaque,
            Some(text) => What::Text(text),
            None if node.is_null() => What::Absent,
            None => What::Whole(node.clone()),
        };
        self.add(what, node.span, at);
    }

    fn add(&mut self, what: What, span: Span, at: At) {
        let declared = at.used_at.map(|_| span).filter(|span| at.used_at != Some(*span));
        let (key, span) = (at.key, at.used_at.unwrap_or(span));
        let (scope, choice) = (at.scope.clone(), at.choice.cloned());
        self.found.push(Found { what, scope, key, span, declared, choice });
    }
}

/// The parameter that a reference gives a value of.
fn chosen(reference: &Node, value: &Possible) -> Option<Choice> {
    let (function, argument) = call(reference)?;
    let is_parameter = function == "Ref" && value.origin == Origin::Parameter;
    let parameter = argument.as_str().filter(|_| is_parameter)?;
    Some(Choice { parameter: parameter.to_owned(), value: value.node.clone() })
}
