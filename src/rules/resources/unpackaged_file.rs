//! W3002: A local file is named where AWS needs an address.

use crate::check::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3002",
        name: "unpackaged-file",
        severity: Severity::Warning,
        summary: "A local file is named where AWS needs an address.",
    },
    documentation: Documentation {
        finds: "A path of a local file for code or a template, in a template without SAM's transform.",
        matters: "CloudFormation cannot read local files: the template works only after `aws cloudformation package` has uploaded them and put in their addresses.",
        bad: "\
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: network.yaml
",
        good: "\
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: https://s3.amazonaws.com/templates/network.yaml
",
    },
    check: Check::Subject(check),
};

/// What `aws cloudformation package` uploads (its documentation).
const PACKAGED: &[(&str, &[&str])] = &[
    ("AWS::ApiGateway::RestApi", &["BodyS3Location"]),
    ("AWS::Lambda::Function", &["Code"]),
    ("AWS::Lambda::LayerVersion", &["Content"]),
    ("AWS::ElasticBeanstalk::ApplicationVersion", &["SourceBundle"]),
    ("AWS::StepFunctions::StateMachine", &["DefinitionS3Location"]),
    ("AWS::AppSync::GraphQLSchema", &["DefinitionS3Location"]),
    ("AWS::AppSync::Resolver", &["RequestMappingTemplateS3Location"]),
    ("AWS::AppSync::Resolver", &["ResponseMappingTemplateS3Location"]),
    ("AWS::AppSync::FunctionConfiguration", &["RequestMappingTemplateS3Location"]),
    ("AWS::AppSync::FunctionConfiguration", &["ResponseMappingTemplateS3Location"]),
    ("AWS::CloudFormation::Stack", &["TemplateURL"]),
    ("AWS::CodeCommit::Repository", &["Code", "S3"]),
];

fn check(subject: &Subject, findings: &mut Findings) {
    if subject.asks_for_sam() {
        return; // Those who use SAM package their templates.
    }
    for resource in &subject.resources {
        for (path, node) in packaged(resource) {
            for node in local_files(subject, node, &resource.scope) {
                let found = format!("`{}` names a local file", path.join("."));
                let help = "run `aws cloudformation package` before the template is deployed, or write the \
                            address of a file in S3";
                let problem = Diagnostic::new(RULE.code, node.span, found).help(help);
                findings.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
}

/// The properties of a resource that are uploaded, when they are set.
fn packaged<'r>(resource: &'r Resource) -> impl Iterator<Item = (&'static [&'static str], &'r Node)> {
    let paths = PACKAGED.iter().filter(|(kind, _)| *kind == resource.kind);
    let properties = resource.node.get("Properties");
    paths.filter_map(move |(_, path)| Some((*path, properties?.at(path)?)))
}

/// Whether a text may stand at a place in which CloudFormation takes a map: `package` makes one of it.
pub fn is_packaged(resource: &Resource, span: Span) -> bool {
    packaged(resource).any(|(_, node)| node.as_str().is_some() && node.span == span)
}

fn local_files<'n>(subject: &Subject, node: &'n Node, scope: &Scope) -> Vec<&'n Node> {
    let is_local = |node: &&Node| {
        node.as_str().is_some_and(|text| !text.starts_with("s3://") && !text.starts_with("https://"))
    };
    let alternatives = subject.evaluator.alternatives(node, scope).into_iter();
    alternatives.map(|(node, _)| node).filter(is_local).collect()
}
