//! E3051: The content of a document of Systems Manager has a wrong form.

use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::evaluate::call;
use crate::rules::{Check, Documentation, Rule};
use crate::source::{Sources, Span};
use crate::syntax;
use crate::template::intrinsic::is_looked_up;
use crate::tree::{Map, Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3051",
        name: "wrong-document",
        severity: Severity::Error,
        summary: "The content of a document of Systems Manager has a wrong form.",
    },
    documentation: Documentation {
        finds: "A document of Systems Manager without `schemaVersion`, with a version that does not exist or is a number, with a description or a role that is no text; or text that is neither JSON nor YAML.",
        matters: "Systems Manager refuses the document.",
        bad: "\
Resources:
  Restart:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Command
      Content:
        schemaVersion: \"2.3\"
        description: Restarts the web server
        mainSteps:
          - action: aws:runShellScript
            name: restart
            inputs:
              runCommand:
                - systemctl restart nginx
",
        good: "\
Resources:
  Restart:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Command
      Content:
        schemaVersion: \"2.2\"
        description: Restarts the web server
        mainSteps:
          - action: aws:runShellScript
            name: restart
            inputs:
              runCommand:
                - systemctl restart nginx
",
    },
    check: Check::Subject(check),
};

/// From "Schemas, features, and examples" of documents in the user guide of Systems Manager.
const VERSIONS: &[&str] = &["0.3", "1.0", "1.2", "2.0", "2.2"];

/// Fields that are text.
const TEXTS: &[&str] = &["description", "assumeRole"];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of("AWS::SSM::Document") {
        for at in subject.reach(resource, &["Content"]) {
            let problems = match &at.node.value {
                Value::String(text) => text_problems(text, &at),
                Value::Map(map) if call(at.node).is_none() => problems(map, at.span, None),
                _ => Vec::new(),
            };
            findings.extend(problems.into_iter().map(|one| one.resource(resource.logical_id.as_str())));
        }
    }
}

/// A document that is written as text: everything is said at its key.
fn text_problems(text: &str, at: &Reached) -> Vec<Diagnostic> {
    if is_looked_up(text) {
        return Vec::new();
    }
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let file = sources.add("document", text);
    let root = syntax::parse(&sources, file, &mut diagnostics);
    let error = diagnostics.iter().find(|found| found.severity == Severity::Error);
    match (error, root.as_ref().and_then(Node::as_map)) {
        (Some(error), _) => {
            let found = format!("the document cannot be read: {}", error.message);
            vec![Diagnostic::new(RULE.code, at.span, found).help(error.help.clone().unwrap_or_default())]
        }
        (None, Some(map)) => problems(map, at.span, Some(at.span)),
        (None, None) => {
            let problem = Diagnostic::new(RULE.code, at.span, "the document is not a map");
            vec![problem.help("begin with `schemaVersion: \"2.2\"`")]
        }
    }
}

/// What is wrong with a document; all at one place, when its own places are not those of the template.
fn problems(map: &Map, span: Span, place: Option<Span>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut say = |span: Span, found: String, help: String| {
        problems.push(Diagnostic::new(RULE.code, place.unwrap_or(span), found).help(help));
    };
    match map.get("schemaVersion") {
        None => say(
            span,
            "the document has no `schemaVersion`".to_owned(),
            "add `schemaVersion: \"2.2\"`".to_owned(),
        ),
        Some(node) if call(node).is_some() => {}
        Some(node) => match (node.as_str(), node.scalar_text()) {
            (Some(text), _) if VERSIONS.contains(&text) => {}
            (None, Some(text)) => {
                let found = format!("`schemaVersion` must be text, and `{text}` is {}", node.kind());
                say(node.span, found, format!("put it in quotes: `\"{text}\"`"));
            }
            (_, text) => {
                let found = format!("there is no `schemaVersion` `{}`", text.unwrap_or_default());
                say(node.span, found, format!("write one of `{}`", VERSIONS.join("`, `")));
            }
        },
    }
    for field in TEXTS {
        let wrong = map.get(field).filter(|node| node.as_str().is_none() && call(node).is_none());
        if let Some(node) = wrong {
            say(
                node.span,
                format!("`{field}` must be text, and it is {}", node.kind()),
                "write text".to_owned(),
            );
        }
    }
    problems
}
