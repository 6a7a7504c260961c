//! W3011: Only one of `DeletionPolicy` and `UpdateReplacePolicy` is set.

use super::unprotected_data;
use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Advice, Code, Diagnostic, Fix, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3011",
        name: "half-protected",
        severity: Severity::Warning,
        summary: "Only one of `DeletionPolicy` and `UpdateReplacePolicy` is set.",
    },
    documentation: Documentation {
        finds: "A resource with a `DeletionPolicy` and no `UpdateReplacePolicy`, or the other way round, where the one that is set keeps something.",
        matters: "The one policy counts when the resource leaves the template, the other when an update replaces it: data that the one keeps is lost through the other.",
        bad: "\
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Retain
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - AttributeName: id
          AttributeType: S
      KeySchema:
        - AttributeName: id
          KeyType: HASH
",
        good: "\
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - AttributeName: id
          AttributeType: S
      KeySchema:
        - AttributeName: id
          KeyType: HASH
",
    },
    check: Check::Subject(check),
};

/// Resources for which the default is right: nothing is lost with them.
const WITHOUT_DATA: &[&str] = &["AWS::Lambda::Version", "AWS::Lambda::LayerVersion"];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources.iter().filter(|resource| !WITHOUT_DATA.contains(&resource.kind)) {
        let pairs = [("DeletionPolicy", "UpdateReplacePolicy"), ("UpdateReplacePolicy", "DeletionPolicy")];
        for (given, other) in pairs {
            if keeps(subject, resource, given) && resource.node.get(other).is_none() {
                let found = format!("`{}` has a `{given}` and no `{other}`", resource.logical_id);
                let problem = Diagnostic::new(RULE.code, resource.span, found);
                let problem = problem.related(resource.attribute_span(given), "only one of the two");
                let help = format!("add `{other}:` with the same value");
                // `Snapshot` does not suit every type. And the other one may have been left out on purpose: what is replaced is often made anew from elsewhere.
                let value =
                    resource.node.get(given).and_then(Node::as_str).filter(|value| *value == "Retain");
                let fix = value.map(|value| {
                    Fix::risky(
                        format!("add `{other}: {value}`"),
                        unprotected_data::add(resource, other, value),
                    )
                });
                findings
                    .push(problem.help(Advice { text: help, fix }).resource(resource.logical_id.as_str()));
            }
        }
    }
}

/// Whether a policy is set to anything other than the default.
fn keeps(subject: &Subject, resource: &Resource, policy: &str) -> bool {
    let Some(node) = resource.node.get(policy) else { return false };
    let values = subject.evaluator.values(node, &resource.scope);
    values.is_empty() || values.iter().any(|value| value.node.as_str() != Some("Delete"))
}
