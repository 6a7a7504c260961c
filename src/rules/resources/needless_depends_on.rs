//! W3005: `DependsOn` names what the resource refers to anyway.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::check::references::{Reference, ReferenceKind, Section};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, Change, Code, Diagnostic, Fix, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3005",
        name: "needless-depends-on",
        severity: Severity::Warning,
        summary: "`DependsOn` names what the resource refers to anyway.",
    },
    documentation: Documentation {
        finds: "A resource in `DependsOn` that is also referred to with `Ref`, `Fn::GetAtt` or `Fn::Sub`.",
        matters: "The reference already makes CloudFormation wait. What is not needed is one more line to keep right.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
  Policy:
    Type: AWS::SNS::TopicPolicy
    DependsOn: Topic
    Properties:
      PolicyDocument: {Version: \"2012-10-17\", Statement: []}
      Topics:
        - !Ref Topic
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      PolicyDocument: {Version: \"2012-10-17\", Statement: []}
      Topics:
        - !Ref Topic
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let mut implied: HashMap<(&str, &str), &Reference, RandomState> = HashMap::default();
    for reference in subject.references.iter().filter(|one| is_implied(one)) {
        implied.entry((reference.owner, reference.name)).or_insert(reference);
    }
    for wait in subject.references.iter().filter(|one| one.kind == ReferenceKind::DependsOn) {
        let Some(reference) = implied.get(&(wait.owner, wait.name)) else { continue };
        if subject.resource(wait.name).is_none() {
            continue;
        }
        let found = format!("`{}` refers to `{}`, and so waits for it anyway", wait.owner, wait.name);
        let fix = Fix::safe(format!("remove `{}` from `DependsOn`", wait.name), Change::Remove(wait.span));
        let help = Advice::with("remove it from `DependsOn`", fix);
        let problem = Diagnostic::new(RULE.code, wait.span, found).help(help);
        findings.push(problem.related(reference.span, "this makes it wait").resource(wait.owner));
    }
}

fn is_implied(reference: &Reference) -> bool {
    let kinds = [ReferenceKind::Ref, ReferenceKind::GetAtt, ReferenceKind::Variable];
    reference.section == Section::Resources && kinds.contains(&reference.kind)
}
