//! E3724: The Globals section, or an IgnoreGlobals, has something that SAM does not take there.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Diagnostic, code};
use crate::rules::{Check, Documentation, Rule};
use crate::template::SAM_TRANSFORM;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_GLOBALS,
    documentation: Documentation {
        finds: "A section `Globals` without the transform that it belongs to, or with a property that cannot be set for all resources; a name in `IgnoreGlobals` that `Globals` does not set.",
        matters: "SAM refuses the template.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    FunctionName: hello
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: \"def handler(event, context): return 1\"
      Handler: index.handler
      Runtime: python3.13
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 10
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: \"def handler(event, context): return 1\"
      Handler: index.handler
      Runtime: python3.13
",
    },
    check: Check::Subject(check),
};

/// What is in the section is looked at while expanding.
fn check(subject: &Subject, findings: &mut Findings) {
    let root = &subject.template.root;
    let Some(span) = root.key_span("Globals").filter(|_| !subject.asks_for_sam()) else { return };
    let found = "`Globals` is a section of SAM's, but no `Transform` line asks for SAM";
    let problem = Diagnostic::new(RULE.code, span, found);
    findings.push(problem.help(format!("add at the top: `Transform: {SAM_TRANSFORM}`")));
}
