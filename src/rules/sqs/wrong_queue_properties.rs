//! E3501: A queue has a name or properties of the other kind of queue.

use std::borrow::Cow;

use super::kind;
use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3501",
        name: "wrong-queue-properties",
        severity: Severity::Error,
        summary: "A queue has a name or properties of the other kind of queue.",
    },
    documentation: Documentation {
        finds: "A FIFO queue whose `QueueName` does not end with `.fifo`, or a standard queue whose name does, or that has `ContentBasedDeduplication`, `DeduplicationScope` or `FifoThroughputLimit`.",
        matters: "SQS refuses to create the queue: the name tells the kind, and only FIFO queues remove duplicates.",
        bad: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
      QueueName: orders
",
        good: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
      QueueName: orders.fifo
",
    },
    check: Check::Subject(check),
};

const PROPERTIES: Extension = Extension {
    kinds: &["AWS::SQS::Queue"],
    path: &[],
    table: "aws_sqs_queue/properties",
    why: "",
    by_region: false,
};

fn check(subject: &Subject, findings: &mut Findings) {
    for breach in PROPERTIES.breaches(subject, &|node| Cow::Borrowed(node)) {
        let why = match breach.violation.keyword {
            Keyword::Never => "it is for FIFO queues, and this one lacks `FifoQueue: true`",
            _ => "names of FIFO queues end with `.fifo`",
        };
        breach.report(&RULE, why, findings);
    }
    findings.extend(subject.resources_of(kind::QUEUE).filter_map(|queue| named_as_fifo(subject, queue)));
}

/// A standard queue with the name of a FIFO queue; the table does not have that.
fn named_as_fifo(subject: &Subject, queue: &Resource) -> Option<Diagnostic> {
    let names = subject.known(queue, "QueueName", &queue.scope).into_iter();
    let mut names = names.filter(|name| name.text.ends_with(".fifo"));
    let name = names.find(|name| kind::of(subject, queue, &name.scope).iter().any(|kind| !kind.is_fifo))?;
    let found = format!("`{}` is the name of a FIFO queue, and this is a standard queue", name.text);
    let problem = Diagnostic::new(RULE.code, name.span, found);
    let problem = problem.help("add `FifoQueue: true`, or take `.fifo` off the name");
    Some(problem.resource(queue.logical_id.as_str()))
}
