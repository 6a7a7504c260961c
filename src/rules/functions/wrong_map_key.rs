//! E1011: Fn::FindInMap names a mapping or key that there is not.

use super::shape::{self, Arguments, Shape, Slot};
use crate::check::{Findings, Subject};
use crate::diagnostic::code;
use crate::diagnostic::similar;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Types;
use crate::tree::{Map, Node};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_FIND_IN_MAP,
    documentation: Documentation {
        finds: "A `Fn::FindInMap` of a mapping or key that the template does not have, or with other arguments than a mapping and two keys. Keys that parameters give are not looked at.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Mappings:
  Sizes:
    small:
      memory: 128
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !FindInMap [Sizes, smal, memory]
",
        good: "\
Mappings:
  Sizes:
    small:
      memory: 128
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !FindInMap [Sizes, small, memory]
",
    },
    check: Check::Several(&[
        Check::Earlier,
        Check::Subject(check),
        Check::Keywords(&[Keyword::Result("Fn::FindInMap")]),
    ]),
};

const SHAPE: Shape = Shape {
    function: "Fn::FindInMap",
    example: "!FindInMap [Mapping, TopLevelKey, SecondLevelKey]",
    arguments: Arguments::Row(
        3,
        &[
            Slot {
                name: "the mapping",
                types: Types::STRING,
                functions: &["Fn::FindInMap", "Ref"],
                items: None,
            },
            Slot {
                name: "the top-level key",
                types: Types::STRING,
                functions: &["Fn::FindInMap", "Ref"],
                items: None,
            },
            Slot {
                name: "the second-level key",
                types: Types::STRING,
                functions: &["Fn::FindInMap", "Ref"],
                items: None,
            },
            Slot { name: "the options", types: Types::OBJECT, functions: &[], items: None },
        ],
    ),
};

/// With `AWS::LanguageExtensions`.
const EXTENDED: Shape = Shape {
    arguments: Arguments::Row(
        3,
        &[
            Slot {
                name: "the mapping",
                types: Types::STRING,
                functions: &[
                    "Fn::FindInMap",
                    "Fn::Join",
                    "Fn::Sub",
                    "Fn::If",
                    "Fn::Select",
                    "Fn::Length",
                    "Fn::ToJsonString",
                    "Ref",
                ],
                items: None,
            },
            Slot {
                name: "the top-level key",
                types: Types::STRING,
                functions: &[
                    "Fn::FindInMap",
                    "Fn::Join",
                    "Fn::Sub",
                    "Fn::If",
                    "Fn::Select",
                    "Fn::Length",
                    "Fn::ToJsonString",
                    "Ref",
                ],
                items: None,
            },
            Slot {
                name: "the second-level key",
                types: Types::STRING,
                functions: &[
                    "Fn::FindInMap",
                    "Fn::Join",
                    "Fn::Sub",
                    "Fn::If",
                    "Fn::Select",
                    "Fn::Length",
                    "Fn::ToJsonString",
                    "Ref",
                ],
                items: None,
            },
            Slot { name: "the options", types: Types::OBJECT, functions: &[], items: None },
        ],
    ),
    ..SHAPE
};

fn check(subject: &Subject, findings: &mut Findings) {
    let shape = if subject.has_language_extensions() { &EXTENDED } else { &SHAPE };
    shape::check(shape, &RULE, subject, findings);
    for call in subject.calls.iter().filter(|call| call.function == "Fn::FindInMap") {
        if let Some([map, top, second]) = call.argument.as_list().map(Vec::as_slice) {
            keys(subject, [map, top, second], findings);
        }
    }
}

fn keys(subject: &Subject, arguments: [&Node; 3], findings: &mut Findings) {
    let [map, top, second] = arguments;
    let mappings = subject.section("Mappings");
    let Some(name) = map.as_str().filter(|_| !mappings.contains("Fn::Transform")) else { return };
    let Some(entries) = mappings.get(name) else {
        return missing(map, "mapping", mappings, findings);
    };
    let Some(entries) = entries.as_map().filter(|entries| !entries.contains("Fn::Transform")) else { return };
    let key = top.scalar_text();
    if let Some(key) = &key
        && !entries.contains(key)
    {
        return missing(top, &format!("key in `{name}`"), entries, findings);
    }
    let below = entries.iter().filter(|(known, _)| key.as_ref().is_none_or(|key| known.as_str() == key));
    let maps: Option<Vec<&Map>> = below.map(|(_, node)| node.as_map()).collect();
    let (Some(maps), Some(wanted)) = (maps, second.scalar_text()) else { return };
    if let Some(first) = maps.first()
        && !maps.iter().any(|map| map.contains(&wanted) || map.contains("Fn::Transform"))
    {
        let of = key.map_or(name.to_owned(), |key| format!("{name}.{key}"));
        missing(second, &format!("key in `{of}`"), first, findings);
    }
}

fn missing(node: &Node, what: &str, known: &Map, findings: &mut Findings) {
    let name = node.scalar_text().unwrap_or_default();
    let names: Vec<&str> = known.keys().map(|key| key.as_str()).collect();
    let help = match similar::nearest(&name, names.iter().copied()) {
        Some(near) => near.instead_of(&name),
        None if names.is_empty() => "the template has no section `Mappings`".to_owned().into(),
        None => format!("there are: {}", names.join(", ")).into(),
    };
    findings.suggest(&RULE, node.span, format!("there is no {what} named `{name}`"), help);
}
