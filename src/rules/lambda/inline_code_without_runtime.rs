//! E3678: Code stands in the template, but no runtime is set.

use super::runtime_without_inline_code::has_inline_code;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3678",
        name: "inline-code-without-runtime",
        severity: Severity::Error,
        summary: "Code stands in the template, but no runtime is set.",
    },
    documentation: Documentation {
        finds: "Code in the template (`ZipFile`) without a `Runtime`.",
        matters: "Lambda refuses to create the function.",
        bad: "\
Resources:
  Hello:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/hello
      Handler: index.handler
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
    for resource in subject.resources_of("AWS::Lambda::Function").filter(|resource| has_inline_code(resource))
    {
        if subject.may_lack(resource, "Runtime", &resource.scope) {
            let found = format!(
                "the code of `{}` stands in the template, but it has no `Runtime`",
                resource.logical_id
            );
            let problem = Diagnostic::new(RULE.code, resource.attribute_span("Properties"), found);
            let help = "add `Runtime:` with a runtime of Node.js or Python";
            findings.push(problem.help(help).resource(resource.logical_id.as_str()));
        }
    }
}
