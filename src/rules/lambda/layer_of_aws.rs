//! W3702: A layer is named in a way that may not be there.

use super::layers;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3702",
        name: "layer-of-aws",
        severity: Severity::Warning,
        summary: "A layer is named in a way that may not be there.",
    },
    documentation: Documentation {
        finds: "An item of `Layers` of the form `arn:aws:lambda:::awslayer:…`.",
        matters: "Lambda knows this form in some accounts only. Where it does not, the function cannot be created.",
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
        - arn:aws:lambda:::awslayer:AmazonLinux1803
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

fn check(subject: &Subject, findings: &mut Findings) {
    for layer in layers::all(subject).iter().filter(|layer| is_of_aws(&layer.arn)) {
        let found = format!("`{}` may not be there: not every account knows layers by `awslayer`", layer.arn);
        let problem = Diagnostic::new(RULE.code, layer.span, found).resource(layer.function);
        findings.push(
            problem.help(
                "name a version of a layer, as in `arn:aws:lambda:us-east-1:123456789012:layer:name:1`",
            ),
        );
    }
}

fn is_of_aws(arn: &str) -> bool {
    let mut parts = arn.splitn(6, ':');
    parts.next() == Some("arn")
        && parts.nth(1) == Some("lambda")
        && parts.nth(2).is_some_and(|rest| rest.starts_with("awslayer:"))
}

#[cfg(test)]
mod tests {
    use super::is_of_aws;

    #[test]
    fn layers_of_aws_have_no_account() {
        assert!(is_of_aws("arn:aws:lambda:::awslayer:AmazonLinux1803"));
        assert!(!is_of_aws("arn:aws:lambda:us-east-1:123456789012:layer:awslayer:1"));
        assert!(!is_of_aws("awslayer:"));
    }
}
