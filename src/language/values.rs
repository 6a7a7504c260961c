//! What is known of a template's values before AWS is asked.
//!
//! Parameters that were given or have a default, mappings, conditions, and the functions over them
//! can be worked out here. What only AWS knows, such as `Fn::GetAtt`, is [`Unknown`], with the reason.

use std::fmt;
use std::rc::Rc;

use indexmap::IndexMap;

use super::budget::{Budget, Exhausted};
use super::{conditions, find_in_map, length, text_functions, to_json_string};
use crate::expand::Options;
use crate::expand::partition::Partition;
use crate::source::Span;
use crate::template::intrinsic;
use crate::template::parameters::Parameters;
use crate::tree::{IntoNode, Key, Map, Node, Text, Value};

/// Why a value is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The place of what is not known.
    pub span: Span,
    /// The reason.
    pub why: String,
    /// What would make it known.
    pub help: Option<String>,
    /// What is missing, when it could be given.
    pub missing: Option<Box<Missing>>,
    /// What else the value needs that is not known, so that all of it can be given in one go. These need nothing else.
    pub also: Vec<Unknown>,
}

/// How much is told that one value needs: what is missing beyond that is told when these are there.
const MOST_TOLD: usize = 20;

/// Something that AWS knows and the template does not say, and that could be given instead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Missing {
    /// The value of a parameter of the template.
    Parameter(String),
    /// The value of a parameter of a nested stack, which its parent does not give.
    NestedParameter {
        /// The logical ids that lead to the stack.
        stack: String,
        /// The name of the parameter.
        name: String,
    },
    /// An attribute of a resource, or with an empty one what `Ref` gives.
    Attribute {
        /// The logical id, behind those of the stacks that it is nested in.
        resource: String,
        /// The name of the attribute.
        attribute: String,
    },
    /// What another stack exports under this name.
    Export(String),
    /// A parameter of the SSM parameter store.
    StoredParameter(String),
    /// A secret of the Secrets Manager.
    Secret {
        /// Its name or ARN.
        id: String,
        /// The key of the value in its JSON text; empty for all of it.
        key: String,
    },
}

/// What is known beyond the template: for a run plan, what stands on this machine in the place of AWS. Everything gives
/// `None` when it is of no business of it, and is then worked out as usual.
pub trait Beyond: fmt::Debug {
    /// What `Ref` of a name gives, or with a point in the name, `Fn::GetAtt`.
    fn reference(&self, values: &mut Values, name: &str, span: Span) -> Option<Known>;
    /// What a function gives; the span is that of the call.
    fn call(&self, values: &mut Values, function: &str, argument: &Node, span: Span) -> Option<Known>;
    /// What stands for a text in which AWS would look up parts: `{{resolve:…}}`.
    fn look_up(&self, values: &mut Values, text: &Text, span: Span) -> Option<Known>;
}

/// A value that holds no function any more but `!Ref AWS::NoValue`.
pub type Known = Result<Node, Unknown>;

impl Unknown {
    /// The value at `span` is not known.
    pub fn new(span: Span, why: impl Into<String>) -> Self {
        Unknown { span, why: why.into(), help: None, missing: None, also: Vec::new() }
    }

    /// Both of these are not known.
    fn and(mut self, mut other: Unknown) -> Self {
        let others = std::mem::take(&mut other.also);
        for another in std::iter::once(other).chain(others) {
            let is_new = another.missing.is_some()
                && another.missing != self.missing
                && !self.also.iter().any(|also| also.missing == another.missing);
            if is_new && self.also.len() < MOST_TOLD {
                self.also.push(another);
            }
        }
        self
    }
}

/// All values, or all that is not known of them.
pub fn all<T>(values: impl Iterator<Item = Result<T, Unknown>>) -> Result<Vec<T>, Unknown> {
    let mut known = Vec::new();
    let mut unknown: Option<Unknown> = None;
    for value in values {
        match (value, unknown.take()) {
            (Ok(value), none) => {
                known.push(value);
                unknown = none;
            }
            (Err(why), None) => unknown = Some(why),
            (Err(why), Some(before)) => unknown = Some(before.and(why)),
        }
    }
    unknown.map_or(Ok(known), Err)
}

/// A function, from its argument and what is known.
type Function = fn(&mut Values, &Node) -> Known;

