//! S3045: A path or an expression is passed on as plain text.

use super::expressions;
use super::report::Report;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3045",
        name: "literal-path",
        severity: Severity::Warning,
        summary: "A path or an expression is passed on as plain text.",
    },
    documentation: Documentation {
        finds: "In a state of the language JSONPath: a path such as `$.order.id` under a key that does not end in `.$`, and an expression of JSONata.",
        matters: "Step Functions looks only at keys that end in `.$`. Under any other key the path itself is what the task gets.",
        bad: "\
Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/orders
      Definition:
        StartAt: Tell
        States:
          Tell:
            Type: Task
            Resource: arn:aws:states:::sns:publish
            Parameters:
              TopicArn: arn:aws:sns:eu-central-1:123456789012:orders
              Message: $.order.id
            End: true
",
        good: "\
Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/orders
      Definition:
        StartAt: Tell
        States:
          Tell:
            Type: Task
            Resource: arn:aws:states:::sns:publish
            Parameters:
              TopicArn: arn:aws:sns:eu-central-1:123456789012:orders
              Message.$: $.order.id
            End: true
",
    },
    check: Check::Earlier, // `wrong_definition` comes across it.
};

/// Tells a path or an expression where no one looks for it.
pub fn check(key: &str, span: Span, text: &str, report: &mut Report) {
    if text.starts_with("$.") || text.starts_with("$$.") {
        let found = format!("`{key}` gets the text `{text}`, not what the path leads to");
        report.add(RULE.code, span, found, format!("write `{key}.$`"));
    } else if expressions::is_begun(text) && text.ends_with("%}") {
        let found = format!("`{key}` gets the text `{text}`, not its value: the state is in JSONPath");
        report.add(RULE.code, span, found, "set `QueryLanguage: JSONata` for the state or the machine");
    }
}
