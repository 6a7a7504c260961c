//! S3004: YAML reads text without quotes as something else.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, Change, Code, Fix, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::{Source, Span};
use crate::tree::{Map, Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3004",
        name: "unquoted-text",
        severity: Severity::Warning,
        summary: "YAML reads text without quotes as something else.",
    },
    documentation: Documentation {
        finds: "A value or key without quotes that AWS will not see as it is written: digits that begin with 0, such as an account id; a time such as `12:30`; and, where text belongs, `yes`, `no`, `on`, `off` and numbers that lose digits, such as the version `1.10`. Text belongs into variables, tags, parameters of type `String`, and comparisons.",
        matters: "AWS reads templates as YAML 1.1. There `0123` is the number 83, `12:30` is 750 seconds, `1.10` is 1.1 and `on` is true, and that is what goes on to the function, or is compared.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Reports:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Environment:
        Variables:
          PARTNER_ACCOUNT: 012345670123
          STARTS_AT: 12:30
          DEBUG: on
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Reports:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Environment:
        Variables:
          PARTNER_ACCOUNT: '012345670123'
          STARTS_AT: '12:30'
          DEBUG: 'on'
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let (Some(source), Some(document)) = (subject.source, subject.document) else { return };
    let mut walk = Walk { source, file: document.span, findings };
    walk.node(document, Place::Anything);
    let Some(parameters) = document.get("Parameters").and_then(Node::as_map) else { return };
    for parameter in parameters.values().filter(|parameter| is_text_parameter(parameter)) {
        for property in ["Default", "AllowedValues"] {
            if let Some(node) = parameter.get(property) {
                walk.node(node, Place::Text);
            }
        }
    }
}

fn is_text_parameter(parameter: &Node) -> bool {
    parameter.get("Type").and_then(Node::as_str) == Some("String")
}

/// What belongs somewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Text, numbers or booleans: nobody knows without the schema.
    Anything,
    /// Text alone.
    Text,
}

struct Walk<'a> {
    source: &'a Source,
    /// The template: what aliases and files bring in stands elsewhere.
    file: Span,
    findings: &'a mut Findings,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, place: Place) {
        match &node.value {
            Value::Map(map) => self.map(map, place),
            Value::List(items) => items.iter().for_each(|item| self.node(item, place)),
            Value::Null => {}
            _ => self.scalar(node, place),
        }
    }

    fn map(&mut self, map: &Map, place: Place) {
        for (key, span, node) in map.as_written() {
            let written = self.plain(span);
            if let Some(written) = written.filter(|written| written.starts_with('0') && **key != **written) {
                let found = format!("YAML reads the key `{written}` as `{key}`");
                self.report(span, found, written.to_owned());
            }
            self.node(node, place_below(key, place));
        }
    }

    fn scalar(&mut self, node: &Node, place: Place) {
        let Some(written) = self.plain(node.span) else { return };
        let Some(read) = node.scalar_text() else { return };
        let is_number = matches!(node.value, Value::Number(_));
        let found = match () {
            _ if is_number && written.contains(':') => {
                format!("YAML reads `{written}` as minutes and seconds, which makes it the number {read}")
            }
            _ if has_leading_zero(written) && is_number => {
                format!("YAML reads `{written}` as the number {read}, because it begins with 0")
            }
            _ if has_leading_zero(written) => {
                format!("AWS reads `{written}` as a number, and drops the 0 at its beginning")
            }
            _ if place == Place::Anything || read == written => return,
            _ if is_number => format!("YAML reads `{written}` as the number {read}"),
            _ if node.as_bool().is_some() && !is_true_or_false(written) => {
                format!("YAML reads `{written}` as `{read}`")
            }
            _ => return,
        };
        let written = written.to_owned();
        self.report(node.span, found, written);
    }

    fn report(&mut self, span: Span, found: String, written: String) {
        // What is deployed then is what is written, and not what was deployed before.
        let fix = Fix::risky("put it in quotes", Change::Quote(span));
        let help = Advice::with(format!("put it in quotes: `'{written}'`"), fix);
        self.findings.suggest(&RULE, span, found, help);
    }

    /// What stands there, if it is without quotes and in the template itself.
    fn plain(&self, span: Span) -> Option<&str> {
        if !self.file.contains(span) {
            return None;
        }
        let text = self.source.text.get(span.start as usize..span.end as usize)?;
        text.starts_with(|letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
            .then_some(text)
    }
}

/// Two digits or more, the first of them 0.
fn has_leading_zero(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// These are written so on purpose, and arrive as they are.
fn is_true_or_false(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
}

/// Keys below which only text belongs.
fn place_below(key: &str, place: Place) -> Place {
    match key {
        "Variables" | "Tags" | "Fn::Equals" | "DefinitionSubstitutions" => Place::Text,
        _ => place,
    }
}
