//! E3005: `DependsOn` names no resource that is there.

use crate::check::references::{Reference, ReferenceKind};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity, similar};
use crate::rules::{Check, Documentation, Rule};
use crate::template::SAM_PREFIX;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3005",
        name: "unknown-dependency",
        severity: Severity::Error,
        summary: "`DependsOn` names no resource that is there.",
    },
    documentation: Documentation {
        finds: "A name in `DependsOn` that is no other resource of the template, or one that conditions leave out while this one is there.",
        matters: "CloudFormation refuses the template when there is no such resource.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    DependsOn: Topic
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    DependsOn: Topic
  Topic:
    Type: AWS::SNS::Topic
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let makers = makers(subject);
    for reference in subject.references.iter().filter(|one| one.kind == ReferenceKind::DependsOn) {
        let problem = match subject.resource(reference.name) {
            _ if reference.name == reference.owner => Some(itself(reference)),
            None if makers.iter().any(|maker| reference.name.starts_with(maker)) => None,
            None => unknown(subject, reference),
            Some(target) => conditional(subject, reference, target.node),
        };
        findings.extend(problem.map(|problem| problem.resource(reference.owner)));
    }
}

fn itself(reference: &Reference) -> Diagnostic {
    let found = format!("`{}` cannot depend on itself", reference.name);
    Diagnostic::new(RULE.code, reference.span, found).help("remove it from `DependsOn`")
}

fn unknown(subject: &Subject, reference: &Reference) -> Option<Diagnostic> {
    let name = reference.name;
    if subject.generated(name).is_some() {
        return None;
    }
    let found = match subject.section("Parameters").contains(name) {
        true => format!("`DependsOn` takes resources, and `{name}` is a parameter"),
        false => format!("there is no resource `{name}` to depend on"),
    };
    let others = subject.resources.iter().map(|resource| resource.logical_id.as_str());
    let near = similar::nearest(name, others.filter(|id| *id != reference.owner).take(similar::OF_TEMPLATE));
    let help = near.map_or("remove it from `DependsOn`".into(), |near| near.instead_of(name));
    Some(Diagnostic::new(RULE.code, reference.span, found).help(help))
}

/// The logical ids with which those begin that SAM, or a module, may make. With an expansion at hand it is known what
/// SAM makes.
fn makers<'t>(subject: &Subject<'t>) -> Vec<&'t str> {
    let is_unknown = subject.is_expansion_unknown();
    let makes = |kind: &str| kind.ends_with("::MODULE") || (kind.starts_with(SAM_PREFIX) && is_unknown);
    let makers = subject.resources.iter().filter(|resource| makes(resource.kind));
    makers.map(|maker| maker.logical_id.as_str()).collect()
}

/// The other one is left out under conditions under which this one is there.
fn conditional(subject: &Subject, reference: &Reference, target: &Node) -> Option<Diagnostic> {
    let condition = target.get("Condition").and_then(Node::as_str)?;
    let conditions = &subject.evaluator.conditions;
    conditions.find(condition)?;
    subject.resource(reference.owner).filter(|owner| !owner.never_exists)?;
    conditions.assume(&reference.scope, condition, false)?;
    let (owner, name) = (reference.owner, reference.name);
    let found = format!("`{name}` is not there when `{condition}` is false, and `{owner}` may be");
    let help = format!("give `{owner}` a condition under which `{name}` is there, or remove the `DependsOn`");
    Some(Diagnostic::new(RULE.code, reference.span, found).help(help))
}
