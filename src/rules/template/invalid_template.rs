//! E1001: A section of the template is missing, unknown or of the wrong shape.

use crate::check::{Findings, Subject};
use crate::diagnostic::{code, similar};
use crate::rules::entries;
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_TEMPLATE,
    documentation: Documentation {
        finds: "A section that templates do not have, one of the wrong shape, `Resources` that is missing or empty, or a wrong `AWSTemplateFormatVersion`.",
        matters: "CloudFormation refuses the whole template. A misspelt section such as `Parameter` also leaves its entries undefined, which shows up elsewhere.",
        bad: "\
Parameter:
  Stage:
    Type: String
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: "\
Parameters:
  Stage:
    Type: String
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
",
    },
    check: Check::Subject(check),
};

/// The only version there is.
const VERSION: &str = "2010-09-09";

const SECTIONS: [&str; 11] = [
    "AWSTemplateFormatVersion",
    "Conditions",
    "Description",
    "Globals",
    "Mappings",
    "Metadata",
    "Outputs",
    "Parameters",
    "Resources",
    "Rules",
    "Transform",
];

fn check(subject: &Subject, findings: &mut Findings) {
    for (name, span, node) in subject.written.root.as_written() {
        match name.as_str() {
            "AWSTemplateFormatVersion" => check_version(span, node, findings),
            known if SECTIONS.contains(&known) || entries::is_function(known) => {}
            other => unknown(other, span, node, findings),
        }
    }
}

fn unknown(name: &str, span: Span, node: &Node, findings: &mut Findings) {
    let help = match similar::nearest(name, SECTIONS) {
        _ if looks_like_resource(node) => {
            format!("`{name}` looks like a resource: indent it, so that it stands below `Resources`").into()
        }
        Some(near) => near.instead_of(name),
        None => format!("templates have: {}", SECTIONS.join(", ")).into(),
    };
    findings.suggest(&RULE, span, format!("a template has no section `{name}`"), help);
}

/// Its type has the form `AWS::Service::Thing`, or `Custom::Thing`.
fn looks_like_resource(node: &Node) -> bool {
    node.get("Type").and_then(Node::as_str).is_some_and(|kind| kind.contains("::"))
}

fn check_version(span: Span, node: &Node, findings: &mut Findings) {
    if node.as_str() == Some(VERSION) {
        return;
    }
    let given = node.scalar_text().map_or_else(|| node.kind().to_owned(), |text| format!("`{text}`"));
    let found = format!("`AWSTemplateFormatVersion` is `{VERSION}`, but here it is {given}");
    let help = format!("write \"{VERSION}\", or leave the line out");
    findings.suggest(&RULE, entries::place(span, node), found, help);
}
