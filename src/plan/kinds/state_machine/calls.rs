//! What the tasks of a state machine call.

use serde_json::Value as Json;

use crate::plan::context::{Context, within};
use crate::plan::kinds::called::{self, Argument};
use crate::plan::model::store::Substitution;
use crate::plan::model::{Setting, Target, Tree};

/// What the tasks of a definition call, in order, each once.
pub fn of(context: &Context, definition: &Tree) -> Vec<Setting<Target>> {
    let mut finder = Finder { context, definition, found: Vec::new() };
    finder.walk(&definition.value, &mut String::new());
    finder.found
}

/// What the tasks of a definition call that is not known: what it is told of is what it will call.
pub fn of_substitutions(context: &Context, substitutions: &[Substitution]) -> Vec<Setting<Target>> {
    let mut found: Vec<Setting<Target>> = Vec::new();
    for substitution in substitutions {
        let Setting::Known(address, origin) = &substitution.value else { continue };
        let target = called::target(context, address.clone(), called::ANY);
        let kind = target.resource.as_deref().and_then(|id| context.index.kind(id));
        let target = Setting::Known(target, *origin);
        if kind.is_some_and(called::is_callable) && !found.iter().any(|other| is_same(other, &target)) {
            found.push(target);
        }
    }
    found
}

struct Finder<'a> {
    context: &'a Context<'a>,
    definition: &'a Tree,
    found: Vec<Setting<Target>>,
}

impl Finder<'_> {
    fn walk(&mut self, json: &Json, at: &mut String) {
        match json {
            Json::Object(map) if map.contains_key("Resource") => self.task(map, at),
            Json::Object(map) => {
                map.iter().for_each(|(name, value)| within(at, name, |at| self.walk(value, at)));
            }
            Json::Array(items) => {
                let items = items.iter().enumerate();
                items.for_each(|(n, item)| within(at, &n.to_string(), |at| self.walk(item, at)));
            }
            _ => {}
        }
    }

    /// A task, or what reads and writes the items of a map: it calls its `Resource`, or it calls a service, and the
    /// arguments say what that is about. Arguments are `Parameters` in JSONPath and `Arguments` in JSONata.
    fn task(&mut self, task: &serde_json::Map<String, Json>, at: &mut String) {
        for (name, value) in task {
            within(at, name, |at| match (name.as_str(), value) {
                ("Resource", Json::String(address)) if is_service(address) => {}
                ("Resource", value) => {
                    self.add(Argument { at: at.clone(), kind: called::ANY, value });
                }
                ("Parameters" | "Arguments", arguments) => {
                    let mut named = Vec::new();
                    called::arguments(arguments, at, &mut named);
                    named.into_iter().for_each(|argument| self.add(argument));
                }
                (_, other) => self.walk(other, at),
            });
        }
    }

    fn add(&mut self, argument: Argument) {
        let target = match argument.value.as_str() {
            // What JSONata works out, only a run knows.
            Some(text) if text.starts_with("{%") => return,
            Some(text) => {
                let target = called::target(self.context, text.to_owned(), argument.kind);
                Setting::Known(target, self.definition.origin)
            }
            None => match self.definition.holes.iter().find(|(at, _)| *at == argument.at) {
                Some((_, id)) => Setting::Unknown(id.clone()),
                None => return,
            },
        };
        if !self.found.iter().any(|other| is_same(other, &target)) {
            self.found.push(target);
        }
    }
}

/// `arn:aws:states:::lambda:invoke` and the like call a service.
fn is_service(address: &str) -> bool {
    address.contains(":states:::")
}

/// Whether both lead to the same, however it is written.
fn is_same(one: &Setting<Target>, other: &Setting<Target>) -> bool {
    match (one, other) {
        (Setting::Known(one, _), Setting::Known(other, _)) => match (&one.resource, &other.resource) {
            (Some(one), Some(other)) => one == other,
            _ => one.address == other.address,
        },
        (Setting::Unknown(one), Setting::Unknown(other)) => one == other,
        _ => false,
    }
}
