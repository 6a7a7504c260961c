//! E3016: An `UpdatePolicy` is not one that the type has.

use std::sync::LazyLock;

use crate::check::properties;
use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::{Code, Severity};
use crate::evaluate;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Document;
use crate::validate::Place;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3016",
        name: "misshapen-update-policy",
        severity: Severity::Error,
        summary: "An `UpdatePolicy` is not one that the type has.",
    },
    documentation: Documentation {
        finds: "An `UpdatePolicy` on a type that has none, or with something in it that the type does not take.",
        matters: "CloudFormation refuses the template, or ignores the policy.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    UpdatePolicy:
      AutoScalingRollingUpdate:
        MinInstancesInService: 1
",
        good: "\
Resources:
  Workers:
    Type: AWS::AutoScaling::AutoScalingGroup
    UpdatePolicy:
      AutoScalingRollingUpdate:
        MinInstancesInService: 1
    Properties:
      MinSize: \"1\"
      MaxSize: \"2\"
      LaunchConfigurationName: workers
      AvailabilityZones: !GetAZs \"\"
",
    },
    check: Check::Subject(check),
};

/// What each type takes ("UpdatePolicy attribute").
static FACTS: &str = include_str!("../../../schemas/update-policies.json");
static DOCUMENT: LazyLock<Document> = LazyLock::new(|| properties::document(FACTS));

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let Some(policy) = resource.node.get("UpdatePolicy") else { continue };
        let span = resource.attribute_span("UpdatePolicy");
        let id = resource.logical_id.as_str();
        match DOCUMENT.at([resource.kind]) {
            None => findings.push(nowhere(resource).resource(id)),
            Some(_) if evaluate::call(policy).is_some() => {}
            Some(schema) => {
                let place = Place::start("UpdatePolicy", span);
                for violation in
                    properties::compare(subject, &DOCUMENT, schema, policy, &place, &resource.scope)
                {
                    findings.push(properties::diagnostic(violation, &RULE, resource));
                }
            }
        }
    }
}

fn nowhere(resource: &Resource) -> Diagnostic {
    let found = format!("`{}` has no `UpdatePolicy`", resource.kind);
    Diagnostic::new(RULE.code, resource.attribute_span("UpdatePolicy"), found).help("remove it")
}
