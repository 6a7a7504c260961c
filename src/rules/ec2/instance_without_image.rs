//! E3673: An instance is started from nothing.

use crate::check::{Findings, Reached, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3673",
        name: "instance-without-image",
        severity: Severity::Error,
        summary: "An instance is started from nothing.",
    },
    documentation: Documentation {
        finds: "An instance without `ImageId`, neither of its own nor of its launch template.",
        matters: "EC2 refuses to start it.",
        bad: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      InstanceType: t3.small
",
        good: "\
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: t3.small
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, instance) in subject.reach_all(&[("AWS::EC2::Instance", &[])]) {
        let Some(lack) = subject.lack(&instance, "ImageId") else { continue };
        let instance = instance.in_scope(&lack.scope);
        let (found, related) = match subject.lack(&instance, "LaunchTemplate") {
            Some(_) => ("an instance needs an image", None),
            None => match template_without_image(subject, &instance) {
                Some(template) => {
                    ("an instance needs an image, and its launch template has none", Some(template))
                }
                None => continue,
            },
        };
        let problem = Diagnostic::new(RULE.code, lack.span, found).help("add `ImageId`");
        let problem = match related {
            Some(span) => problem.related(span, "the launch template"),
            None => problem,
        };
        findings.push(problem.resource(resource.logical_id.as_str()));
    }
}

/// The place of a launch template of this template that starts the instance and has no image.
fn template_without_image(subject: &Subject, instance: &Reached) -> Option<Span> {
    let named = ["LaunchTemplateId", "LaunchTemplateName"];
    let named = named.iter().flat_map(|name| subject.from(instance, &["LaunchTemplate", name]));
    let templates = named.filter_map(|at| subject.target(at.node));
    let mut templates = templates.filter(|template| template.kind == "AWS::EC2::LaunchTemplate");
    let lacks_image = |template: &&Resource| {
        let data = subject.reach(template, &["LaunchTemplateData"]);
        data.iter().any(|data| {
            let scope = subject.evaluator.conditions.both(&data.scope, &instance.scope);
            scope.is_some_and(|scope| subject.lack(&data.in_scope(&scope), "ImageId").is_some())
        })
    };
    templates.find(lacks_image).map(|template| template.span)
}
