//! E3022: A subnet is associated with two route tables.

use indexmap::IndexMap;

use crate::check::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::emit;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3022",
        name: "subnet-with-two-route-tables",
        severity: Severity::Error,
        summary: "A subnet is associated with two route tables.",
    },
    documentation: Documentation {
        finds: "Two `AWS::EC2::SubnetRouteTableAssociation` of the same subnet that can exist at the same time.",
        matters: "A subnet has one route table. EC2 refuses the second, or lets it take the place of the first, and traffic goes another way than one of the two says.",
        bad: "\
Resources:
  Public:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: subnet-0123456789abcdef0
      RouteTableId: rtb-0123456789abcdef0
  Private:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: subnet-0123456789abcdef0
      RouteTableId: rtb-0fedcba9876543210
",
        good: "\
Resources:
  Public:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: subnet-0123456789abcdef0
      RouteTableId: rtb-0123456789abcdef0
  Private:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: subnet-0fedcba9876543210
      RouteTableId: rtb-0fedcba9876543210
",
    },
    check: Check::Subject(check),
};

/// How many associations of one subnet are looked at.
const MOST: usize = 16;

/// An association of a subnet, and what holds where it is of that subnet.
type Association<'s, 't> = (&'s Resource<'t>, Scope);

fn check(subject: &Subject, findings: &mut Findings) {
    let mut subnets: IndexMap<String, Vec<Association>> = IndexMap::new();
    for resource in subject.resources_of("AWS::EC2::SubnetRouteTableAssociation") {
        for (subnet, scope) in subject.alternatives(resource, "SubnetId") {
            let associations = subnets.entry(emit::json::to_compact_json(subnet)).or_default();
            if associations.len() < MOST {
                associations.push((resource, scope));
            }
        }
    }
    for associations in subnets.values() {
        for one in associations {
            if let Some((other, _)) = associations.iter().find(|other| is_in_excess(subject, one, other)) {
                findings.push(finding(one.0, other));
            }
        }
    }
}

/// Whether an association can exist along with another, and is not the one that is always there while the
/// other is there at times: then it is the other that should not be.
fn is_in_excess(subject: &Subject, one: &Association, other: &Association) -> bool {
    let meet = one.1.and(&other.1).is_some_and(|both| subject.evaluator.conditions.is_possible(&both));
    let is_same = one.0.logical_id == other.0.logical_id;
    !is_same && meet && (is_conditional(one) || !is_conditional(other))
}

fn is_conditional((resource, scope): &Association) -> bool {
    !scope.is_empty() || resource.node.get("Condition").is_some()
}

fn finding(resource: &Resource, other: &Resource) -> Diagnostic {
    let (id, other_id) = (resource.logical_id.as_str(), other.logical_id.as_str());
    let found = format!("`{id}` gives a route table to the same subnet as `{other_id}`");
    let problem = Diagnostic::new(RULE.code, resource.property_span("SubnetId"), found);
    let problem = problem.help("a subnet has one route table: keep one of the two, or name another subnet");
    problem.related(other.property_span("SubnetId"), "the other one").resource(id)
}
