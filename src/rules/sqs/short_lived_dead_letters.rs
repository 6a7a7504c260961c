//! S3061: A dead-letter queue keeps messages for a shorter time than the queue they come from.

use super::dead_letters::{self, Redrive, Target};
use super::kind;
use crate::check::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3061",
        name: "short-lived-dead-letters",
        severity: Severity::Warning,
        summary: "A dead-letter queue keeps messages for a shorter time than the queue they come from.",
    },
    documentation: Documentation {
        finds: "A standard queue whose dead letters go to a queue of the template with a shorter `MessageRetentionPeriod`. Without the property it is 4 days.",
        matters: "The age of a message counts from when it came to the first queue. A message that has waited there for longer than the dead-letter queue keeps messages is deleted at once, and nobody finds out what it was.",
        bad: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
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
      MessageRetentionPeriod: 345600
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 5
  Failed:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
",
    },
    check: Check::Subject(check),
};

/// How long a queue keeps messages when it does not say so, in seconds.
const DEFAULT: u64 = 345_600;

fn check(subject: &Subject, findings: &mut Findings) {
    for redrive in dead_letters::all(subject) {
        if let Target::Queue(queue) = redrive.target {
            findings.extend(short_lived(subject, &redrive, queue));
        }
    }
}

fn short_lived(subject: &Subject, redrive: &Redrive, queue: &Resource) -> Option<Diagnostic> {
    let scope = redrive.scope.and(&queue.scope)?;
    // FIFO queues count from when the message came to the dead-letter queue.
    if !kind::of(subject, redrive.source, &scope).iter().all(|kind| !kind.is_fifo) {
        return None;
    }
    let (first, scope) = retention(subject, redrive.source, &scope)?;
    let (second, scope) = retention(subject, queue, &scope)?;
    let is_short = second < first && subject.evaluator.conditions.is_possible(&scope);
    is_short.then(|| finding(redrive, queue, first, second))
}

/// How long a queue certainly keeps messages: when that depends on something, nothing is said.
fn retention(subject: &Subject, queue: &Resource, scope: &Scope) -> Option<(u64, Scope)> {
    if !subject.may_have(queue, "MessageRetentionPeriod", scope) {
        return Some((DEFAULT, scope.clone()));
    }
    if subject.may_lack(queue, "MessageRetentionPeriod", scope) {
        return None;
    }
    match subject.known(queue, "MessageRetentionPeriod", scope).as_slice() {
        [only] => Some((only.text.parse().ok()?, only.scope.clone())),
        _ => None,
    }
}

fn finding(redrive: &Redrive, queue: &Resource, first: u64, second: u64) -> Diagnostic {
    let (source, target) = (redrive.source.logical_id.as_str(), queue.logical_id.as_str());
    let (long, short) = (words(first), words(second));
    let found =
        format!("`{target}` keeps messages for {short}, and `{source}`, where they come from, for {long}");
    let help = format!(
        "write `MessageRetentionPeriod: 1209600` at `{target}`: the age of a message counts from when it came to `{source}`"
    );
    let key = queue.properties.and_then(|properties| properties.key_span("MessageRetentionPeriod"));
    let problem = Diagnostic::new(RULE.code, key.unwrap_or(queue.span), found).help(help);
    problem.related(redrive.span, "its dead letters go there").resource(target)
}

/// A time in the largest unit that makes a whole number of it.
fn words(seconds: u64) -> String {
    let units = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")];
    let unit = units.into_iter().find(|(length, _)| seconds.is_multiple_of(*length));
    let (length, name) = unit.unwrap_or((1, "second"));
    let count = seconds / length;
    if count == 1 { format!("1 {name}") } else { format!("{count} {name}s") }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn times_are_said_in_large_units() {
        let said = [words(345_600), words(86_400), words(90_000), words(60), words(61)];
        assert_eq!(said, ["4 days", "1 day", "25 hours", "1 minute", "61 seconds"]);
    }
}
