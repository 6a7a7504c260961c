//! E1029: A text has a ${Name} that only Fn::Sub would replace.

use super::names;
use crate::check::texts::MarkedText;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, Change, Code, Fix, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1029",
        name: "missing-sub",
        severity: Severity::Error,
        summary: "A text has a ${Name} that only Fn::Sub would replace.",
    },
    documentation: Documentation {
        finds: "A `${Name}` of something that the template has, in a text that is not in `Fn::Sub`. `DefinitionSubstitutions` of state machines and `TemplateBody` are left alone.",
        matters: "The text keeps the `${Name}` as it is, and deployments fail or make things with odd names.",
        bad: "\
Parameters:
  Stage:
    Type: String
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: 'orders-${Stage}'
",
        good: "\
Parameters:
  Stage:
    Type: String
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Sub 'orders-${Stage}'
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for text in subject.marked_texts() {
        let is_left_alone = text.path.contains(&"Fn::Sub") || text.path.last() == Some(&"TemplateBody");
        for name in variables(text.text).filter(|_| !is_left_alone) {
            if is_meant(subject, text, name) {
                let found =
                    format!("`${{{name}}}` stays as it is here, because the text is not in `Fn::Sub`");
                let span = subject.variable_span(text.span, name);
                let fix = Fix::risky("put `!Sub` before the text", Change::WrapInSub(text.span));
                // What else has the form of a variable would then be taken for one.
                let is_all = text.text.matches("${").count() == variables(text.text).count()
                    && variables(text.text).all(|name| is_meant(subject, text, name));
                let help = "put `!Sub` before the text".to_owned();
                findings.suggest(
                    &RULE,
                    span,
                    found,
                    Advice { text: help, fix: Some(fix).filter(|_| is_all) },
                );
            }
        }
    }
}

/// What stands between `${` and `}`, when it looks like a name.
fn variables(text: &str) -> impl Iterator<Item = &str> {
    let names = text.split("${").skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_:.".contains(c);
    names.filter(move |name| !name.is_empty() && name.chars().all(is_name))
}

fn is_meant(subject: &Subject, text: &MarkedText, name: &str) -> bool {
    let is_known = match name.split_once('.') {
        None => subject.is_known(name),
        Some((first, attribute)) => {
            subject.is_known(name)
                || (subject.final_type(first).is_some()
                    && names::problem_of_attribute(subject, first, attribute).is_none())
        }
    };
    (is_known || text.path.contains(&"DefinitionString")) && !is_substituted(subject, text, name)
}

/// State machines replace variables of their own in their definition.
fn is_substituted(subject: &Subject, text: &MarkedText, name: &str) -> bool {
    let ["Resources", id, "Properties", "Definition" | "DefinitionString", ..] = text.path.as_slice() else {
        return false;
    };
    let resource = subject.resource(id);
    resource.and_then(|resource| resource.property("DefinitionSubstitutions")?.get(name)).is_some()
}
