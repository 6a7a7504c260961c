//! Parameter values, and replacing references to them.
//!
//! SAM resolves `Ref` to a parameter, and parameters inside `Fn::Sub`, in the few properties that
//! it must know while expanding (reference behaviour: `IntrinsicsResolver`). `Fn::FindInMap` is
//! resolved in fewer places still, with [`Mappings`].

use indexmap::{IndexMap, IndexSet};

use super::intrinsic;
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{Map, Node, Text, Value};

/// The values of parameters and of the pseudo parameters that are known while expanding.
#[derive(Debug, Clone, Default)]
pub struct Parameters {
    values: IndexMap<String, Node>,
    declared: IndexSet<String>,
}

/// A nested stack's placeholder, which CloudFormation puts in for a value it does not know yet.
const PLACEHOLDER: &str = "{{IntrinsicFunction:";

impl Parameters {
    /// The values that were given, then the defaults of the `Parameters` section for the rest.
    pub fn of(section: &Map, given: &IndexMap<String, Node>) -> Self {
        let declared = section.keys().map(|name| name.to_string()).collect();
        let mut parameters = Parameters { values: given.clone(), declared };
        for (name, parameter) in section.iter() {
            if let Some(default) = parameter.get("Default") {
                parameters.set_default(name, default.clone());
            }
        }
        parameters
    }

    /// What to write where SAM needs a value and finds this node, which it cannot resolve.
    pub fn help_with_literal(&self, node: &Node, what: &str) -> String {
        match intrinsic::argument(node, "Ref").and_then(Node::as_str) {
            Some(name) if self.declared.contains(name) => {
                format!("give the parameter a value with `--parameter {name}=…`, or a `Default`")
            }
            _ => format!("write {what} itself, or `!Ref` a parameter that has a value"),
        }
    }

    /// Sets a value unless there is one.
    pub fn set_default(&mut self, name: &str, value: Node) {
        self.values.entry(name.to_owned()).or_insert(value);
    }

    /// The value of a parameter.
    pub fn get(&self, name: &str) -> Option<&Node> {
        let value = self.values.get(name)?;
        let unknown = value.as_str().is_some_and(|text| text.starts_with(PLACEHOLDER));
        (!unknown).then_some(value)
    }

    /// Replaces references to parameters in the node and everything below it.
    pub fn resolve(&self, node: &mut Node) -> Result<(), Box<Diagnostic>> {
        if let Some(value) = self.referenced(node) {
            *node = value;
            return Ok(());
        }
        self.resolve_within(node)
    }

    /// Replaces references below the node, and inside it when it is a `Fn::Sub`; a node that is
    /// itself a `Ref` stays. This is what the reference leaves in a property whose resolved value
    /// it only looked at.
    pub fn resolve_within(&self, node: &mut Node) -> Result<(), Box<Diagnostic>> {
        if !has_reference(node) {
            return Ok(()); // Left alone, the node goes on sharing its entries with others.
        }
        if let Some(text) = sub_text_mut(node) {
            self.substitute(text)?;
        }
        match &mut node.value {
            Value::List(items) => items.iter_mut().try_for_each(|item| self.resolve(item)),
            Value::Map(map) => map.values_mut().try_for_each(|value| self.resolve(value)),
            _ => Ok(()),
        }
    }

    fn referenced(&self, node: &Node) -> Option<Node> {
        let name = intrinsic::argument(node, "Ref")?.as_str()?;
        let mut value = self.get(name)?.clone();
        if name.starts_with("AWS::") {
            // A pseudo parameter stands nowhere but where it is referred to.
            value.span = node.span;
        }
        Some(value)
    }

    fn substitute(&self, node: &mut Node) -> Result<(), Box<Diagnostic>> {
        let Some(text) = node.as_text().cloned() else { return Ok(()) };
        let mut replaced = text.to_string();
        for name in sub_variables(&text) {
            let Some(value) = self.get(name) else { continue };
            let Some(value) = value.as_str() else {
                let found =
                    format!("`${{{name}}}` stands for {}, but `Fn::Sub` takes only strings", value.kind());
                let help = format!("give parameter `{name}` a string: put its `Default` in quotes");
                let problem = Diagnostic::new(code::INVALID_SUB, node.span, found)
                    .related(
                        self.get(name).map_or(node.span, |value| value.span),
                        "the value comes from here",
                    )
                    .help(help);
                return Err(Box::new(problem));
            };
            replaced = replaced.replacen(&format!("${{{name}}}"), value, 1);
        }
        node.value = Value::String(text.derive(replaced));
        Ok(())
    }
}

