//! E3502: A queue has a dead-letter queue of another kind.

use super::dead_letters::{self, Redrive, Target};
use super::kind::{self, Kind};
use crate::check::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3502",
        name: "other-kind-of-dead-letters",
        severity: Severity::Error,
        summary: "A queue has a dead-letter queue of another kind.",
    },
    documentation: Documentation {
        finds: "A FIFO queue whose dead letters go to a standard queue, or the other way around.",
        matters: "SQS refuses the redrive policy, and the stack is rolled back.",
        bad: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 5
  Failed:
    Type: AWS::SQS::Queue
",
        good: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 5
  Failed:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for redrive in dead_letters::all(subject) {
        let sources = kind::of(subject, redrive.source, &redrive.scope).into_iter();
        let mut mixed = sources.filter_map(|source| mixed(subject, &redrive, &source));
        findings.extend(mixed.next());
    }
}

fn mixed(subject: &Subject, redrive: &Redrive, source: &Kind) -> Option<Diagnostic> {
    match &redrive.target {
        Target::Queue(queue) => {
            let scope: Scope = source.scope.and(&queue.scope)?;
            let targets = kind::of(subject, queue, &scope).into_iter();
            let target = targets
                .filter(|target| target.is_fifo != source.is_fifo)
                .find(|target| subject.evaluator.conditions.is_possible(&target.scope))?;
            let problem = problem(redrive, source, queue.logical_id, target.is_fifo);
            Some(problem.related(place(queue, target.span), "the dead-letter queue"))
        }
        Target::Arn(arn) => {
            let is_fifo = arn.ends_with(".fifo");
            let is_other = is_fifo != source.is_fifo;
            is_other.then(|| problem(redrive, source, arn.rsplit(':').next().unwrap_or(arn), is_fifo))
        }
    }
}

fn problem(redrive: &Redrive, source: &Kind, target: &str, target_is_fifo: bool) -> Diagnostic {
    let name = |is_fifo| if is_fifo { "FIFO" } else { "standard" };
    let (own, other) = (name(source.is_fifo), name(target_is_fifo));
    let found = format!("this is a {own} queue, and `{target}`, for its dead letters, is a {other} queue");
    let problem = Diagnostic::new(RULE.code, source.span.unwrap_or(redrive.span), found);
    let problem = problem.help(format!("send its dead letters to a {own} queue"));
    problem.resource(redrive.source.logical_id.as_str())
}

/// Where a queue says of which kind it is.
fn place(queue: &Resource, said: Option<Span>) -> Span {
    said.unwrap_or(queue.span)
}
