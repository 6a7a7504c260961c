//! E3027: A schedule is not an expression that EventBridge reads.

use super::cron;
use super::schedules::{self, Kind, Schedule};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::values::code_for;
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic::is_looked_up;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3027",
        name: "wrong-schedule",
        severity: Severity::Error,
        summary: "A schedule is not an expression that EventBridge reads.",
    },
    documentation: Documentation {
        finds: "An expression `rate(…)`, `cron(…)` or `at(…)` of a wrong form, in rules of EventBridge, schedules of its scheduler, and events of the types `Schedule` and `ScheduleV2`: a unit in the wrong number, a field of `cron` out of its range, or both days given.",
        matters: "EventBridge refuses the schedule, and the stack is rolled back.",
        bad: "\
Resources:
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 days)
      Targets:
        - Id: report
          Arn: arn:aws:lambda:eu-central-1:123456789012:function:report
",
        good: "\
Resources:
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 day)
      Targets:
        - Id: report
          Arn: arn:aws:lambda:eu-central-1:123456789012:function:report
",
    },
    check: Check::Subject(check),
};

/// What is wrong with an expression, and what to write instead.
pub type Wrong = (String, String);

fn check(subject: &Subject, findings: &mut Findings) {
    for schedule in schedules::all(subject) {
        if findings.has_error_at(schedule.at.node.span) {
            continue;
        }
        let values = subject.evaluator.values(schedule.at.node, &schedule.at.scope);
        let wrong = values.iter().find_map(|value| {
            let text = value.node.as_str().filter(|text| !is_looked_up(text))?;
            Some((problem(text, schedule.kind)?, code_for(value.origin, RULE.code)))
        });
        findings.extend(wrong.map(|(wrong, code)| diagnostic(&schedule, wrong, code)));
    }
}

fn diagnostic(schedule: &Schedule, (found, help): Wrong, code: Code) -> Diagnostic {
    Diagnostic::new(code, schedule.at.node.span, found).help(help).resource(schedule.resource)
}

/// What is wrong with a schedule.
fn problem(text: &str, kind: Kind) -> Option<Wrong> {
    let inner = |name: &str| text.strip_prefix(name)?.strip_prefix('(')?.strip_suffix(')');
    match (inner("rate"), inner("cron"), inner("at")) {
        (Some(rate), ..) => wrong_rate(rate, kind),
        (_, Some(fields), _) => cron::problem(fields),
        (_, _, Some(moment)) if kind == Kind::Scheduler => wrong_moment(moment),
        _ => Some(unknown(text, kind)),
    }
}

fn unknown(text: &str, kind: Kind) -> Wrong {
    let (forms, help) = match kind {
        Kind::Rule => ("`rate(…)` nor `cron(…)`", "write it like `rate(5 minutes)` or `cron(0 12 * * ? *)`"),
        Kind::Scheduler => (
            "`rate(…)`, `cron(…)` nor `at(…)`",
            "write it like `rate(5 minutes)`, `cron(0 12 * * ? *)` or `at(2026-12-31T12:00:00)`",
        ),
    };
    (format!("the schedule `{text}` is neither {forms}"), help.to_owned())
}

/// `5 minutes`. The scheduler takes units in either number.
fn wrong_rate(rate: &str, kind: Kind) -> Option<Wrong> {
    let mut words = rate.split_whitespace();
    let (Some(number), Some(unit), None) = (words.next(), words.next(), words.next()) else {
        return Some((
            format!("`rate({rate})` is not a number and a unit"),
            "write it like `rate(5 minutes)`".to_owned(),
        ));
    };
    let count = number.parse::<u64>().ok().filter(|count| *count > 0 && !number.starts_with('+'));
    let Some(count) = count else {
        let found = format!("`{number}` is not a whole number above 0");
        return Some((found, format!("write it like `rate(5 {unit})`")));
    };
    let single = unit.strip_suffix('s').unwrap_or(unit);
    if !["minute", "hour", "day"].contains(&single) {
        let found = format!("there is no unit `{unit}` in a rate");
        return Some((found, "write `minutes`, `hours` or `days`".to_owned()));
    }
    let is_right = (count == 1) == (single == unit) || kind == Kind::Scheduler;
    let right = if count == 1 { single.to_owned() } else { format!("{single}s") };
    let found = format!("a rate of {count} has the unit `{right}`, and this is `{unit}`");
    (!is_right).then(|| (found, format!("write `rate({count} {right})`")))
}

/// `2026-12-31T12:00:00`
fn wrong_moment(moment: &str) -> Option<Wrong> {
    let mut shape = moment.chars().map(|c| if c.is_ascii_digit() { '0' } else { c });
    let is_moment = shape.by_ref().eq("0000-00-00T00:00:00".chars());
    let found = format!("`at({moment})` does not name a moment");
    (!is_moment).then(|| (found, "write it like `at(2026-12-31T12:00:00)`, without a time zone".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree_with_their_number() {
        let rule = |text| problem(text, Kind::Rule).is_none();
        assert!(["rate(1 minute)", "rate(5 minutes)", "rate(12 hours)", "rate(1 day)"].into_iter().all(rule));
        let wrong = [
            "rate(1 minutes)",
            "rate(5 minute)",
            "rate(0 minutes)",
            "rate(5)",
            "rate(5 weeks)",
            "rate()",
            "5 minutes",
            "rate(1.5 hours)",
        ];
        assert!(!wrong.into_iter().any(rule));
        assert!(problem("rate(1 hours)", Kind::Scheduler).is_none());
    }

    #[test]
    fn moments_are_of_the_scheduler() {
        assert!(problem("at(2026-12-31T12:00:00)", Kind::Scheduler).is_none());
        assert!(problem("at(2026-12-31T12:00:00)", Kind::Rule).is_some());
        assert!(problem("at(2026-12-31T12:00:00Z)", Kind::Scheduler).is_some());
    }
}