/// Whether there is a `Ref` or `Fn::Sub` in the node.
fn has_reference(node: &Node) -> bool {
    match &node.value {
        Value::List(items) => items.iter().any(has_reference),
        Value::Map(map) => {
            let is_call = map.sole_entry().is_some_and(|(key, _)| matches!(key.as_str(), "Ref" | "Fn::Sub"));
            is_call || map.as_written().any(|(_, _, value)| has_reference(value))
        }
        _ => false,
    }
}

/// The string inside a `Fn::Sub`, in both of its forms.
pub fn sub_text_mut(node: &mut Node) -> Option<&mut Node> {
    intrinsic::argument(node, "Fn::Sub")?;
    let argument = node.get_mut("Fn::Sub")?;
    let place = match argument.value {
        Value::List(_) => argument.as_list_mut()?.first_mut()?,
        _ => argument,
    };
    place.as_str()?;
    Some(place)
}

/// The names in `${…}` that SAM understands inside a `Fn::Sub`: letters, digits and dots, or a
/// pseudo parameter. `${!Literal}` is none of them.
pub fn sub_variables(text: &str) -> impl Iterator<Item = &str> {
    text.split("${")
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .filter(|name| is_name(name))
}

fn is_name(name: &str) -> bool {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    plain || name.strip_prefix("AWS::").is_some_and(is_pseudo)
}

fn is_pseudo(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphabetic())
}

/// The `Mappings` section, for the few properties in which SAM resolves `Fn::FindInMap`.
#[derive(Debug, Clone, Default)]
pub struct Mappings {
    maps: Map,
}

impl Mappings {
    /// The mappings of a template.
    pub fn new(maps: Map) -> Self {
        Mappings { maps }
    }

    /// Replaces `Fn::FindInMap` with known keys in the node and everything below it.
    pub fn resolve(&self, node: &mut Node) -> Result<(), Box<Diagnostic>> {
        if self.maps.is_empty() {
            return Ok(());
        }
        if let Some(found) = self.find(node)? {
            *node = found;
            return Ok(());
        }
        match &mut node.value {
            Value::List(items) => items.iter_mut().try_for_each(|item| self.resolve(item)),
            Value::Map(map) => map.values_mut().try_for_each(|value| self.resolve(value)),
            _ => Ok(()),
        }
    }

    fn find(&self, node: &Node) -> Result<Option<Node>, Box<Diagnostic>> {
        let Some(argument) = intrinsic::argument(node, "Fn::FindInMap") else { return Ok(None) };
        let Some([map, top, second]) = argument.as_list().map(Vec::as_slice) else {
            let found = "`Fn::FindInMap` takes a list of three: map, top-level key, second-level key";
            let problem = Diagnostic::new(code::INVALID_FIND_IN_MAP, node.span, found)
                .help("write `!FindInMap [MapName, TopLevelKey, SecondLevelKey]`");
            return Err(Box::new(problem));
        };
        let (Some(map), Some(top), Some(second)) = (self.key(map)?, self.key(top)?, self.key(second)?) else {
            return Ok(None);
        };
        let Some(map) = self.level(&self.maps, &map)? else { return Ok(None) };
        let Some(entry) = self.level(map, &top)? else { return Ok(None) };
        Ok(entry.get(&second).cloned())
    }

    fn key(&self, node: &Node) -> Result<Option<Text>, Box<Diagnostic>> {
        let found = self.find(node)?;
        Ok(found.as_ref().unwrap_or(node).as_text().cloned())
    }

    fn level<'a>(&self, map: &'a Map, key: &str) -> Result<Option<&'a Map>, Box<Diagnostic>> {
        let Some(node) = map.get(key) else { return Ok(None) };
        let message =
            format!("`{key}` must be a map here: a mapping has two levels of keys above its values");
        node.as_map()
            .map(Some)
            .ok_or_else(|| Box::new(Diagnostic::new(code::INVALID_MAPPING, node.span, message)))
    }
}
