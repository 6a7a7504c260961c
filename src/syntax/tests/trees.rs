//! What texts are read as. The expected values are what PyYAML 6.0.3 with the tag constructor of
//! the SAM translator gives, as JSON.

use super::{read, tree};
use crate::emit::json::to_json;
use crate::tree::{Node, Number, Value};

fn assert_tree(text: &str, json: &str) {
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&to_json(&tree(text))), value(json), "{text}");
}

#[test]
fn short_forms_become_long_ones() {
    assert_tree("!Ref Name", r#"{"Ref": "Name"}"#);
    assert_tree("!Condition IsProd", r#"{"Condition": "IsProd"}"#);
    assert_tree("!GetAtt A.B.C", r#"{"Fn::GetAtt": ["A", "B.C"]}"#);
    assert_tree("!GetAtt A", r#"{"Fn::GetAtt": ["A"]}"#);
    assert_tree("!GetAtt 'A.Arn'", r#"{"Fn::GetAtt": ["A", "Arn"]}"#);
    assert_tree("!GetAtt [A, B.C]", r#"{"Fn::GetAtt": ["A", "B.C"]}"#);
    assert_tree(
        "!Transform {Name: x, Parameters: {a: 1}}",
        r#"{"Fn::Transform": {"Name": "x", "Parameters": {"a": 1}}}"#,
    );
    assert_tree("!<!Ref> Name", r#"{"Ref": "Name"}"#);
}

#[test]
fn short_forms_stand_within_others() {
    let text = "!If [IsProd, !Ref A, !Ref \"AWS::NoValue\"]";
    assert_tree(text, r#"{"Fn::If": ["IsProd", {"Ref": "A"}, {"Ref": "AWS::NoValue"}]}"#);
    let text = "Fn::Base64: !Sub\n  - ${A}\n  - A: !GetAtt B.C\n";
    assert_tree(text, r#"{"Fn::Base64": {"Fn::Sub": ["${A}", {"A": {"Fn::GetAtt": ["B", "C"]}}]}}"#);
    let text = "!And\n- !Not [!Equals [!Ref A, '']]\n- Condition: B\n";
    assert_tree(
        text,
        r#"{"Fn::And": [{"Fn::Not": [{"Fn::Equals": [{"Ref": "A"}, ""]}]}, {"Condition": "B"}]}"#,
    );
}

#[test]
fn the_argument_of_a_short_form_is_a_text_whatever_it_looks_like() {
    assert_tree(
        "[!Ref 123, !Ref yes, !Ref ~, !Ref 2010-09-09, !Ref]",
        r#"[{"Ref": "123"}, {"Ref": "yes"}, {"Ref": "~"}, {"Ref": "2010-09-09"}, {"Ref": ""}]"#,
    );
    assert_tree("!Select [1, [yes]]", r#"{"Fn::Select": [1, [true]]}"#);
    assert_tree("!Sub |\n  a\n  b\n", r#"{"Fn::Sub": "a\nb\n"}"#);
}

#[test]
fn plain_scalars_are_what_they_are_in_yaml_1_1() {
    assert_tree(
        "[yes, y, 010, 0x10, 1:30, 1e5, 1.5e+3, ~, 2010-09-09]",
        r#"[true, "y", 8, 16, 90, "1e5", 1500.0, null, "2010-09-09"]"#,
    );
    assert_tree("- 'yes'\n- \"1\"\n- |-\n  1\n- >-\n  ~\n", r#"["yes", "1", "1", "~"]"#);
    assert_tree(
        "[!!str 1, !!int '2', !!float 1e5, !!bool \"ON\", !!null x, ! 5, !!binary aGk=]",
        r#"["1", 2, 100000.0, true, null, 5, "aGk="]"#,
    );
    assert_tree("A:\nB: \"\"\nC: {d}", r#"{"A": null, "B": "", "C": {"d": null}}"#);
}

#[test]
fn keys_are_the_json_text_of_what_they_are() {
    assert_tree(
        "{200: a, 0x1F: b, on: c, ~: d, 1.50: e, 2010-09-09: f, =: g, '<<': h}",
        r#"{"200": "a", "31": "b", "true": "c", "null": "d", "1.5": "e", "2010-09-09": "f", "=": "g", "<<": "h"}"#,
    );
}

#[test]
fn merged_entries_come_first_and_own_ones_win() {
    let text = "base: &base {A: 1, B: 2}\nuse:\n  C: 3\n  B: 4\n  <<: *base\n";
    assert_tree(text, r#"{"base": {"A": 1, "B": 2}, "use": {"A": 1, "B": 4, "C": 3}}"#);
    let keys = |node: &Node| node.as_map().unwrap().keys().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(keys(tree(text).get("use").unwrap()), ["A", "B", "C"]);
    assert_tree("<<: [{A: 1, B: 1}, {B: 2, C: 2}]\nC: 3\n", r#"{"A": 1, "B": 1, "C": 3}"#);
    assert_tree("!Sub {<<: {A: b}}", r#"{"Fn::Sub": {"A": "b"}}"#);
}

#[test]
fn aliases_stand_for_what_they_name() {
    assert_tree("[&a {x: !Ref y}, *a, &b z, *b]", r#"[{"x": {"Ref": "y"}}, {"x": {"Ref": "y"}}, "z", "z"]"#);
    assert_tree("A: &k b\n*k : c\n", r#"{"A": "b", "b": "c"}"#);
}

#[test]
fn block_scalars_end_as_pyyaml_has_it() {
    assert_tree("A: |\n  x", r#"{"A": "x"}"#);
    assert_tree("A: |\n  x\n", r#"{"A": "x\n"}"#);
    assert_tree("A: |\n  x\n ", r#"{"A": "x\n"}"#);
    assert_tree("A: |\n  x\n# end", r#"{"A": "x\n"}"#);
    assert_tree("A: |+\n  x\n\n", r#"{"A": "x\n\n"}"#);
    assert_tree("A: >\n  x\n  y\n\n  z", r#"{"A": "x y\nz"}"#);
    assert_tree("A: |2\n  x\n   ", r#"{"A": "x\n "}"#);
}

#[test]
fn byte_order_marks_and_line_ends_of_windows_are_no_part_of_values() {
    assert_tree(
        "\u{feff}A: b\r\nC: |\r\n  d\r\n  e\r\nF: 'g\r\n  h'\r\n",
        r#"{"A": "b", "C": "d\ne\n", "F": "g h"}"#,
    );
}

#[test]
fn json_is_read_with_its_escapes() {
    let read = read("a.json", "{\t\"A\": \"\\ud83d\\ude00\\/\\u00e9\", \"B\": [1e5, -0.5, null, true]}");
    assert_eq!(read.lines(), Vec::<String>::new());
    let tree = read.tree.unwrap();
    assert_eq!(tree.get("A").and_then(Node::as_str), Some("😀/é"));
    let number = tree.get("B").and_then(Node::as_list).and_then(|list| list.first()).map(|node| &node.value);
    assert!(matches!(number, Some(Value::Number(Number::Float(1e5)))));
}

#[test]
fn whole_numbers_wider_than_128_bits_stay_text() {
    let digits = "9".repeat(60);
    assert_eq!(tree(&digits).as_str(), Some(digits.as_str()));
}

/// The place of the value at a path, or of the last key when the path ends with `?`.
fn place(text: &str, path: &[&str]) -> String {
    let read = read("template.yaml", text);
    let root = read.tree.as_ref().unwrap();
    let span = match path {
        [parents @ .., key] if key.ends_with('?') => {
            root.at(parents).and_then(Node::as_map).unwrap().key_span(key.trim_end_matches('?')).unwrap()
        }
        _ => root.at(path).unwrap().span,
    };
    assert_eq!(span.file, read.file);
    read.sources.slice(span).to_owned()
}

#[test]
fn spans_cover_what_is_written_and_no_more() {
    let text = "A: 'x y'  # why\nB:\n  C: [1, {d: e} ]\n  F: |\n    g\n\n    h\n\nI: !Sub\n  - j\n  - {k: l}\n\nM: !GetAtt N.O.P\nQ:\nR: \"\"\n";
    assert_eq!(place(text, &["A"]), "'x y'");
    assert_eq!(place(text, &["A?"]), "A");
    assert_eq!(place(text, &["B"]), "C: [1, {d: e} ]\n  F: |\n    g\n\n    h");
    assert_eq!(place(text, &["B", "C"]), "[1, {d: e} ]");
    assert_eq!(place(text, &["B", "F"]), "g\n\n    h");
    assert_eq!(place(text, &["I"]), "!Sub\n  - j\n  - {k: l}");
    assert_eq!(place(text, &["I", "Fn::Sub?"]), "!Sub");
    assert_eq!(place(text, &["I", "Fn::Sub"]), "- j\n  - {k: l}");
    assert_eq!(place(text, &["M"]), "!GetAtt N.O.P");
    assert_eq!(place(text, &["Q"]), "");
    assert_eq!(place(text, &["R"]), "\"\"");
    assert!(place(text, &[]).ends_with("R: \"\""));
}

#[test]
fn get_att_has_the_places_of_both_halves() {
    for text in ["A: !GetAtt B.C.D", "A: !GetAtt 'B.C.D'"] {
        let read = read("template.yaml", text);
        let halves = read.tree.as_ref().unwrap().at(&["A", "Fn::GetAtt"]).unwrap().as_list().unwrap();
        let places: Vec<_> = halves.iter().map(|half| read.sources.slice(half.span)).collect();
        assert_eq!(places, ["B", "C.D"]);
    }
}

#[test]
fn aliases_have_the_places_of_what_they_name() {
    let text = "A: &a {b: c}\nD: *a\nE:\n  F: *a\n";
    assert_eq!(place(text, &["D"]), "{b: c}");
    assert_eq!(place(text, &["E"]), "F: *a");
}

#[test]
fn an_overriding_key_has_its_own_place() {
    let text = "A: &a {B: 1}\nC:\n  <<: *a\n  B: 2\n";
    let read = read("template.yaml", text);
    let map = read.tree.as_ref().unwrap().get("C").and_then(Node::as_map).unwrap();
    assert_eq!(read.sources.get(read.file).unwrap().position(map.key_span("B").unwrap().start).line, 4);
}
