//! E3677: Code stands in the template, but the runtime does not take that.

use super::runtime::FUNCTIONS;
use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3677",
        name: "runtime-without-inline-code",
        severity: Severity::Error,
        summary: "Code stands in the template, but the runtime does not take that.",
    },
    documentation: Documentation {
        finds: "Code in the template (`ZipFile`, SAM's `InlineCode`) for another runtime than Node.js or Python.",
        matters: "Lambda refuses to create the function.",
        bad: "\
Resources:
  Hello:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/hello
      Handler: index.handler
      Runtime: java21
      Code:
        ZipFile: \"exports.handler = async () => 1\"
",
        good: "\
Resources:
  Hello:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/hello
      Handler: index.handler
      Runtime: nodejs24.x
      Code:
        ZipFile: \"exports.handler = async () => 1\"
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of_any(FUNCTIONS) {
        if !has_inline_code(resource) {
            continue;
        }
        for (node, _) in subject.alternatives(resource, "Runtime") {
            let Some(runtime) = node.as_str().filter(|runtime| !takes_inline_code(runtime)) else { continue };
            let found = format!("code in the template does not go with the runtime `{runtime}`");
            let problem = Diagnostic::new(RULE.code, node.span, found);
            let help = "use a runtime of Node.js or Python, or put the code into a package";
            findings.push(problem.help(help).resource(resource.logical_id.as_str()));
        }
    }
}

fn takes_inline_code(runtime: &str) -> bool {
    runtime.starts_with("nodejs") || runtime.starts_with("python")
}

/// Whether its code stands in the template.
pub(super) fn has_inline_code(resource: &Resource) -> bool {
    let code = resource.property("Code").and_then(|code| code.get("ZipFile"));
    code.or(resource.property("InlineCode")).is_some_and(Node::is_truthy)
}
