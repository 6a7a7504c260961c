//! E3663: An environment variable has a name that Lambda keeps for itself.

use super::variables;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3663",
        name: "reserved-variable",
        severity: Severity::Error,
        summary: "An environment variable has a name that Lambda keeps for itself.",
    },
    documentation: Documentation {
        finds: "An environment variable such as `AWS_REGION`, which Lambda itself sets.",
        matters: "Lambda refuses to create the function.",
        bad: "\
Resources:
  Hello:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/hello
      Handler: index.handler
      Runtime: nodejs24.x
      Code:
        S3Bucket: code
        S3Key: hello.zip
      Environment:
        Variables:
          AWS_REGION: us-east-1
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
        S3Bucket: code
        S3Key: hello.zip
      Environment:
        Variables:
          TABLE_REGION: us-east-1
",
    },
    check: Check::Subject(check),
};

/// "Defined runtime environment variables" in the Lambda developer guide.
const RESERVED: &[&str] = &[
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_DEFAULT_REGION",
    "AWS_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_LAMBDA_RUNTIME_API",
    "LAMBDA_TASK_ROOT",
    "LAMBDA_RUNTIME_DIR",
];

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, variables) in variables::all(subject) {
        for (name, span, _) in variables.as_written().filter(|(name, ..)| RESERVED.contains(&name.as_str())) {
            let problem = Diagnostic::new(RULE.code, span, format!("Lambda itself sets `{name}`"));
            let help = "give the variable another name, or remove it and use the one that Lambda sets";
            findings.push(problem.help(help).resource(resource.logical_id.as_str()));
        }
    }
}
