//! E3716: The ARN of a layer is longer than it can be.

use super::layers;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::expand::partition::Partition;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3716",
        name: "too-long-layer-name",
        severity: Severity::Error,
        summary: "The ARN of a layer is longer than it can be.",
    },
    documentation: Documentation {
        finds: "An item of `Layers` that is longer than any ARN of a layer in the region.",
        matters: "Lambda refuses to create the function.",
        bad: "\
Resources:
  Handle:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/handle
      Handler: app.handler
      Runtime: python3.13
      Code:
        S3Bucket: code
        S3Key: handle.zip
      Layers:
        - arn:aws:lambda:us-east-1:123456789012:layer:shared-libraries-shared-libraries-shared-libraries-shared-libraries-shared-libraries-shared-libraries-shared-libraries-shared-libraries-of-the-whole-company:12
",
        good: "\
Resources:
  Handle:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/handle
      Handler: app.handler
      Runtime: python3.13
      Code:
        S3Bucket: code
        S3Key: handle.zip
      Layers:
        - arn:aws:lambda:us-east-1:123456789012:layer:shared-libraries:12
",
    },
    check: Check::Subject(check),
};

/// How long an ARN is without partition and region, at most: a name has up to 140 characters
/// ("PublishLayerVersion").
const REST: usize = 176;

fn check(subject: &Subject, findings: &mut Findings) {
    let region = subject.region();
    let longest = REST + Partition::of_region(region).name.len() + region.len();
    for layer in layers::all(subject) {
        let length = layer.arn.chars().count();
        if length > longest {
            let found = format!(
                "the ARN of a layer has at most {longest} characters in {region}, but this has {length}"
            );
            let problem = Diagnostic::new(RULE.code, layer.span, found);
            findings.push(problem.help("give the layer a shorter name").resource(layer.function));
        }
    }
}
