//! E1010: Fn::GetAtt names a resource or attribute that there is not.

use super::{names, shape};
use crate::check::references::Call;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::evaluate;
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::tree::{Node, Value};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1010",
        name: "wrong-attribute",
        severity: Severity::Error,
        summary: "Fn::GetAtt names a resource or attribute that there is not.",
    },
    documentation: Documentation {
        finds: "A `Fn::GetAtt` of a resource that neither the template nor its expansion has, of an attribute that the type of the resource does not have, or with other arguments than these two.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
Outputs:
  Result:
    Value: !GetAtt Bucket.Arnn
",
        good: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
Outputs:
  Result:
    Value: !GetAtt Bucket.Arn
",
    },
    check: Check::Several(&[Check::Subject(check), Check::Keywords(&[Keyword::Result("Fn::GetAtt")])]),
};

const EXAMPLE: &str = "write `!GetAtt LogicalId.Attribute`";

fn check(subject: &Subject, findings: &mut Findings) {
    for call in subject.calls.iter().filter(|call| call.function == "Fn::GetAtt") {
        match &call.argument.value {
            Value::List(items) => match items.as_slice() {
                [name, attribute] => both(subject, call, name, attribute, findings),
                items if is_generated_part(subject, items) => {}
                items => {
                    let found = format!(
                        "`Fn::GetAtt` takes a logical id and an attribute, but here it has {}",
                        items.len()
                    );
                    findings.suggest(&RULE, shape::name_span(call), found, EXAMPLE);
                }
            },
            Value::String(text) => match text.split_once('.') {
                Some((name, attribute)) => names(subject, name, attribute, call.argument.span, findings),
                None => no_attribute(text, call, findings),
            },
            _ => {
                let found =
                    format!("`Fn::GetAtt` takes a logical id and an attribute, not {}", call.argument.kind());
                findings.suggest(&RULE, shape::name_span(call), found, EXAMPLE);
            }
        }
    }
}

fn no_attribute(name: &str, call: &Call, findings: &mut Findings) {
    let found = format!("this names no attribute of `{name}`");
    let help = format!("write `!GetAtt {name}.Attribute`, or `!Ref {name}`");
    findings.suggest(&RULE, shape::name_span(call), found, help);
}

/// SAM takes `[Function, Alias, Arn]` for the attribute of what it generates.
fn is_generated_part(subject: &Subject, items: &[Node]) -> bool {
    let texts: Option<Vec<&str>> = items.iter().map(Node::as_str).collect();
    let Some([name, part, _, ..]) = texts.as_deref() else { return false };
    subject.is_referable(&format!("{name}.{part}"))
}

fn both(subject: &Subject, call: &Call, name: &Node, attribute: &Node, findings: &mut Findings) {
    let extended = subject.has_language_extensions();
    let Some(id) = name.as_str() else {
        if !extended {
            let found = format!("the logical id of `Fn::GetAtt` is written out, but this is {}", name.kind());
            findings.suggest(&RULE, name.span, found, EXAMPLE);
        }
        return;
    };
    if id.contains('.') && subject.is_known(id) {
        return; // `[Function.Alias, Arn]`
    }
    if let Some((found, help)) = names::problem_of_resource(subject, id) {
        return findings.suggest(&RULE, name.span, found, help);
    }
    match evaluate::call(attribute) {
        Some((function, _)) if function != "Ref" && !extended => {
            let found = format!("the attribute of `Fn::GetAtt` cannot be given by `{function}`");
            findings.suggest(&RULE, attribute.span, found, "write the attribute out, or `!Ref` a parameter");
        }
        _ => {
            for value in subject.evaluator.values(attribute, &call.scope) {
                attribute_of(subject, id, value.node.as_str().unwrap_or(""), attribute.span, findings);
            }
        }
    }
}

fn names(subject: &Subject, name: &str, attribute: &str, span: Span, findings: &mut Findings) {
    match names::problem_of_resource(subject, name) {
        Some((found, help)) => findings.suggest(&RULE, span, found, help),
        None => attribute_of(subject, name, attribute, span, findings),
    }
}

fn attribute_of(subject: &Subject, name: &str, attribute: &str, span: Span, findings: &mut Findings) {
    if let Some((found, help)) = names::problem_of_attribute(subject, name, attribute) {
        findings.suggest(&RULE, span, found, help);
    }
}
