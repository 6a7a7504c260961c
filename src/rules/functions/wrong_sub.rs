//! E1019: Fn::Sub names something that there is not, or has other arguments than a text and variables.

use super::names::{self, Problem};
use super::shape::{self, Arguments, Shape, Slot};
use crate::check::references::{Call, Reference, ReferenceKind};
use crate::check::{Findings, Subject};
use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::tree::{Map, Node};
use crate::validate::Keyword;
use crate::validate::function::fits;
use crate::validate::words::type_names;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_SUB,
    documentation: Documentation {
        finds: "A `${Name}` in `Fn::Sub` that is neither a variable of its own, nor a parameter, resource or attribute; or that is a list. And a `Fn::Sub` of anything but a text, or a text and a map of variables.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
Outputs:
  Result:
    Value: !Sub 'arn:${AWS::Partition}:s3:::${Buckt}'
",
        good: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
Outputs:
  Result:
    Value: !Sub 'arn:${AWS::Partition}:s3:::${Bucket}'
",
    },
    check: Check::Several(&[
        Check::Earlier,
        Check::Subject(check),
        Check::Keywords(&[Keyword::Result("Fn::Sub")]),
    ]),
};

const SHAPE: Shape = Shape {
    function: "Fn::Sub",
    example: "!Sub ['${Name}', {Name: value}]",
    arguments: Arguments::Row(
        2,
        &[
            Slot { name: "the text", types: Types::STRING, functions: &[], items: None },
            Slot { name: "the variables", types: Types::OBJECT, functions: &[], items: None },
        ],
    ),
};

const VARIABLE: Slot = Slot {
    name: "each variable",
    types: Types::STRING,
    functions: &[
        "Fn::Base64",
        "Fn::FindInMap",
        "Fn::GetAtt",
        "Fn::GetAZs",
        "Fn::GetStackOutput",
        "Fn::If",
        "Fn::ImportValue",
        "Fn::Join",
        "Fn::Length",
        "Fn::Select",
        "Fn::Sub",
        "Fn::ToJsonString",
        "Ref",
    ],
    items: None,
};

fn check(subject: &Subject, findings: &mut Findings) {
    let found = shape::found_before(&RULE, findings);
    for call in subject.calls.iter().filter(|call| call.function == "Fn::Sub") {
        if shape::is_among(call, &found) {
            continue; // SAM could not use it either.
        }
        let is_made_by_macro = call.argument.get("Fn::Transform").is_some();
        if call.argument.scalar_text().is_none() && !is_made_by_macro {
            shape::check_call(&SHAPE, &RULE, subject, findings, call);
        }
        for variable in own_variables(call) {
            shape::check_value(&SHAPE, &RULE, subject, findings, call, (variable, &VARIABLE));
        }
    }
    for reference in subject.references_by(ReferenceKind::Variable) {
        if let Some((found, help)) = problem(subject, reference) {
            let name = match reference.attribute {
                "" => reference.name.to_owned(),
                attribute => format!("{}.{attribute}", reference.name),
            };
            let span = subject.variable_span(reference.span, &name);
            findings.suggest(&RULE, span, found, help);
        }
    }
}

fn own_variables<'t>(call: &Call<'t>) -> impl Iterator<Item = &'t Node> + use<'t> {
    let map = call.argument.as_list().and_then(|arguments| arguments.get(1)?.as_map());
    map.into_iter().flat_map(Map::values)
}

fn problem(subject: &Subject, reference: &Reference) -> Option<Problem> {
    let (name, attribute) = (reference.name, reference.attribute);
    let is_part = !attribute.is_empty() && subject.is_referable(&format!("{name}.{attribute}"));
    if is_part {
        return None;
    }
    let found = match attribute {
        "" => names::problem_of_value(subject, name, reference.section),
        _ => names::problem_of_resource(subject, name)
            .or_else(|| names::problem_of_attribute(subject, name, attribute)),
    };
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == ':');
    match found {
        Some((found, _)) if !is_name => {
            Some((found, format!("to keep the text as it is, write `${{!{name}}}`").into()))
        }
        None => gives_list(subject, name, attribute),
        found => found,
    }
}

fn gives_list(subject: &Subject, name: &str, attribute: &str) -> Option<Problem> {
    let given = subject.types_of_name(name, attribute)?;
    let found = format!("`{name}` is {} here, but `Fn::Sub` puts texts together", type_names(given));
    let help = format!("join the items first: `!Sub ['${{{name}}}', {{{name}: !Join [',', …]}}]`");
    (!fits(given, Types::STRING)).then_some((found, help.into()))
}
