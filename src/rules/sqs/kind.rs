//! Of which kind a queue is: FIFO or standard.

use crate::check::{Resource, Subject};
use crate::conditions::Scope;
use crate::source::Span;
use crate::template::intrinsic;

/// The type of queues.
pub const QUEUE: &str = "AWS::SQS::Queue";

/// The kind that a queue is under some conditions.
pub struct Kind {
    pub is_fifo: bool,
    pub scope: Scope,
    /// Where it says so; none when it is a standard queue because it says nothing.
    pub span: Option<Span>,
}

/// The kinds that a queue can be, as far as the template tells.
pub fn of(subject: &Subject, queue: &Resource, scope: &Scope) -> Vec<Kind> {
    let standard = |scope| Kind { is_fifo: false, scope, span: None };
    let Some(node) = queue.property("FifoQueue") else { return vec![standard(scope.clone())] };
    let alternatives = subject.evaluator.alternatives(node, scope).into_iter();
    let kinds = alternatives.filter_map(|(node, scope)| {
        if node.is_null() || intrinsic::is_no_value(node) {
            return Some(standard(scope));
        }
        let known = subject.known_text(node, scope)?;
        let is_kind = known.is_true() || known.is_false();
        is_kind.then(|| Kind { is_fifo: known.is_true(), span: Some(known.span), scope: known.scope })
    });
    kinds.collect()
}
