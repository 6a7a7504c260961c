//! E3685: A function with a container image has a property of zip packages.

use super::runtime::FUNCTIONS;
use crate::check::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3685",
        name: "image-with-zip-property",
        severity: Severity::Error,
        summary: "A function with a container image has a property of zip packages.",
    },
    documentation: Documentation {
        finds: "`Handler`, `Runtime` or `Layers` on a function with `PackageType: Image`.",
        matters: "Lambda refuses to create the function: a container image brings these along.",
        bad: "\
Resources:
  Hello:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/hello
      PackageType: Image
      Handler: index.handler
      Code:
        ImageUri: 123456789012.dkr.ecr.us-east-1.amazonaws.com/hello:1
",
        good: "\
Resources:
  Hello:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/hello
      PackageType: Image
      Code:
        ImageUri: 123456789012.dkr.ecr.us-east-1.amazonaws.com/hello:1
",
    },
    check: Check::Subject(check),
};

/// What only zip packages have.
const EXCLUDED: &[&str] = &["Handler", "Runtime", "Layers"];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of_any(FUNCTIONS) {
        let kinds = subject.alternatives(resource, "PackageType").into_iter();
        for (_, scope) in kinds.filter(|(kind, _)| kind.as_str() == Some("Image")) {
            for name in EXCLUDED.iter().filter(|name| has(subject, resource, name, &scope)) {
                let span = resource.property_span(name);
                if findings.has_error_at(span) {
                    continue; // SAM refuses it as well.
                }
                let found = format!("a function with a container image cannot have `{name}`");
                let problem = Diagnostic::new(RULE.code, span, found);
                let problem = problem.help(format!("remove `{name}`: the image brings it along"));
                findings.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
}

fn has(subject: &Subject, resource: &Resource, name: &str, scope: &Scope) -> bool {
    let Some(node) = resource.property(name) else { return false };
    let alternatives = subject.evaluator.alternatives(node, scope);
    alternatives.iter().any(|(node, _)| !node.is_null() && !intrinsic::is_no_value(node))
}
