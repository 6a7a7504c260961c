//! Broken YAML: lines that do not fit those around them.

use super::assert_findings;

#[test]
fn a_line_between_two_levels() {
    assert_findings(
        "Resources:\n  Function:\n    Type: x\n   Properties:\n      Handler: y\n",
        &[
            "error invalid-syntax at 4:4 \"Properties:\": this line is indented by 3 spaces, which fits none of the lines above it",
            "  help: indent it by 4 spaces to stand beside `Type`, or by 2 spaces to stand beside `Function`",
            "  at 3:5 \"Type\": 4 spaces here",
            "  at 2:3 \"Function\": 2 spaces here",
        ],
    );
}

#[test]
fn a_line_below_a_value() {
    assert_findings(
        "Resources:\n  Function:\n    Type: x\n      Properties:\n        Handler: y\n",
        &[
            "error invalid-syntax at 4:7 \"Properties\": `Properties` is indented deeper than `Type`, which already has a value",
            "  here: 6 spaces",
            "  help: to stand beside `Type`, indent it by 4 spaces",
            "  at 3:5 \"Type\": 4 spaces here",
        ],
    );
}

#[test]
fn a_line_too_deep_within_an_item() {
    assert_findings(
        "- Key: x\n   Value: y\n",
        &[
            "error invalid-syntax at 2:4 \"Value\": `Value` is indented deeper than `Key`, which already has a value",
            "  here: 3 spaces",
            "  help: to stand beside `Key`, indent it by 2 spaces",
            "  at 1:3 \"Key\": 2 spaces here",
        ],
    );
}

#[test]
fn a_line_too_shallow_within_an_item() {
    assert_findings(
        "- Key: x\n Value: y\n",
        &[
            "error invalid-syntax at 2:2 \"Value: y\": this line is indented by 1 space, which fits none of the lines above it",
            "  help: indent it by 2 spaces to stand beside `Key`",
            "  at 1:3 \"Key\": 2 spaces here",
        ],
    );
}

#[test]
fn an_item_between_two_levels() {
    assert_findings(
        "Layers:\n  - one\n - two\n",
        &[
            "error invalid-syntax at 3:2 \"- two\": this line is indented by 1 space, which fits none of the lines above it",
            "  help: indent it by 2 spaces to stand beside `- one`, or by no spaces to stand beside `Layers`",
            "  at 2:3 \"- one\": 2 spaces here",
            "  at 1:1 \"Layers\": no spaces here",
        ],
    );
}

#[test]
fn an_item_among_keys() {
    assert_findings(
        "Handler: x\n- y\n",
        &[
            "error invalid-syntax at 2:1 \"- y\": an item of a list stands among the keys of a map",
            "  help: put the list below a key of its own, and indent it deeper than the key",
            "  at 1:1 \"Handler: x\": a key of the same indentation",
        ],
    );
}

#[test]
fn a_key_among_items() {
    assert_findings(
        "Layers:\n  - one\n  Handler: x\n",
        &[
            "error invalid-syntax at 3:3 \"Handler: x\": this line stands among the items of a list, but does not begin with `- `",
            "  help: begin the line with `- `, or indent it as the key is that it belongs beside",
            "  at 2:3 \"- one\": an item",
        ],
    );
}

#[test]
fn a_line_left_of_the_first() {
    assert_findings(
        " Resources:\n    A: b\nOutputs:\n    C: d\n",
        &[
            "error invalid-syntax at 3:1 \"Outputs:\": this line is indented less than the first line of the template",
            "  help: let all sections of the template begin in the first column",
            "  at 1:2 \"Resources:\": 1 space",
        ],
    );
}

#[test]
fn a_tab_for_indentation() {
    assert_findings(
        "Resources:\n\tFunction:\n\t  Type: x\n",
        &[
            "error invalid-syntax at 2:1 \"\\t\": a tab cannot indent YAML",
            "  help: use spaces, two for each level",
        ],
    );
}

#[test]
fn a_tab_before_an_item() {
    assert_findings(
        "Layers:\n\t- one\n",
        &[
            "error invalid-syntax at 2:1 \"\\t\": a tab cannot indent YAML",
            "  help: use spaces, two for each level",
        ],
    );
}

#[test]
fn a_no_break_space_for_indentation() {
    assert_findings(
        "Resources:\n\u{a0}\u{a0}Function:\n    Type: x\n",
        &[
            "error invalid-syntax at 2:1 \"\\u{a0}\": this looks like a space, but it is U+00A0, which cannot indent YAML",
            "  help: write an ordinary space instead",
        ],
    );
}

#[test]
fn a_text_block_that_is_left_too_early() {
    assert_findings(
        "Code: |\n    first\n  second\nHandler: x\n",
        &[
            "error invalid-syntax at 3:3 \"second\": this line is indented by 2 spaces, which fits none of the lines above it",
            "  help: indent it by 4 spaces to stand beside `first`, or by no spaces to stand beside `Code`",
            "  at 2:5 \"first\": 4 spaces here",
            "  at 1:1 \"Code\": no spaces here",
        ],
    );
}

#[test]
fn no_space_after_a_colon() {
    assert_findings(
        "Function:\n  Type:AWS::Serverless::Function\n  Properties: {}\n",
        &[
            "error invalid-syntax at 2:7 \":\": a space is missing after the `:` of `Type`",
            "  help: write `Type: AWS::Serverless::Function`",
        ],
    );
}

#[test]
fn no_colon_after_a_key() {
    assert_findings(
        "Resources\n  Function:\n    Type: x\n",
        &[
            "error invalid-syntax at 1:1 \"Resources\": this line is neither a key with a value nor an item of a list",
            "  here: no `:` here",
            "  help: write `Resources:` when it is a key, or `- Resources` when it is an item",
        ],
    );
}

#[test]
fn a_word_among_keys() {
    assert_findings(
        "Handler: x\nTimeout\nRuntime: y\n",
        &[
            "error invalid-syntax at 2:1 \"Timeout\": this line is neither a key with a value nor an item of a list",
            "  here: no `:` here",
            "  help: write `Timeout:` when it is a key, or `- Timeout` when it is an item",
        ],
    );
}

#[test]
fn a_colon_within_a_value() {
    assert_findings(
        "Description: first: second # why\n",
        &[
            "error invalid-syntax at 1:14 \"first: second\": the value of `Description` has a `: ` inside, which makes it look like another key",
            "  help: put the text in quotes: `Description: \"first: second\"`",
        ],
    );
}

#[test]
fn a_colon_within_a_long_value() {
    assert_findings(
        "Description: Note: word word word word word word word word word word word word word word word word word word word word \n",
        &[
            "error invalid-syntax at 1:14 \"Note: word word word word word word word word word word word word word word word word word word word word\": the value of `Description` has a `: ` inside, which makes it look like another key",
            "  help: put the text in quotes: `Description: \"Note: word word word word word word word word word word word…\"`",
        ],
    );
}

#[test]
fn a_colon_within_a_tagged_value() {
    assert_findings(
        "Value: !Sub ${A}: b\n",
        &[
            "error invalid-syntax at 1:8 \"!Sub ${A}: b\": the value of `Value` has a `: ` inside, which makes it look like another key",
            "  help: put the text in quotes: `Value: !Sub \"${A}: b\"`",
        ],
    );
}

#[test]
fn a_colon_after_quotes() {
    assert_findings(
        "Value: 'a': b\n",
        &[
            "error invalid-syntax at 1:8 \"'a': b\": the value of `Value` has a `: ` inside, which makes it look like another key",
            "  help: put the whole value in one pair of quotes",
        ],
    );
}
