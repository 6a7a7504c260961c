//! The actions of pipelines, in the order of their stages.

use crate::check::{Reached, Resource, Subject};
use crate::conditions::Scope;
use crate::evaluate::Origin;
use crate::template::intrinsic::{self, is_looked_up};

/// An action.
pub struct Action<'s> {
    /// The pipeline that it is in.
    pub resource: &'s Resource<'s>,
    /// The number of its stage, from 0; nothing behind a stage that is only there under a condition.
    pub stage: Option<usize>,
    /// Its number in the pipeline.
    pub number: usize,
    /// The action.
    pub at: Reached<'s>,
}

impl<'s> Action<'s> {
    /// The texts that a path below the action leads to, with the places of their values.
    pub fn texts(&self, subject: &Subject, path: &[&str]) -> Vec<Known<'s>> {
        let reached = subject.below(self.at.node, (&self.at.scope, self.at.span), path).into_iter();
        let known = reached.map(|at| {
            let values = subject.evaluator.values(at.node, &at.scope).into_iter();
            let values = values.filter(|value| value.origin != Origin::Parameter);
            let texts = values.filter_map(|value| Some((value.node.as_str()?.to_owned(), value.scope)));
            let texts: Vec<_> = texts.filter(|(text, _)| !is_looked_up(text)).collect();
            Known { texts, at }
        });
        known.collect()
    }
}

/// A value, and the texts that it can be; none when only AWS knows it, or it is a parameter.
pub struct Known<'s> {
    /// The texts, each with what holds then.
    pub texts: Vec<(String, Scope)>,
    /// The value as it is written.
    pub at: Reached<'s>,
}

/// The actions of each pipeline.
pub fn all<'s>(subject: &'s Subject) -> Vec<Vec<Action<'s>>> {
    subject.resources_of("AWS::CodePipeline::Pipeline").map(|resource| of(subject, resource)).collect()
}

fn of<'s>(subject: &Subject<'s>, resource: &'s Resource<'s>) -> Vec<Action<'s>> {
    let mut actions = Vec::new();
    for list in subject.reach(resource, &["Stages"]) {
        let mut is_counted = true;
        for (stage, node) in list.node.as_list().into_iter().flatten().enumerate() {
            is_counted &= intrinsic::if_arguments(node).is_none();
            let stage = Some(stage).filter(|_| is_counted);
            for at in subject.below(node, (&list.scope, node.span), &["Actions", "*"]) {
                actions.push(Action { resource, stage, number: actions.len(), at });
            }
        }
    }
    actions
}
