//! From the `Conditions` section to formulas.

use indexmap::IndexMap;

use super::Conditions;
use super::formula::{Comparison, Formula, Subject};
use super::scope::ConditionId;
use crate::emit;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

pub(super) struct Reader<'a> {
    section: &'a Map,
    parameters: &'a Map,
    given: &'a IndexMap<String, Node>,
    subjects: Vec<Subject>,
}

impl<'a> Reader<'a> {
    pub fn new(section: &'a Map, parameters: &'a Map, given: &'a IndexMap<String, Node>) -> Self {
        Reader { section, parameters, given, subjects: Vec::new() }
    }

    pub fn read(mut self) -> Conditions {
        let section = self.section;
        let entries = section.as_written().map(|(name, _, node)| (name.clone(), self.formula(node)));
        let mut formulas: IndexMap<_, _> = entries.collect();
        self.close_subjects();
        for formula in formulas.values_mut() {
            self.settle(formula);
        }
        Conditions { formulas, subjects: self.subjects, answers: Default::default() }
    }

    /// Nesting is bounded by the parser.
    fn formula(&mut self, node: &Node) -> Formula {
        let Some((function, argument)) = node.as_map().and_then(Map::sole_entry) else {
            return Formula::Unknown;
        };
        match (function.as_str(), &argument.value) {
            ("Condition", Value::String(name)) => match self.section_position(name) {
                Some(id) => Formula::Named(id),
                None => Formula::Unknown,
            },
            ("Fn::Not", Value::List(items)) => match items.as_slice() {
                [only] => Formula::Not(Box::new(self.formula(only))),
                _ => Formula::Unknown,
            },
            ("Fn::And", Value::List(items)) => Formula::All(self.formulas(items)),
            ("Fn::Or", Value::List(items)) => Formula::Any(self.formulas(items)),
            ("Fn::Equals", Value::List(items)) => match items.as_slice() {
                [left, right] => self.comparison(left, right),
                _ => Formula::Unknown,
            },
            _ => Formula::Unknown,
        }
    }

    fn formulas(&mut self, items: &[Node]) -> Vec<Formula> {
        items.iter().map(|item| self.formula(item)).collect()
    }

    fn section_position(&self, name: &str) -> Option<ConditionId> {
        let position = self.section.as_written().position(|(key, _, _)| *key == *name)?;
        Some(ConditionId::new(position))
    }

    fn comparison(&mut self, left: &Node, right: &Node) -> Formula {
        match (self.literal(left), self.literal(right)) {
            (Some(left), Some(right)) => Formula::Constant(left == right),
            (None, Some(value)) => self.compare(printed(left), value),
            (Some(value), None) => self.compare(printed(right), value),
            (None, None) if left == right => Formula::Constant(true),
            (None, None) => self.compare(format!("{} {}", printed(left), printed(right)), "equal".to_owned()),
        }
    }

    fn compare(&mut self, printed: String, value: String) -> Formula {
        let subject = self.subjects.iter().position(|subject| subject.printed == printed);
        let subject = subject.unwrap_or_else(|| {
            self.subjects.push(Subject { printed, values: Vec::new(), is_open: true });
            self.subjects.len() - 1
        });
        let Some(entry) = self.subjects.get_mut(subject) else { return Formula::Unknown };
        let known = entry.values.iter().position(|known| known.as_deref() == Some(&value));
        let value = known.unwrap_or_else(|| {
            entry.values.push(Some(value));
            entry.values.len() - 1
        });
        Formula::Comparison(Comparison { subject, value })
    }

    /// The text that a node stands for: CloudFormation compares numbers and booleans as texts.
    fn literal(&self, node: &Node) -> Option<String> {
        if let Some(name) = intrinsic::argument(node, "Ref").and_then(Node::as_str) {
            return self.given.get(name)?.scalar_text();
        }
        node.scalar_text()
    }

    /// A parameter with allowed values has none but these.
    fn close_subjects(&mut self) {
        for (name, parameter) in self.parameters.iter() {
            let Some(allowed) = parameter.get("AllowedValues").and_then(Node::as_list) else { continue };
            let printed = format!("{{\"Ref\":\"{name}\"}}");
            let Some(subject) = self.subjects.iter_mut().find(|subject| subject.printed == printed) else {
                continue;
            };
            let allowed: Vec<String> = allowed.iter().filter_map(Node::scalar_text).collect();
            let is_compared = |value: &String| subject.values.iter().any(|own| own.as_ref() == Some(value));
            subject.is_open = !allowed.iter().all(is_compared);
            for value in &mut subject.values {
                value.take_if(|value| !allowed.contains(value));
            }
        }
    }

    /// What is compared with a value that is not allowed is never equal to it.
    fn settle(&self, formula: &mut Formula) {
        match formula {
            Formula::Not(inner) => self.settle(inner),
            Formula::All(parts) | Formula::Any(parts) => parts.iter_mut().for_each(|part| self.settle(part)),
            Formula::Comparison(comparison) => {
                let subject = self.subjects.get(comparison.subject);
                let value = subject.and_then(|subject| subject.values.get(comparison.value));
                if value.is_some_and(Option::is_none) {
                    *formula = Formula::Constant(false);
                }
            }
            _ => {}
        }
    }
}

fn printed(node: &Node) -> String {
    emit::json::to_compact_json(node)
}
