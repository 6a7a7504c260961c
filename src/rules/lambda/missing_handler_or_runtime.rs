//! W2533: A function with a zip package lacks `Handler` or `Runtime`.

use super::runtime::FUNCTIONS;
use crate::check::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W2533",
        name: "missing-handler-or-runtime",
        severity: Severity::Warning,
        summary: "A function with a zip package lacks `Handler` or `Runtime`.",
    },
    documentation: Documentation {
        finds: "A function whose code is a zip package or stands in the template, without `Handler` or without `Runtime`.",
        matters: "Lambda cannot run it: only container images say for themselves how they are started.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/hello.zip
      Runtime: python3.13
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/hello.zip
      Handler: index.handler
      Runtime: python3.13
",
    },
    check: Check::Subject(check),
};

/// What a zip package needs.
const NEEDED: &[&str] = &["Handler", "Runtime"];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of_any(FUNCTIONS) {
        if resource.properties.is_none() {
            continue;
        }
        for (span, scope) in zip_packages(subject, resource) {
            let lacks = |name: &&&str| subject.may_lack(resource, name, &scope);
            let missing: Vec<&str> = NEEDED.iter().filter(lacks).copied().collect();
            if !missing.is_empty() {
                findings.push(finding(resource, &missing, span));
            }
        }
    }
}

fn finding(resource: &Resource, missing: &[&str], span: Span) -> Diagnostic {
    let (names, id) = (missing.join("` and `"), resource.logical_id.as_str());
    let found = format!("the function `{id}` has a zip package, and no `{names}`");
    Diagnostic::new(RULE.code, span, found).help(format!("add `{}:`", missing.join(":` and `"))).resource(id)
}

/// Where the resource shows to have a zip package, and under which conditions.
fn zip_packages(subject: &Subject, resource: &Resource) -> Vec<(Span, Scope)> {
    let is_plain = resource.kind == "AWS::Lambda::Function";
    let mut places = Vec::new();
    for (kind, scope) in package_types(subject, resource) {
        let place = match kind {
            Some("Zip") => Some(resource.property_span("PackageType")),
            Some(_) if !is_plain => None,
            _ if is_plain => plain_code(subject, resource, &scope),
            _ => sam_code(resource),
        };
        places.extend(place.map(|place| (place, scope)));
    }
    places
}

/// The values of `PackageType`; `None` where it is not set.
fn package_types<'r>(subject: &Subject, resource: &'r Resource) -> Vec<(Option<&'r str>, Scope)> {
    let Some(node) = resource.property("PackageType") else { return vec![(None, resource.scope.clone())] };
    let alternatives = subject.evaluator.alternatives(node, &resource.scope).into_iter();
    let known = alternatives.filter(|(node, _)| node.as_str().is_some() || intrinsic::is_no_value(node));
    known.map(|(node, scope)| (node.as_str(), scope)).collect()
}

fn plain_code(subject: &Subject, resource: &Resource, scope: &Scope) -> Option<Span> {
    let alternatives = subject.evaluator.alternatives(resource.property("Code")?, scope);
    let is_zip = |code: &Node| ["ZipFile", "S3Key"].iter().any(|key| code.truthy(key).is_some());
    alternatives.iter().any(|(code, _)| is_zip(code)).then(|| resource.property_span("Code"))
}

/// Where nothing says otherwise, SAM takes the code for a zip package.
fn sam_code(resource: &Resource) -> Option<Span> {
    if resource.property("ImageUri").is_some() {
        return None;
    }
    let name = ["CodeUri", "InlineCode"].into_iter().find(|name| resource.property(name).is_some());
    Some(resource.property_span(name.unwrap_or("CodeUri")))
}
