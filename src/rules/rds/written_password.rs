//! W2501: A password stands in the template, or in a parameter that is shown.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::template::intrinsic::{self, is_looked_up};
use crate::tree::{Map, Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W2501",
        name: "written-password",
        severity: Severity::Warning,
        summary: "A password stands in the template, or in a parameter that is shown.",
    },
    documentation: Documentation {
        finds: "A property that holds a password, such as `MasterUserPassword`, with the password itself, with a plain parameter of the parameter store, or with a parameter of the template without `NoEcho`.",
        matters: "Whoever can read the template, or describe the stack, reads the password.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.micro
      AllocatedStorage: \"20\"
      StorageEncrypted: true
      MasterUsername: orders
      MasterUserPassword: correct-horse
",
        good: "\
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.micro
      AllocatedStorage: \"20\"
      StorageEncrypted: true
      MasterUsername: orders
      MasterUserPassword: \"{{resolve:secretsmanager:orders:SecretString:password}}\"
",
    },
    check: Check::Subject(check),
};

/// Properties that hold passwords.
const PASSWORDS: &[&str] = &[
    "ADDomainJoinPassword",
    "AccountPassword",
    "AdminPassword",
    "CrossRealmTrustPrincipalPassword",
    "DbPassword",
    "KdcAdminPassword",
    "MasterUserPassword",
    "Password",
    "PasswordParam",
];

const HELP: &str = "let AWS look it up: `{{resolve:secretsmanager:…}}`, or a parameter with `NoEcho: true`";

fn check(subject: &Subject, findings: &mut Findings) {
    let mut shown: Vec<&str> = Vec::new();
    for resource in &subject.resources {
        for (property, span, node) in resource.properties.map(passwords).unwrap_or_default() {
            for (node, _) in subject.evaluator.alternatives(node, &resource.scope) {
                match exposed(subject, node) {
                    Some(Exposed::Parameter(name)) if shown.contains(&name) => {}
                    Some(Exposed::Parameter(name)) => {
                        shown.push(name);
                        findings.push(shown_parameter(subject, name, span));
                    }
                    Some(Exposed::Text(what)) => {
                        let problem = Diagnostic::new(RULE.code, span, format!("`{property}` {what}"));
                        findings.push(problem.help(HELP).resource(resource.logical_id.as_str()));
                    }
                    None => {}
                }
            }
        }
    }
}

/// How a password can be read.
enum Exposed<'n> {
    /// It stands there; what the property does, in words.
    Text(&'static str),
    /// It is the value of a parameter without `NoEcho`.
    Parameter(&'n str),
}

fn exposed<'n>(subject: &Subject, node: &'n Node) -> Option<Exposed<'n>> {
    match &node.value {
        Value::String(text) if text.contains("{{resolve:ssm:") => {
            Some(Exposed::Text("comes from the parameter store, where it is not encrypted"))
        }
        Value::String(text) if is_looked_up(text) => None,
        Value::String(_) | Value::Number(_) => Some(Exposed::Text("stands in the template")),
        _ => {
            let name = intrinsic::argument(node, "Ref")?.as_str()?;
            let parameter = subject.section("Parameters").get(name)?;
            let is_hidden = parameter.get("NoEcho").and_then(Node::scalar_text);
            let is_hidden = is_hidden.is_some_and(|text| text.eq_ignore_ascii_case("true"));
            (!is_hidden).then_some(Exposed::Parameter(name))
        }
    }
}

fn shown_parameter(subject: &Subject, name: &str, used: Span) -> Diagnostic {
    let span = subject.section("Parameters").key_span(name).unwrap_or(used);
    let found = format!("the parameter `{name}` is a password, and is shown to whoever describes the stack");
    Diagnostic::new(RULE.code, span, found).help("add `NoEcho: true`").related(used, "it is used here")
}

/// The properties at any depth that hold a password, with their names and places.
fn passwords(properties: &Map) -> Vec<(&str, Span, &Node)> {
    let mut found = Vec::new();
    let mut waiting: Vec<(Option<(&str, Span)>, &Node)> = entries(properties).collect();
    waiting.reverse();
    while let Some((key, node)) = waiting.pop() {
        if let Some((name, span)) = key.filter(|(name, _)| PASSWORDS.contains(name)) {
            found.push((name, span, node));
        }
        match &node.value {
            Value::Map(map) => waiting.extend(entries(map).collect::<Vec<_>>().into_iter().rev()),
            Value::List(items) => waiting.extend(items.iter().rev().map(|item| (None, item))),
            _ => {}
        }
    }
    found
}

fn entries(map: &Map) -> impl Iterator<Item = (Option<(&str, Span)>, &Node)> {
    map.as_written().map(|(key, span, node)| (Some((key.as_str(), span)), node))
}
