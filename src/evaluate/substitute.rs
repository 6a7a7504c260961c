//! `Fn::Sub`: its text, cut into what stands there and what is put in.

use super::functions::made_texts;
use super::{Evaluator, MOST_VALUES, Possible};
use crate::conditions::Scope;
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// A part of the text of a `Fn::Sub`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// It stands for itself.
    Text(&'a str),
    /// `${Name}`, without the braces; and the byte of the text at which the name begins.
    Variable(&'a str, usize),
}

/// The parts of a text. `${!Name}` is the text `${Name}`.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("${")).map(|at| at + from) {
        let Some(end) = text.get(at..).and_then(|rest| rest.find('}')).map(|end| end + at) else { break };
        let Some(name) = text.get(at + 2..end) else { break };
        from = end + 1;
        if name.starts_with('!') {
            parts.extend(text.get(start..at + 2).filter(|text| !text.is_empty()).map(Part::Text));
            start = at + 3;
            continue;
        }
        parts.extend(text.get(start..at).filter(|text| !text.is_empty()).map(Part::Text));
        parts.push(Part::Variable(name.trim(), at + 2));
        start = end + 1;
    }
    parts.extend(text.get(start..).filter(|text| !text.is_empty()).map(Part::Text));
    parts
}

/// The text of a `Fn::Sub` and its own variables.
pub fn arguments(argument: &Node) -> Option<(&Node, Option<&Map>)> {
    match argument.as_list().map(Vec::as_slice) {
        None => argument.as_str().map(|_| (argument, None)),
        Some([text, variables]) => text.as_str().map(|_| (text, variables.as_map())),
        Some(_) => None,
    }
}

impl Evaluator<'_> {
    pub(super) fn substituted(&self, argument: &Node, scope: &Scope, call: &Node) -> Vec<Possible> {
        let Some((text, variables)) = arguments(argument) else { return Vec::new() };
        let mut texts = vec![(String::new(), scope.clone())];
        for part in parts(text.as_str().unwrap_or("")) {
            match part {
                Part::Text(part) => texts.iter_mut().for_each(|(text, _)| text.push_str(part)),
                Part::Variable(name, _) => texts = self.each_followed_by(texts, name, variables, call),
            }
        }
        made_texts("Fn::Sub", texts, call)
    }

    fn each_followed_by(
        &self,
        beginnings: Vec<(String, Scope)>,
        name: &str,
        variables: Option<&Map>,
        call: &Node,
    ) -> Vec<(String, Scope)> {
        let own = variables.and_then(|variables| variables.get(name)).cloned();
        let value = own.unwrap_or_else(|| intrinsic::reference(name, call.span));
        let mut longer = Vec::new();
        for (beginning, scope) in beginnings {
            let values = self.texts(&value, &scope).into_iter();
            longer.extend(values.map(|(text, scope)| (format!("{beginning}{text}"), scope)));
        }
        longer.truncate(MOST_VALUES);
        longer
    }
}
