//! `*.json` files: what JSON does not allow, and what it does.

use super::read;

fn assert_json_findings(text: &str, expected: &[&str]) {
    assert_eq!(read("template.json", text).lines(), expected);
}

#[test]
fn a_comma_after_the_last_entry() {
    assert_json_findings(
        "{\n  \"A\": [1, 2],\n}\n",
        &[
            "error invalid-syntax at 2:14 \",\": JSON allows no comma after the last entry",
            "  help: remove the comma",
        ],
    );
}

#[test]
fn a_comma_after_the_last_item() {
    assert_json_findings(
        "{\"A\": [1, 2,]}",
        &[
            "error invalid-syntax at 1:12 \",\": JSON allows no comma after the last entry",
            "  help: remove the comma",
        ],
    );
}

#[test]
fn single_quotes() {
    assert_json_findings(
        "{'A': 1}",
        &[
            "error invalid-syntax at 1:2 \"'\": JSON texts stand in double quotes",
            "  help: write `\"` instead of `'`",
        ],
    );
}

#[test]
fn a_comment() {
    assert_json_findings(
        "{\n  // why\n  \"A\": 1\n}",
        &[
            "error invalid-syntax at 2:3 \"/\": JSON has no comments",
            "  help: remove it, or put it under `Metadata` or `Description`",
        ],
    );
}

#[test]
fn a_key_without_quotes() {
    assert_json_findings(
        "{A: 1}",
        &[
            "error invalid-syntax at 1:2 \"A\": `A` is not a JSON value",
            "  help: texts and keys stand in double quotes",
        ],
    );
}

#[test]
fn a_value_without_quotes() {
    assert_json_findings(
        "{\"A\": yes please}",
        &[
            "error invalid-syntax at 1:7 \"yes\": `yes` is not a JSON value",
            "  help: texts and keys stand in double quotes",
        ],
    );
}

#[test]
fn a_python_value() {
    assert_json_findings(
        "{\"A\": True}",
        &[
            "error invalid-syntax at 1:7 \"True\": `True` is not a JSON value",
            "  help: write it in lower case",
        ],
    );
}

#[test]
fn a_missing_comma() {
    assert_json_findings(
        "{\n  \"A\": 1\n  \"B\": 2\n}",
        &[
            "error invalid-syntax at 3:3 \"\\\"\": a `,` is missing before this",
            "  help: put `,` between entries",
        ],
    );
}

#[test]
fn a_missing_colon() {
    assert_json_findings(
        "{\"A\" {\"B\": 1}}",
        &[
            "error invalid-syntax at 1:6 \"{\": a `:` is missing before this",
            "  help: put `:` between key and value",
        ],
    );
}

#[test]
fn two_commas() {
    assert_json_findings(
        "{\"A\": [1,, 2]}",
        &["error invalid-syntax at 1:10 \",\": there is nothing before this comma", "  help: remove it"],
    );
}

#[test]
fn a_key_in_a_list() {
    assert_json_findings(
        "[\"A\": 1]",
        &["error invalid-syntax at 1:5 \":\": a list has no keys", "  help: use `{…}` for keys and values"],
    );
}

#[test]
fn a_bracket_that_is_not_closed() {
    assert_json_findings(
        "{\"A\": {\"B\": [1, 2}",
        &[
            "error invalid-syntax at 1:18 \"}\": `[` is closed by a `}`",
            "  help: close it with the bracket that fits",
            "  at 1:13 \"[\": opened here",
        ],
    );
}

#[test]
fn an_end_too_early() {
    assert_json_findings(
        "{\n  \"A\": {\n    \"B\": \"c\"\n",
        &["error invalid-syntax at 2:8 \"{\": this `{` is not closed", "  help: add the missing `}`"],
    );
}

#[test]
fn a_quote_that_is_not_closed() {
    assert_json_findings(
        "{\"A\": \"b}",
        &["error invalid-syntax at 1:7 \"\\\"\": this `\"` is not closed", "  help: add the missing `\"`"],
    );
}

#[test]
fn a_line_break_in_a_text() {
    assert_json_findings(
        "{\"A\": \"b\nc\"}",
        &[
            "error invalid-syntax at 1:7 \"\\\"b\": a JSON text cannot go over several lines",
            "  help: close it with `\"`, or write `\\n`",
        ],
    );
}

#[test]
fn a_tab_in_a_text() {
    assert_json_findings(
        "{\"A\": \"b\tc\"}",
        &["error invalid-syntax at 1:9 \"\\t\": a JSON text cannot have a tab", "  help: write `\\t`"],
    );
}

#[test]
fn an_unknown_escape() {
    assert_json_findings(
        "{\"A\": \"\\d\"}",
        &[
            "error invalid-syntax at 1:8 \"\\\\d\": this is not an escape that JSON knows",
            "  help: write a backslash twice (`\\\\`); `\\u` needs four hexadecimal digits",
        ],
    );
}

#[test]
fn a_text_behind_the_template() {
    assert_json_findings(
        "{\"A\": 1} {\"B\": 2}",
        &["error invalid-syntax at 1:10 \"{\": the template has ended before this", "  help: remove it"],
    );
}

#[test]
fn a_bracket_too_many() {
    assert_json_findings(
        "{\"A\": 1}}",
        &["error invalid-syntax at 1:9 \"}\": this `}` closes nothing", "  help: remove it"],
    );
}

#[test]
fn yaml_in_a_json_file() {
    assert_json_findings(
        "A: 1\nB: 2\n",
        &[
            "error invalid-syntax at 1:1 \"\": the file is named `.json`, but its text is not JSON",
            "  help: a JSON template begins with `{`; a YAML template is best named `.yaml`",
        ],
    );
}

#[test]
fn a_repeated_key() {
    assert_json_findings(
        "{\"A\": 1, \"A\": 2}",
        &[
            "warning duplicate-key at 1:10 \"\\\"A\\\"\": the key `A` stands twice in this map",
            "  here: again here",
            "  help: rename or remove one; as it is, the last counts and the others are lost",
            "  at 1:2 \"\\\"A\\\"\": first here",
        ],
    );
}

#[test]
fn a_byte_order_mark_and_umlauts() {
    assert_json_findings(
        "\u{feff}{\"Ä\": ü}",
        &[
            "error invalid-syntax at 1:7 \"ü\": `ü` is not a JSON value",
            "  help: texts and keys stand in double quotes",
        ],
    );
}