/// The functions that can be worked out here.
const FUNCTIONS: &[(&str, Function)] = &[
    ("Ref", Values::reference),
    ("Fn::FindInMap", find_in_map::evaluate),
    ("Fn::If", conditions::choose),
    ("Fn::Join", text_functions::join),
    ("Fn::Length", length::evaluate),
    ("Fn::Select", text_functions::select),
    ("Fn::Split", text_functions::split),
    ("Fn::Sub", text_functions::substitute),
    ("Fn::ToJsonString", to_json_string::evaluate),
];

/// What is known of a template's values.
#[derive(Debug, Clone, Default)]
pub struct Values {
    /// The `Mappings` section.
    pub mappings: Map,
    /// The `Conditions` section, with its loops expanded.
    pub conditions: Map,
    /// Conditions that were decided, or are being decided.
    pub decided: IndexMap<Text, conditions::Decision>,
    /// How many levels the conditions have together that are being decided.
    pub open_levels: usize,
    /// What working out values and copying loops may still cost.
    pub budget: Budget,
    /// What is known beyond the template.
    beyond: Option<Rc<dyn Beyond>>,
    parameters: Parameters,
    declared: Map,
}

impl Values {
    /// What is known of the values of a document.
    pub fn of(document: &Map, options: &Options) -> Self {
        let section = |name| document.get(name).and_then(Node::as_map).cloned().unwrap_or_default();
        let declared = section("Parameters");
        let mut parameters = Parameters::of(&declared, &options.parameters);
        if let Some(place) = document.values().next().map(|node| node.span) {
            parameters.set_default("AWS::Region", Node::made(options.region.as_str(), place));
            let partition = Partition::of_region(&options.region);
            parameters.set_default("AWS::Partition", Node::made(partition.name, place));
        }
        let (mappings, conditions) = (section("Mappings"), section("Conditions"));
        Values { mappings, conditions, parameters, declared, ..Values::default() }
    }

    /// The same, with what is known beyond the template.
    pub fn with(self, beyond: Rc<dyn Beyond>) -> Self {
        Values { beyond: Some(beyond), ..self }
    }

    /// The value of a node, with all functions in it worked out.
    pub fn evaluate(&mut self, node: &Node) -> Known {
        self.spend(1, node.span)?;
        let call = intrinsic::function_name(node).filter(|name| **name != "Condition");
        match (&node.value, call) {
            (_, Some(name)) => self.call(name, node).and_then(|value| self.looked_up(value)),
            (Value::List(items), None) => self.evaluate_items(items, node.span),
            (Value::Map(map), None) => self.evaluate_entries(map, node.span),
            _ => self.looked_up(node.clone()),
        }
    }

    /// The value with what AWS would look up in it.
    fn looked_up(&mut self, value: Node) -> Known {
        let Some(beyond) = self.beyond.clone() else { return Ok(value) };
        match value.as_text().filter(|text| intrinsic::is_looked_up(text)) {
            Some(text) => beyond.look_up(self, text, value.span).unwrap_or(Ok(value)),
            None => Ok(value),
        }
    }

    fn call(&mut self, name: &str, node: &Node) -> Known {
        let argument = intrinsic::argument(node, name).unwrap_or(node);
        if let Some(beyond) = self.beyond.clone()
            && let Some(value) = beyond.call(self, name, argument, node.span)
        {
            return value;
        }
        match FUNCTIONS.iter().find(|(function, _)| *function == name) {
            Some((_, function)) => function(self, argument),
            None => Err(Unknown::new(node.span, format!("only AWS knows the value of `{name}`"))),
        }
    }

    fn evaluate_items(&mut self, items: &[Node], span: Span) -> Known {
        let mut known = all(items.iter().map(|item| self.evaluate(item)))?;
        known.retain(|item| !intrinsic::is_no_value(item));
        Ok(known.into_node(span))
    }

    fn evaluate_entries(&mut self, map: &Map, span: Span) -> Known {
        let entries = map.as_written().map(|(text, span, value)| {
            self.spend(text.len(), span)?;
            if text.starts_with("Fn::") {
                return Err(Unknown::new(span, format!("only AWS knows the value of `{text}`")));
            }
            Ok((Key { text: text.clone(), span }, self.evaluate(value)?))
        });
        let mut known = Map::new();
        for (key, value) in all(entries)? {
            if !intrinsic::is_no_value(&value) {
                known.insert_key(key, value);
            }
        }
        Ok(known.into_node(span))
    }

