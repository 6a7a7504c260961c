//! S3089: A definition in a file has functions of CloudFormation, which nobody works out.

use super::definitions;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::{Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3089",
        name: "functions-in-definition-file",
        severity: Severity::Warning,
        summary: "A definition in a file has functions of CloudFormation, which nobody works out.",
    },
    documentation: Documentation {
        finds: "A local file named by `DefinitionUri` or `BodyS3Location` with `Fn::Sub`, `Ref` or another function of CloudFormation in it.",
        matters: "The file goes to S3 as it is, and from there to API Gateway, which knows no such functions and refuses the definition or takes them for text. Only what is included in the template is worked out.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionUri: openapi.yaml
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        Fn::Transform:
          Name: AWS::Include
          Parameters:
            Location: openapi.yaml
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for definition in definitions::all(subject) {
        let Some((path, span)) = definition.file else { continue };
        if let Some(function) = function_in(&definition.document) {
            let found = format!("`{path}` has `{function}` in it, and nobody works that out");
            let help = format!(
                "include the file: `{}: {{Fn::Transform: {{Name: AWS::Include, Parameters: {{Location: \
                 {path}}}}}}}`",
                definition.body
            );
            findings.push(Diagnostic::new(RULE.code, span, found).help(help).resource(definition.api));
        }
    }
}

/// The first function of CloudFormation in a document.
fn function_in(document: &Node) -> Option<&str> {
    let mut waiting = vec![document];
    while let Some(node) = waiting.pop() {
        match &node.value {
            Value::List(items) => waiting.extend(items.iter().rev()),
            Value::Map(map) => {
                let function = map.sole_entry().filter(|(key, argument)| is_function(key, argument));
                if let Some((key, _)) = function {
                    return Some(key.as_str());
                }
                waiting.extend(map.values());
            }
            _ => {}
        }
    }
    None
}

/// `Ref` can be a property of a schema as well, and then is a map.
fn is_function(key: &str, argument: &Node) -> bool {
    key.starts_with("Fn::") || key == "Ref" && argument.as_str().is_some()
}
