//! I3011: A resource with data does not say what becomes of it.

use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Advice, Change, Code, Diagnostic, Fix, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I3011",
        name: "unprotected-data",
        severity: Severity::Info,
        summary: "A resource with data does not say what becomes of it.",
    },
    documentation: Documentation {
        finds: "A resource that holds data, such as a table, without a `DeletionPolicy` or without an `UpdateReplacePolicy`.",
        matters: "By default the resource is deleted with all its data, when it leaves the template or when an update replaces it.",
        bad: "\
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
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

/// Adds an attribute where people put it: above the properties.
pub(super) fn add(resource: &Resource, attribute: &str, value: &str) -> Change {
    let next = if resource.node.get("Properties").is_some() { "Properties" } else { "Type" };
    let (key, value) = (attribute.to_owned(), value.to_owned());
    Change::InsertAbove { next: resource.attribute_span(next), key, value }
}

/// The policies, and when they count.
const POLICIES: &[(&str, &str)] =
    &[("DeletionPolicy", "leaves the template"), ("UpdateReplacePolicy", "is replaced by an update")];

fn check(subject: &Subject, findings: &mut Findings) {
    // What must be empty before it can be deleted needs no protection.
    let stateful = subject.knowledge.tables.stateful().filter(|(_, must_be_empty)| !must_be_empty);
    let stateful: Vec<&str> = stateful.map(|(kind, _)| kind).collect();
    for resource in subject.resources.iter().filter(|resource| stateful.contains(&resource.kind)) {
        for (policy, when) in POLICIES.iter().filter(|(policy, _)| resource.node.get(policy).is_none()) {
            let id = resource.logical_id.as_str();
            let found = format!("the data of `{id}` is lost when it {when}: it has no `{policy}`");
            let problem = Diagnostic::new(RULE.code, resource.span, found);
            let help = format!("add `{policy}: Retain`, or `{policy}: Delete` if that is meant");
            // What stays after a deletion costs money, and its name is taken.
            let fix = Fix::risky(format!("add `{policy}: Retain`"), add(resource, policy, "Retain"));
            findings.push(problem.help(Advice::with(help, fix)).resource(id));
        }
    }
}
