//! What values mention anywhere inside of them.

use crate::evaluate::substitute::{Part, arguments, parts};
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// The logical ids that a value mentions: by `Ref`, by `Fn::GetAtt`, and in the texts of `Fn::Sub`.
pub fn mentioned_ids(node: &Node) -> Vec<&str> {
    let mut ids = Vec::new();
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        ids.extend(intrinsic::referenced_id(node));
        match (intrinsic::argument(node, "Fn::Sub").and_then(arguments), &node.value) {
            (Some((text, own)), _) => {
                let is_own = |name: &str| own.is_some_and(|own| own.contains(name));
                ids.extend(variables(text).filter(|name| !is_own(name)).map(id_of));
                waiting.extend(own.into_iter().flat_map(|own| own.values()));
            }
            (None, Value::List(items)) => waiting.extend(items),
            (None, Value::Map(map)) => waiting.extend(map.values()),
            _ => {}
        }
    }
    ids
}

fn variables(text: &Node) -> impl Iterator<Item = &str> {
    let parts = parts(text.as_str().unwrap_or("")).into_iter();
    parts.filter_map(|part| match part {
        Part::Variable(name, _) => Some(name),
        Part::Text(_) => None,
    })
}

fn id_of(variable: &str) -> &str {
    variable.split_once('.').map_or(variable, |(id, _)| id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_in_functions() {
        let cases = [
            ("!Ref A", vec!["A"]),
            ("!GetAtt A.Arn", vec!["A"]),
            ("!Sub '${A.Arn}/*'", vec!["A"]),
            ("!Sub ['${a}/${B}', {a: !Ref C}]", vec!["B", "C"]),
            ("!Join ['', [x, !GetAtt A.Arn]]", vec!["A"]),
            ("A", vec![]),
        ];
        for (yaml, wanted) in cases {
            let mut sources = crate::source::Sources::new();
            let file = sources.add("template.yaml", yaml);
            let node = crate::syntax::parse(&sources, file, &mut crate::diagnostic::Diagnostics::new());
            assert_eq!(mentioned_ids(&node.unwrap()), wanted, "{yaml}");
        }
    }
}
