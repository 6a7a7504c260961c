//! Broken YAML: quotes, brackets, and characters with a meaning of their own.

use super::assert_findings;

#[test]
fn a_quote_that_is_not_closed() {
    assert_findings(
        "Function:\n  Type: \"AWS::Serverless::Function\n  Properties: {}\n",
        &[
            "error invalid-syntax at 2:9 \"\\\"AWS::Serverless::Function\": the text that begins here has no closing quote",
            "  here: opened by `\"`",
            "  help: close it with `\"`, or indent all lines of the text deeper than its key",
            "  at 3:3 \"Properties: {}\": this line is not indented enough to belong to the text",
        ],
    );
}

#[test]
fn a_quote_that_is_not_closed_at_the_end() {
    assert_findings(
        "Handler: 'x # it''s\n",
        &[
            "error invalid-syntax at 1:10 \"'x # it''s\": the text that begins here has no closing quote",
            "  here: opened by `'`",
            "  help: close it with `'` at its end",
        ],
    );
}

#[test]
fn a_quote_that_another_one_closes_later() {
    assert_findings(
        "Handler: \"x\nRuntime: y\nMemory: \"z\"\n",
        &[
            "error invalid-syntax at 1:10 \"\\\"x\": the text that begins here has no closing quote",
            "  here: opened by `\"`",
            "  help: close it with `\"`, or indent all lines of the text deeper than its key",
            "  at 2:1 \"Runtime: y\": this line is not indented enough to belong to the text",
        ],
    );
}

#[test]
fn an_apostrophe_in_single_quotes() {
    assert_findings(
        "Description: 'it's mine'\n",
        &[
            "error invalid-syntax at 1:18 \"s mine'\": the text in quotes has ended before this",
            "  help: within single quotes, write an apostrophe twice: `''`",
        ],
    );
}

#[test]
fn quotes_in_double_quotes() {
    assert_findings(
        "Description: \"say \"yes\" now\"\n",
        &[
            "error invalid-syntax at 1:20 \"yes\\\" now\\\"\": the text in quotes has ended before this",
            "  help: within double quotes, write a quote as `\\\"`",
        ],
    );
}

#[test]
fn a_text_behind_quotes() {
    assert_findings(
        "Handler: \"app\" .handler\n",
        &[
            "error invalid-syntax at 1:16 \".handler\": the text in quotes has ended before this",
            "  help: remove it, or move the closing `\"` behind it",
        ],
    );
}

#[test]
fn a_backslash_in_double_quotes() {
    assert_findings(
        "Pattern: \"[a-z]\\d+\"\n",
        &[
            "error invalid-syntax at 1:16 \"\\\\d\": `\\d` is not an escape that YAML knows",
            "  help: write a backslash twice (`\\\\`), or put the text in single quotes, which have no escapes",
        ],
    );
}

#[test]
fn an_escape_that_is_cut_short() {
    assert_findings(
        "Text: \"x\\u12\"\n",
        &[
            "error invalid-syntax at 1:9 \"\\\\u12\": `\\u12` is not complete",
            "  help: `\\x` needs 2 hexadecimal digits behind it, `\\u` needs 4, and `\\U` 8",
        ],
    );
}

#[test]
fn half_a_surrogate_pair() {
    assert_findings(
        "Text: \"x\\ud83d\"\n",
        &[
            "error invalid-syntax at 1:9 \"\\\\ud83d\": `\\ud83d` is only half a character",
            "  help: such escapes come in pairs; better write the character itself",
        ],
    );
}

#[test]
fn a_list_that_is_not_closed() {
    assert_findings(
        "A:\n  Value: !Join [',', [!Ref A, !Ref B]\nB:\n  Value: x\n",
        &[
            "error invalid-syntax at 2:16 \"[\": this `[` is not closed",
            "  here: `]` is missing",
            "  help: add `]` after the last item, or put quotes around a text that begins with `[`",
            "  at 3:1 \"B\": the next key begins here",
        ],
    );
}

#[test]
fn a_map_that_is_not_closed() {
    assert_findings(
        "Tags: {a: b\nHandler: x\n",
        &[
            "error invalid-syntax at 1:7 \"{\": this `{` is not closed",
            "  here: `}` is missing",
            "  help: add `}` after the last item, or put quotes around a text that begins with `{`",
            "  at 2:1 \"Handler\": the next key begins here",
        ],
    );
}

#[test]
fn a_bracket_that_is_not_closed_at_the_end() {
    assert_findings(
        "Layers: [a, b\n",
        &[
            "error invalid-syntax at 1:9 \"[\": this `[` is not closed",
            "  here: `]` is missing",
            "  help: add `]` after the last item, or put quotes around a text that begins with `[`",
        ],
    );
}

#[test]
fn a_bracket_of_the_wrong_kind() {
    assert_findings(
        "Layers: [a, {b: c]\n",
        &[
            "error invalid-syntax at 1:13 \"{\": this `{` is closed by a `]`",
            "  help: close it with `}`",
            "  at 1:18 \"]\": closed here",
        ],
    );
}

#[test]
fn a_bracket_too_many() {
    assert_findings(
        "Layers: [a]]\n",
        &[
            "error invalid-syntax at 1:12 \"]\": this `]` closes nothing",
            "  help: remove it, or put quotes around a text that begins with `]`",
        ],
    );
}

#[test]
fn a_closing_bracket_alone() {
    assert_findings(
        "Layers: ]\n",
        &[
            "error invalid-syntax at 1:9 \"]\": this `]` closes nothing",
            "  help: remove it, or put quotes around a text that begins with `]`",
        ],
    );
}

