//! E6102: The name of an export is no text that is known before the resources are there.

use super::{OUTPUTS, TEXT, scope};
use crate::check::references::{Reference, Section};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::rules::{entries, shape};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E6102",
        name: "wrong-export-name",
        severity: Severity::Error,
        summary: "The name of an export is no text that is known before the resources are there.",
    },
    documentation: Documentation {
        finds: "The `Name` of an `Export` that is a list or a map, or that refers to a resource.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Value: !Ref Queue
    Export:
      Name: !GetAtt Queue.QueueName
",
        good: r#"Resources:
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue:
    Value: !Ref Queue
    Export:
      Name: !Sub "${AWS::StackName}-queue"
"#,
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (_, _, output) in OUTPUTS.all(subject) {
        let scope = scope(subject, output);
        let names = output.get("Export").into_iter().flat_map(entries::within);
        for value in names.filter(|(key, _, _)| *key == "Name") {
            let violations = shape::violations(subject, TEXT.as_ref(), value, &scope);
            shape::report_all(&RULE, violations, findings);
        }
    }
    for reference in subject.references.iter().filter(|reference| is_in_export(reference)) {
        if subject.section("Resources").contains(reference.name)
            || subject.generated(reference.name).is_some()
        {
            let found = format!(
                "the name of an export cannot depend on a resource, but this names `{}`",
                reference.name
            );
            let help = "use parameters and pseudo parameters, such as `!Sub \"${AWS::StackName}-name\"`";
            findings.suggest(&RULE, reference.span, found, help);
        }
    }
}

fn is_in_export(reference: &Reference) -> bool {
    reference.section == Section::Outputs && reference.path.starts_with(&["Export", "Name"])
}
