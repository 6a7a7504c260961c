//! E3615: The period of an alarm is not 10, 20 or 30 seconds, or whole minutes.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::values::code_for;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3615",
        name: "wrong-alarm-period",
        severity: Severity::Error,
        summary: "The period of an alarm is not 10, 20 or 30 seconds, or whole minutes.",
    },
    documentation: Documentation {
        finds: "An alarm of CloudWatch whose `Period` is not 10, 20, 30 or a multiple of 60.",
        matters: "CloudWatch refuses the alarm.",
        bad: "\
Resources:
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Lambda
      MetricName: Errors
      Statistic: Sum
      Period: 90
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
",
        good: "\
Resources:
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Lambda
      MetricName: Errors
      Statistic: Sum
      Period: 60
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
",
    },
    check: Check::Subject(check),
};

/// Periods below a minute, for metrics of high resolution; from the reference of `PutMetricAlarm`.
const SHORT: &[i128] = &[10, 20, 30];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of("AWS::CloudWatch::Alarm") {
        for at in subject.reach(resource, &["Period"]) {
            let values = subject.evaluator.values(at.node, &at.scope);
            let mut numbers = values.iter().filter_map(|value| {
                let number = value.node.as_int().or_else(|| value.node.as_str()?.parse().ok())?;
                Some((number, code_for(value.origin, RULE.code)))
            });
            if let Some((number, code)) = numbers.find(|(number, _)| !is_period(*number)) {
                let found = format!(
                    "the period of an alarm is 10, 20, 30 or a multiple of 60 seconds, and not {number}"
                );
                let problem = Diagnostic::new(code, at.node.span, found).help(nearest(number));
                findings.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
}

fn is_period(seconds: i128) -> bool {
    SHORT.contains(&seconds) || seconds > 0 && seconds % 60 == 0
}

fn nearest(seconds: i128) -> String {
    match seconds {
        ..=60 => "write `10`, `20`, `30` or `60`".to_owned(),
        _ => format!(
            "write `{}` or `{}`",
            seconds / 60 * 60,
            (seconds / 60).saturating_add(1).saturating_mul(60)
        ),
    }
}