#[test]
fn a_comma_too_many() {
    assert_findings(
        "Layers: [a,, b]\n",
        &["error invalid-syntax at 1:12 \",\": there is nothing before this `,`", "  help: remove it"],
    );
}

#[test]
fn a_missing_comma() {
    assert_findings(
        "Tags: {a: b c: d}\n",
        &[
            "error invalid-syntax at 1:14 \":\": a `,` or `}` is missing before this",
            "  help: put texts with `:`, `,`, brackets or quotes inside into quotes",
            "  at 1:7 \"{\": inside this bracket",
        ],
    );
}

#[test]
fn a_substitution_between_brackets() {
    assert_findings(
        "Value: [!Sub ${A}-x, b]\n",
        &[
            "error invalid-syntax at 1:14 \"${\": `${` needs quotes between brackets",
            "  help: put the whole text in quotes: `\"${Name}\"`",
        ],
    );
}

#[test]
fn a_moustache() {
    assert_findings(
        "Value: {{ name }}\n",
        &[
            "error invalid-syntax at 1:9 \"{ name }\": a key must be a text, but this is a map",
            "  help: a text that begins with `{` needs quotes",
        ],
    );
}

#[test]
fn a_star_alone() {
    assert_findings(
        "Statement:\n  Resource: *\n",
        &[
            "error invalid-syntax at 2:13 \"*\": a `*` at the start of a value means an alias in YAML",
            "  help: put the text in quotes: `\"*\"`",
        ],
    );
}

#[test]
fn a_star_in_a_list() {
    assert_findings(
        "Resource:\n  - *\n",
        &[
            "error invalid-syntax at 2:5 \"*\": a `*` at the start of a value means an alias in YAML",
            "  help: put the text in quotes: `\"*\"`",
        ],
    );
}

#[test]
fn a_star_before_a_text() {
    assert_findings(
        "Resource: *.example.com\n",
        &[
            "error invalid-syntax at 1:11 \"*.example.com\": `*.example.com` refers to an anchor `&.example.com`, which is nowhere above",
            "  help: to write the text itself, put it in quotes: `\"*.example.com\"`",
        ],
    );
}

#[test]
fn a_cron_expression() {
    assert_findings(
        "Schedule: * * * * ?\n",
        &[
            "error invalid-syntax at 1:11 \"* * * * ?\": a `*` at the start of a value means an alias in YAML",
            "  help: put the text in quotes: `\"* * * * ?\"`",
        ],
    );
}

#[test]
fn an_ampersand_alone() {
    assert_findings(
        "Value: & b\n",
        &[
            "error invalid-syntax at 1:8 \"& b\": a `&` at the start of a value means an anchor in YAML",
            "  help: put the text in quotes: `\"& b\"`",
        ],
    );
}

#[test]
fn a_percent_sign() {
    assert_findings(
        "Value: %d\n",
        &[
            "error invalid-syntax at 1:8 \"%d\": a value cannot begin with `%`",
            "  help: put the text in quotes: `\"%d\"`",
        ],
    );
}

#[test]
fn an_at_sign() {
    assert_findings(
        "Value: @scope/name\n",
        &[
            "error invalid-syntax at 1:8 \"@scope/name\": a value cannot begin with `@`",
            "  help: put the text in quotes: `\"@scope/name\"`",
        ],
    );
}

#[test]
fn a_backtick() {
    assert_findings(
        "Value: `x`\n",
        &[
            "error invalid-syntax at 1:8 \"`x`\": a value cannot begin with a backtick",
            "  help: put the text in quotes: `\"`x`\"`",
        ],
    );
}

#[test]
fn an_item_beside_its_key() {
    assert_findings(
        "Layers: - one\n",
        &[
            "error invalid-syntax at 1:9 \"- one\": a list cannot begin on the line of its key",
            "  help: write each `- item` on a line of its own below the key; a text that begins with `- ` needs quotes",
        ],
    );
}

#[test]
fn a_text_beside_a_block_indicator() {
    assert_findings(
        "Code: | first\n  second\n",
        &[
            "error invalid-syntax at 1:7 \"| first\": the text of a `|` block begins on the next line",
            "  help: only an indentation (`|2`), `-` or `+` may follow the `|`",
        ],
    );
}

#[test]
fn an_equals_sign_alone() {
    assert_findings(
        "Operator: =\nOther: <<\n",
        &[
            "error invalid-syntax at 1:11 \"=\": `=` alone has a meaning of its own in YAML, and none here",
            "  help: put it in quotes: `\"=\"`",
            "error invalid-syntax at 2:8 \"<<\": `<<` alone has a meaning of its own in YAML, and none here",
            "  help: put it in quotes: `\"<<\"`",
        ],
    );
}

#[test]
fn a_byte_that_is_no_text() {
    assert_findings(
        "A: b\0c\n",
        &[
            "error invalid-syntax at 1:5 \"\\0\": the file is not text",
            "  help: is this the right file? Templates are YAML or JSON, saved as UTF-8",
        ],
    );
}

#[test]
fn an_invisible_character() {
    assert_findings(
        "A: b\u{7}c\n",
        &[
            "error invalid-syntax at 1:5 \"\\u{7}\": the invisible character U+0007 cannot stand in a template",
            "  help: remove it; in a text with double quotes it can be written `\"\\u0007\"`",
        ],
    );
}
