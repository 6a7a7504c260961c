//! E3712: A policy scales a group that can have one size only.

use super::{GROUP, sizes};
use crate::check::{Findings, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3712",
        name: "scaling-without-room",
        severity: Severity::Error,
        summary: "A policy scales a group that can have one size only.",
    },
    documentation: Documentation {
        finds: "A scaling policy of the type `TargetTrackingScaling` for an Auto Scaling group whose `MaxSize` is not larger than its `MinSize`.",
        matters: "The policy never does anything, however great the load.",
        bad: "\
Resources:
  Servers:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: \"2\"
      MaxSize: \"2\"
      VPCZoneIdentifier:
        - subnet-0123456789abcdef0
      LaunchTemplate:
        LaunchTemplateId: lt-0123456789abcdef0
        Version: \"1\"
  Load:
    Type: AWS::AutoScaling::ScalingPolicy
    Properties:
      AutoScalingGroupName: !Ref Servers
      PolicyType: TargetTrackingScaling
      TargetTrackingConfiguration:
        TargetValue: 60
        PredefinedMetricSpecification:
          PredefinedMetricType: ASGAverageCPUUtilization
",
        good: "\
Resources:
  Servers:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: \"2\"
      MaxSize: \"6\"
      VPCZoneIdentifier:
        - subnet-0123456789abcdef0
      LaunchTemplate:
        LaunchTemplateId: lt-0123456789abcdef0
        Version: \"1\"
  Load:
    Type: AWS::AutoScaling::ScalingPolicy
    Properties:
      AutoScalingGroupName: !Ref Servers
      PolicyType: TargetTrackingScaling
      TargetTrackingConfiguration:
        TargetValue: 60
        PredefinedMetricSpecification:
          PredefinedMetricType: ASGAverageCPUUtilization
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (_, policy) in subject.reach_all(&[("AWS::AutoScaling::ScalingPolicy", &[])]) {
        let kinds = subject.scalars(&policy, &["PolicyType"]);
        let Some(kind) = kinds.iter().find(|kind| kind.is("TargetTrackingScaling")) else { continue };
        for at in subject.from(&policy.in_scope(&kind.scope), &["AutoScalingGroupName"]) {
            let Some(group) = subject.target(at.node).filter(|group| group.kind == GROUP) else { continue };
            let properties = subject.reach(group, &[]).into_iter().filter_map(|properties| {
                let scope = subject.evaluator.conditions.both(&properties.scope, &at.scope)?;
                Some(properties.in_scope(&scope))
            });
            let sizes = properties.flat_map(|properties| sizes(subject, &properties));
            // Who gives the sizes can make room.
            let sizes = sizes.filter(|(least, most)| !least.is_given && !most.is_given);
            let narrow = sizes.filter(|(least, most)| most.all_with(least, is_narrow));
            let problems =
                narrow.map(|(_, most)| problem(&most).related(at.node.span, "the policy scales it"));
            findings.extend(problems.map(|problem| problem.resource(group.logical_id.as_str())));
        }
    }
}

fn is_narrow(most: &str, least: &str) -> bool {
    matches!((most.parse::<u32>(), least.parse::<u32>()), (Ok(most), Ok(least)) if most <= least)
}

fn problem(most: &Scalar) -> Diagnostic {
    let found = format!("a group with `MaxSize: {}` has no room to be scaled", most.text());
    Diagnostic::new(RULE.code, most.span, found).help("raise `MaxSize` above `MinSize`, or remove the policy")
}
