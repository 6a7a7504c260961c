//! E3681: A target group has what its kind of targets does not have, or lacks what it needs.

use super::TARGET_GROUP;
use crate::check::{Findings, Reached, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3681",
        name: "wrong-for-target-type",
        severity: Severity::Error,
        summary: "A target group has what its kind of targets does not have, or lacks what it needs.",
    },
    documentation: Documentation {
        finds: "A target group with `TargetType: lambda` and a port, protocol or VPC, or one of another `TargetType` without.",
        matters: "A function has no port and is in no network; anything else is reached by them. Elastic Load Balancing refuses the target group.",
        bad: "\
Resources:
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      TargetType: lambda
      Port: 80
",
        good: "\
Resources:
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      TargetType: lambda
",
    },
    check: Check::Subject(check),
};

/// What functions do not have.
const NOT_OF_FUNCTIONS: [&str; 6] =
    ["HealthCheckPort", "HealthCheckProtocol", "Port", "Protocol", "ProtocolVersion", "VpcId"];

/// What all others need, with an example.
const NEEDED: [(&str, &str); 3] = [("Port", "80"), ("Protocol", "HTTP"), ("VpcId", "!Ref Network")];

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, group) in subject.reach_all(&[(TARGET_GROUP, &[])]) {
        for kind in subject.scalars(&group, &["TargetType"]) {
            let group = group.in_scope(&kind.scope);
            let problems = match kind.texts.as_slice() {
                [only] if only == "lambda" => of_function(subject, &group, &kind),
                kinds if kinds.iter().any(|text| text == "lambda") => Vec::new(),
                _ => missing(subject, &group, &kind),
            };
            findings
                .extend(problems.into_iter().map(|problem| problem.resource(resource.logical_id.as_str())));
        }
    }
}

fn of_function(subject: &Subject, group: &Reached, kind: &Scalar) -> Vec<Diagnostic> {
    let given = NOT_OF_FUNCTIONS.iter().filter_map(|name| {
        let at = subject.from(group, &[name]).into_iter().next()?;
        let found = format!("a target group of a function cannot have `{name}`");
        let problem =
            Diagnostic::new(RULE.code, at.span, found).related(kind.span, "its targets are functions");
        Some(problem.help(format!("remove `{name}`")))
    });
    given.collect()
}

fn missing(subject: &Subject, group: &Reached, kind: &Scalar) -> Vec<Diagnostic> {
    let missing = NEEDED.iter().filter_map(|(name, example)| {
        let lack = subject.lack(group, name)?;
        let found = format!("a target group with `TargetType: {}` needs `{name}`", kind.text());
        let help = format!("add it, as in `{name}: {example}`");
        Some(Diagnostic::new(RULE.code, lack.span, found).help(help))
    });
    missing.collect()
}
