//! `Fn::Sub`: its text, cut into what stands there and what is put in.

use indexmap::IndexMap;

use super::functions::made_texts;
use super::{Evaluator, MOST_VALUES, Possible};
use crate::conditions::Scope;
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// The longest text that is worked out, in bytes. CloudFormation takes no longer one: a template may have a megabyte.
const LONGEST: usize = 1 << 20;

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
        let mut variables = Variables { evaluator: self, own: variables, call, known: IndexMap::new() };
        let mut texts = vec![(String::new(), scope.clone())];
        for part in parts(text.as_str().unwrap_or("")) {
            match part {
                Part::Text(part) => texts.iter_mut().for_each(|(text, _)| text.push_str(part)),
                Part::Variable(name, _) => texts = variables.each_followed_by(texts, name),
            }
            texts.retain(|(text, _)| text.len() <= LONGEST);
        }
        made_texts("Fn::Sub", texts, call)
    }
}

/// What the variables of one text can be. Each is worked out once, however often it stands there: they may hold texts
/// with variables themselves, and so on.
struct Variables<'a> {
    evaluator: &'a Evaluator<'a>,
    own: Option<&'a Map>,
    call: &'a Node,
    known: IndexMap<(&'a str, Scope), Vec<(String, Scope)>>,
}

impl<'a> Variables<'a> {
    fn each_followed_by(&mut self, beginnings: Vec<(String, Scope)>, name: &'a str) -> Vec<(String, Scope)> {
        let mut longer = Vec::new();
        for (beginning, scope) in beginnings {
            let texts = self.texts(name, scope).iter();
            longer.extend(texts.map(|(text, scope)| (format!("{beginning}{text}"), scope.clone())));
        }
        longer.truncate(MOST_VALUES);
        longer
    }

    fn texts(&mut self, name: &'a str, scope: Scope) -> &[(String, Scope)] {
        let Variables { evaluator, own, call, .. } = *self;
        self.known.entry((name, scope)).or_insert_with_key(|(name, scope)| {
            let own = own.and_then(|own| own.get(name)).cloned();
            let value = own.unwrap_or_else(|| intrinsic::reference(*name, call.span));
            evaluator.texts(&value, scope)
        })
    }
}
