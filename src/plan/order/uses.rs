//! What a resource names: the references that count, which are those of the branches of `Fn::If` that are taken.

use crate::plan::context::Context;
use crate::plan::world::Stack;
use crate::source::Span;
use crate::template::intrinsic;
use crate::template::parameters::sub_variables;
use crate::tree::{Node, Value};

/// That a name stands somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The logical id or the name of a parameter.
    pub target: String,
    /// The attribute, for `Fn::GetAtt`.
    pub attribute: Option<String>,
    /// The keys that lead there from where the search began.
    pub path: Vec<String>,
    /// The place.
    pub place: Span,
}

/// All names in a node, in the order of the text.
pub fn of_node(context: &Context, stack: &Stack, node: &Node) -> Vec<Use> {
    let mut search = Search { context, stack, path: Vec::new(), found: Vec::new() };
    search.node(node);
    search.found
}

/// All names in a resource: in its properties and under `DependsOn`.
pub fn of_resource(context: &Context, stack: &Stack, resource: &Node) -> Vec<Use> {
    let mut search = Search { context, stack, path: Vec::new(), found: Vec::new() };
    if let Some(node) = resource.get("DependsOn") {
        let items = node.as_list().map_or(std::slice::from_ref(node), Vec::as_slice);
        for item in items {
            item.as_str()
                .into_iter()
                .for_each(|id| search.at("DependsOn", |search| search.add(id, item.span)));
        }
    }
    if let Some(properties) = resource.get("Properties") {
        search.node(properties);
    }
    search.found
}

struct Search<'a> {
    context: &'a Context<'a>,
    stack: &'a Stack,
    path: Vec<String>,
    found: Vec<Use>,
}

impl Search<'_> {
    fn at(&mut self, step: &str, search: impl FnOnce(&mut Self)) {
        self.path.push(step.to_owned());
        search(self);
        self.path.pop();
    }

    /// Notes a name, with an attribute behind a point.
    fn add(&mut self, name: &str, place: Span) {
        if name.starts_with("AWS::") {
            return;
        }
        let (target, attribute) = match name.split_once('.') {
            Some((target, attribute)) => (target, Some(attribute.to_owned())),
            None => (name, None),
        };
        self.found.push(Use { target: target.to_owned(), attribute, path: self.path.clone(), place });
    }

    fn node(&mut self, node: &Node) {
        match &node.value {
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.at(&index.to_string(), |search| search.node(item));
                }
            }
            Value::Map(_) if intrinsic::is_intrinsic(node) => self.call(node),
            Value::Map(map) => {
                for (key, _, value) in map.as_written() {
                    self.at(key, |search| search.node(value));
                }
            }
            _ => {}
        }
    }

    fn call(&mut self, node: &Node) {
        if let Some((condition, then, otherwise)) = intrinsic::if_arguments(node) {
            match self.context.world.holds(self.stack, condition) {
                Ok(holds) => self.node(if holds { then } else { otherwise }),
                // Either may come about.
                Err(_) => [then, otherwise].into_iter().for_each(|branch| self.node(branch)),
            }
            return;
        }
        if let Some(name) = intrinsic::argument(node, "Ref").and_then(Node::as_str) {
            return self.add(name, node.span);
        }
        if let Some(target) = intrinsic::argument(node, "Fn::GetAtt") {
            return self.get_att(target, node.span);
        }
        let Some((name, argument)) = node.as_map().and_then(|map| map.sole_entry()) else { return };
        if name == "Fn::Sub" {
            self.sub(argument);
        }
        self.node(argument);
    }

    fn get_att(&mut self, target: &Node, place: Span) {
        match target.as_list().map(Vec::as_slice) {
            Some([id, attribute]) => {
                let name = id.as_str().map(|id| format!("{id}.{}", attribute.as_str().unwrap_or("")));
                name.into_iter().for_each(|name| self.add(&name, place));
            }
            _ => target.as_str().into_iter().for_each(|name| self.add(name, place)),
        }
    }

    fn sub(&mut self, argument: &Node) {
        let (text, variables) = match argument.as_list().map(Vec::as_slice) {
            Some([text, variables]) => (text, variables.as_map()),
            _ => (argument, None),
        };
        let Some(template) = text.as_str() else { return };
        let own = |name: &str| variables.is_some_and(|variables| variables.contains(name));
        for name in sub_variables(template).filter(|name| !own(name)) {
            self.add(name, text.span);
        }
    }
}
