//! W2506: A parameter for an image is not checked for being one.

use std::collections::HashSet;

use crate::check::{Findings, Place, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W2506",
        name: "unchecked-image-parameter",
        severity: Severity::Warning,
        summary: "A parameter for an image is not checked for being one.",
    },
    documentation: Documentation {
        finds: "A parameter that is used as the `ImageId` of an instance, but has another type than `AWS::EC2::Image::Id` or `AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>`.",
        matters: "With that type, CloudFormation finds out before it starts whether the image exists in the account and region.",
        bad: "\
Parameters:
  Image:
    Type: String
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: !Ref Image
      InstanceType: t3.small
",
        good: "\
Parameters:
  Image:
    Type: AWS::EC2::Image::Id
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: !Ref Image
      InstanceType: t3.small
",
    },
    check: Check::Subject(check),
};

/// Where images stand.
const PLACES: &[Place] = &[
    ("AWS::AutoScaling::LaunchConfiguration", &["ImageId"]),
    ("AWS::Batch::ComputeEnvironment", &["ComputeResources", "ImageId"]),
    ("AWS::Cloud9::EnvironmentEC2", &["ImageId"]),
    ("AWS::EC2::Instance", &["ImageId"]),
    ("AWS::EC2::LaunchTemplate", &["LaunchTemplateData", "ImageId"]),
    ("AWS::EC2::SpotFleet", &["SpotFleetRequestConfigData", "LaunchSpecifications", "*", "ImageId"]),
    ("AWS::ImageBuilder::Image", &["ImageId"]),
];

const TYPES: [&str; 2] = ["AWS::EC2::Image::Id", "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>"];

fn check(subject: &Subject, findings: &mut Findings) {
    let parameters = subject.section("Parameters");
    let mut seen = HashSet::new();
    for (_, image) in subject.reach_all(PLACES) {
        let name = intrinsic::argument(image.node, "Ref").and_then(Node::as_str);
        let Some(name) = name.filter(|name| seen.insert(*name)) else { continue };
        let Some(kind) = parameters.get(name).and_then(|parameter| parameter.get("Type")) else { continue };
        if let Some(text) = kind.as_str().filter(|text| !TYPES.contains(text)) {
            let found = format!("the parameter `{name}` is used as an image, but its type is `{text}`");
            let problem =
                Diagnostic::new(RULE.code, kind.span, found).related(image.node.span, "it is used here");
            findings.push(problem.help("write `Type: AWS::EC2::Image::Id`"));
        }
    }
}
