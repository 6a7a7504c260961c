//! A definition as JSON text, line by line as the SAM service prints it: keys sorted, four spaces
//! a level, everything outside ASCII escaped.

use crate::expand::ids::canonical_json;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// `Fn::Join` of the lines.
pub fn joined_lines(definition: &Node) -> Node {
    let mut text = String::new();
    write(&mut text, definition, 0);
    let lines = text.split('\n').map(|line| line.into_node(definition.span)).collect();
    intrinsic::join("\n", lines, definition.span)
}

fn write(out: &mut String, node: &Node, depth: usize) {
    match &node.value {
        Value::List(items) if !items.is_empty() => write_list(out, items, depth),
        Value::Map(map) if !map.is_empty() => write_map(out, map, depth),
        _ => out.push_str(&canonical_json(node)),
    }
}

fn write_list(out: &mut String, items: &[Node], depth: usize) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        begin_line(out, index, depth + 1);
        write(out, item, depth + 1);
    }
    end_block(out, depth, ']');
}

fn write_map(out: &mut String, map: &Map, depth: usize) {
    let mut entries: Vec<(&Text, &Node)> = map.iter().collect();
    entries.sort_by(|(left, _), (right, _)| left.as_str().cmp(right.as_str()));
    out.push('{');
    for (index, (key, value)) in entries.into_iter().enumerate() {
        begin_line(out, index, depth + 1);
        out.push_str(&canonical_json(&Node::made(key, value.span)));
        out.push_str(": ");
        write(out, value, depth + 1);
    }
    end_block(out, depth, '}');
}

fn begin_line(out: &mut String, index: usize, depth: usize) {
    out.push_str(if index > 0 { ",\n" } else { "\n" });
    out.push_str(&"    ".repeat(depth));
}

fn end_block(out: &mut String, depth: usize, bracket: char) {
    out.push('\n');
    out.push_str(&"    ".repeat(depth));
    out.push(bracket);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Sources;

    /// The expected text is what Python prints for
    /// `json.dumps(definition, sort_keys=True, indent=4, separators=(",", ": "))`.
    #[test]
    fn prints_as_the_service_does() {
        let mut sources = Sources::new();
        let source = r#"{"b": [1, {"x": []}], "a": {}, "ü": "\n\"é", "n": null, "t": true, "f": 1.0}"#;
        let file = sources.add("test", source);
        let node = crate::syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap();
        let expected = [
            "{",
            "    \"a\": {},",
            "    \"b\": [",
            "        1,",
            "        {",
            "            \"x\": []",
            "        }",
            "    ],",
            "    \"f\": 1.0,",
            "    \"n\": null,",
            "    \"t\": true,",
            "    \"\\u00fc\": \"\\n\\\"\\u00e9\"",
            "}",
        ];
        let span = node.span;
        let lines = expected.iter().map(|line| line.into_node(span)).collect();
        assert_eq!(joined_lines(&node), intrinsic::join("\n", lines, span));
    }
}