    /// The value of a node as text: that of a string, number or boolean.
    pub fn text(&mut self, node: &Node) -> Result<Text, Unknown> {
        let value = self.evaluate(node)?;
        as_text(&value)
            .ok_or_else(|| Unknown::new(node.span, format!("a string is needed, not {}", value.kind())))
    }

    /// The value of a node as a list.
    pub fn list(&mut self, node: &Node) -> Result<Vec<Node>, Unknown> {
        let value = self.evaluate(node)?;
        let kind = value.kind();
        match value.value {
            Value::List(items) => Ok(items),
            _ => Err(Unknown::new(node.span, format!("a list is needed, not {kind}"))),
        }
    }

    /// Counts work that is about to be done because of the text at `span`.
    pub fn spend(&mut self, amount: usize, span: Span) -> Result<(), Unknown> {
        let exhausted = |Exhausted| Unknown::new(span, "working it out would take too long");
        self.budget.spend(amount).map_err(exhausted)
    }

    /// `Ref` to a parameter or a pseudo parameter.
    fn reference(&mut self, argument: &Node) -> Known {
        let name = self.text(argument)?;
        if name == "AWS::NoValue" {
            return Ok(intrinsic::no_value(argument.span));
        }
        self.parameter(&name, argument.span)
    }

    /// The value of a parameter or a pseudo parameter: a string or a list of strings.
    pub fn parameter(&mut self, name: &str, span: Span) -> Known {
        if let Some(beyond) = self.beyond.clone()
            && let Some(value) = beyond.reference(self, name, span)
        {
            return value;
        }
        let kind = self.declared_type(name, span)?;
        let Some(value) = self.parameters.get(name).cloned() else {
            return Err(not_given(name, &kind, span));
        };
        let Some(text) = as_text(&value) else { return Ok(value) };
        self.spend(text.len(), span)?;
        Ok(match is_list_type(&kind) {
            true => comma_delimited(&text, value.span),
            false => text.into_node(value.span),
        })
    }

    /// The type of a parameter whose value may be known: `String` for a pseudo parameter.
    fn declared_type(&self, name: &str, span: Span) -> Result<String, Unknown> {
        if name.starts_with("AWS::") {
            return Ok("String".to_owned());
        }
        let Some(parameter) = self.declared.get(name) else {
            return Err(Unknown::new(
                span,
                format!("`{name}` is not a parameter, and only AWS knows its value"),
            ));
        };
        let kind = parameter.get("Type").and_then(Node::as_str).unwrap_or("String");
        if kind.starts_with("AWS::SSM::Parameter::Value<") {
            let why = format!(
                "parameter `{name}` takes its value from the SSM Parameter Store, which samc does not ask"
            );
            return Err(Unknown::new(span, why));
        }
        let secret = parameter.get("NoEcho").and_then(as_text).is_some_and(|text| text == "true");
        if secret {
            return Err(Unknown::new(
                span,
                format!("parameter `{name}` has `NoEcho`, so its value is left out"),
            ));
        }
        Ok(kind.to_owned())
    }
}

fn not_given(name: &str, kind: &str, span: Span) -> Unknown {
    let (why, example) = match (name.starts_with("AWS::"), is_list_type(kind)) {
        (true, _) => (format!("`{name}` is known only to AWS"), "value"),
        (false, true) => (format!("parameter `{name}` has no value and no `Default`"), "a,b"),
        (false, false) => (format!("parameter `{name}` has no value and no `Default`"), "value"),
    };
    Unknown { help: Some(format!("pass it: `--parameter {name}={example}`")), ..Unknown::new(span, why) }
}

/// Whether a parameter of this type is a list, written as one text with commas.
pub fn is_list_type(kind: &str) -> bool {
    kind == "CommaDelimitedList" || kind.starts_with("List<")
}

/// The parts of the value of a list parameter.
pub fn comma_delimited(text: &Text, span: Span) -> Node {
    let parts = text.split(',').map(str::trim);
    let items = parts.map(|part| Text::written(part).into_node(span));
    let items: Vec<Node> = if text.trim().is_empty() { Vec::new() } else { items.collect() };
    items.into_node(span)
}

/// A scalar as CloudFormation turns it into text.
pub fn as_text(node: &Node) -> Option<Text> {
    match &node.value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(Text::written(number.to_string())),
        Value::Bool(value) => Some(Text::written(value.to_string())),
        _ => None,
    }
}
