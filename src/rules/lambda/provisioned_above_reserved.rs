//! S3074: More of a function is provisioned than reserved.

use super::functions;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::numbers::{self, can_hold};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3074",
        name: "provisioned-above-reserved",
        severity: Severity::Warning,
        summary: "More of a function is provisioned than reserved.",
    },
    documentation: Documentation {
        finds: "An alias or version with more `ProvisionedConcurrentExecutions` than the function has `ReservedConcurrentExecutions`.",
        matters: "What is provisioned is part of what is reserved. Lambda refuses to provision more, and the stack is rolled back.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      ReservedConcurrentExecutions: 5
      AutoPublishAlias: live
      ProvisionedConcurrencyConfig:
        ProvisionedConcurrentExecutions: 10
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      ReservedConcurrentExecutions: 10
      AutoPublishAlias: live
      ProvisionedConcurrencyConfig:
        ProvisionedConcurrentExecutions: 10
",
    },
    check: Check::Subject(check),
};

/// What can have provisioned concurrency.
const KINDS: &[&str] = &["AWS::Lambda::Alias", "AWS::Lambda::Version"];

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    for resource in deployed.resources_of_any(KINDS) {
        let function = resource.property("FunctionName").and_then(|node| functions::named(deployed, node));
        let Some(function) = function else { continue };
        let reserved = numbers::at(deployed, function, &["ReservedConcurrentExecutions"]);
        for provisioned in numbers::at(
            deployed,
            resource,
            &["ProvisionedConcurrencyConfig", "ProvisionedConcurrentExecutions"],
        ) {
            let mut less = reserved.iter().filter(|one| one.value < provisioned.value);
            let Some(reserved) = less.find(|one| can_hold(deployed, &[&one.scope, &provisioned.scope]))
            else {
                continue;
            };
            let (id, value) = (function.logical_id.as_str(), reserved.value);
            let found = format!(
                "{} runs are provisioned, but `{id}` may run {value} times at once",
                provisioned.value
            );
            let problem = Diagnostic::new(RULE.code, provisioned.span, found);
            let problem =
                problem.help(format!("provision {value} or less, or reserve {} or more", provisioned.value));
            findings.push(problem.related(reserved.span, "the reservation is here").resource(id));
        }
    }
}
